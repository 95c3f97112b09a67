import type { Context } from 'hono'
import { cohabitants } from '../db/foyers.ts'
import { chercherPersonnes, type Personne } from '../db/personnes.ts'
import { quitterFoyer, vivreEnsemble } from '../domain/changerFoyer.ts'
import { z } from 'zod'
import type { Acces, Route, Services } from './acces.ts'
import { auteurDe } from './auteur.ts'
import { apresChange, routeDuDossier, type DossierBeneficiaire, type RepondreDuDossier } from './fiche.tsx'
import { personne } from './formats.ts'
import { Fautes, lireFormulaire, versPage } from './formulaire.tsx'
import { Vide } from './tableau.tsx'

const REPONSES = 12
const AVEC = z.object({ avec: z.coerce.number('Choisissez une personne.').int().positive() })

/** Who lives with whom: one line for two, and hours shared by a couple. */
export function foyersRoutes(services: Services): Route[] {
  const chemin = '/beneficiaires/:id/foyer'
  const sur = routeDuDossier(services)
  return [
    { methode: 'get', chemin, politique: 'metier', repondre: sur(montrer) },
    { methode: 'post', chemin, politique: 'metier', repondre: sur(noter) },
    { methode: 'post', chemin: `${chemin}/depart`, politique: 'metier', repondre: sur(quitter) },
  ]
}

const noter: RepondreDuDossier = async (c, acces, services, dossier) => {
  const lu = await lireFormulaire(c, AVEC)
  const encore = async (fautes: Record<string, string>) => montrer(c, acces, services, dossier, fautes)
  if (!lu.bon) return encore({ '': 'Choisissez une personne.' })
  const demande = { beneficiaireId: dossier.id, avecId: lu.valeurs.avec }
  const change = await vivreEnsemble(services.db, auteurDe(c, acces), demande, dossier.instant)
  return apresChange(
    c,
    acces,
    change,
    () => versPage(c, dossier.base, 'foyer'),
    (fautes) => encore({ '': Object.values(fautes).join(' ') }),
  )
}

const quitter: RepondreDuDossier = async (c, acces, services, dossier) => {
  const demande = { beneficiaireId: dossier.id }
  const change = await quitterFoyer(services.db, auteurDe(c, acces), demande, dossier.instant)
  return apresChange(
    c,
    acces,
    change,
    () => versPage(c, dossier.base, 'seul'),
    (fautes) => montrer(c, acces, services, dossier, fautes),
  )
}

async function montrer(
  c: Context,
  { portee }: Acces,
  { db }: Services,
  { id, base, beneficiaire, montrer: page }: DossierBeneficiaire,
  fautes?: Record<string, string>,
): Promise<Response> {
  const texte = (c.req.query('q') ?? '').slice(0, 60).trim()
  const avec = await cohabitants(db, portee, beneficiaire)
  const trouves = (await chercherPersonnes(db, portee, texte, REPONSES)).filter(
    (autre) =>
      autre.genre === 'beneficiaire' && autre.id !== id && !avec.some((deja) => deja.id === autre.id),
  )
  return page({
    onglet: '/foyer',
    statut: fautes === undefined ? 200 : 422,
    contenu: (
      <section class="panneau etroit" aria-labelledby="titre-foyer">
        <header>
          <h2 id="titre-foyer">Foyer</h2>
        </header>
        <div class="dedans pile">
          <Fautes fautes={fautes} />
          <p>
            {avec.length === 0
              ? 'Noté seul. '
              : `Vit avec ${avec.map((autre) => personne(autre)).join(', ')}. `}
            <span class="discret">
              Deux personnes d’un même foyer peuvent avoir la même ligne ; les heures d’un couple sont
              comptées ensemble quand le financeur le demande.
            </span>
          </p>
          {avec.length > 0 && (
            <form action={`${base}/foyer/depart`} method="post">
              <button class="bouton grave" type="submit">
                Ne vit plus avec {avec.map((autre) => personne(autre)).join(', ')}
              </button>
            </form>
          )}
          <form class="filtres" action={`${base}/foyer`} method="get">
            <div class="champ large">
              <label for="avec">Vit avec</label>
              <input id="avec" type="search" name="q" value={texte} maxlength={60} autocomplete="off" />
            </div>
            <button class="bouton" type="submit">
              Chercher
            </button>
          </form>
          <Trouves texte={texte} trouves={trouves} base={base} />
          <p>
            <a href={base}>Retour au dossier</a>
          </p>
        </div>
      </section>
    ),
  })
}

function Trouves({ texte, trouves, base }: { texte: string; trouves: readonly Personne[]; base: string }) {
  if (texte === '') return <></>
  if (trouves.length === 0) {
    return <Vide titre="Personne de ce nom">Cherchez un bénéficiaire par son nom ou son identifiant.</Vide>
  }
  return (
    <form action={`${base}/foyer`} method="post">
      <ul class="pile">
        {trouves.map((autre) => (
          <li>
            <button class="bouton" type="submit" name="avec" value={autre.id}>
              {personne(autre)}
            </button>{' '}
            <span class="discret petit">
              {autre.identifiant} · {autre.precision}
            </span>
          </li>
        ))}
      </ul>
    </form>
  )
}
