import type { Context } from 'hono'
import { z } from 'zod'
import { lignesDuBeneficiaire } from '../db/beneficiaires.ts'
import { ajouterNumero } from '../domain/ajouterNumero.ts'
import { changerNumero } from '../domain/changerNumero.ts'
import { fermerNumero } from '../domain/fermerNumero.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireJour, lireNumero } from './adresse.ts'
import { auteurDe } from './auteur.ts'
import { aLeDroit } from './droits.ts'
import { introuvable } from './erreurs.tsx'
import { apresChange, routeDuDossier, type DossierBeneficiaire, type RepondreDuDossier } from './fiche.tsx'
import { Champ, Choix, Fait, Fautes, lireFormulaire, versPage } from './formulaire.tsx'
import { TableNumeros } from './numerosTable.tsx'

const NOUVEAU = z.object({
  numero: z.string('Donnez un numéro.').min(1, 'Donnez un numéro.').max(30, 'Ce numéro est trop long.'),
  genre: z.enum(['fixe', 'portable'], 'Choisissez fixe ou portable.'),
  du: z
    .string('Donnez un jour.')
    .refine((texte) => lireJour(texte) !== undefined, 'Donnez un jour, par exemple 23/11/2026.'),
  pointage: z.enum(['1', '']).optional(),
})
const CHANGE = z.object({ pointage: z.enum(['0', '1']) })

const FAITS = {
  ajoute: 'Le numéro est ajouté : les appels en sont reconnus dès son premier jour.',
  change: 'Le numéro est changé, dès le prochain appel.',
  ferme: 'Le numéro est fermé : le prochain appel n’en sera plus reconnu.',
} as const

/** The lines of a beneficiaire, and who may change them. */
export function numerosRoutes(services: Services): Route[] {
  const chemin = '/beneficiaires/:id/numeros'
  const sur = routeDuDossier(services)
  return [
    { methode: 'get', chemin, politique: 'metier', repondre: sur(montrer) },
    { methode: 'post', chemin, politique: 'telephonie', repondre: sur(ajouter) },
    { methode: 'post', chemin: `${chemin}/:numero`, politique: 'telephonie', repondre: sur(changer) },
    {
      methode: 'post',
      chemin: `${chemin}/:numero/fermeture`,
      politique: 'telephonie',
      repondre: sur(fermer),
    },
  ]
}

const ajouter: RepondreDuDossier = async (c, acces, services, dossier) => {
  const lu = await lireFormulaire(c, NOUVEAU)
  const encore = async (fautes: Record<string, string>) =>
    montrer(c, acces, services, dossier, { fautes, brut: lu.brut })
  if (!lu.bon) return encore(lu.fautes)
  const { pointage, ...valeurs } = lu.valeurs
  const voulu = { beneficiaireId: dossier.id, ...valeurs, pointage: pointage === '1' }
  const change = await ajouterNumero(services.db, auteurDe(c, acces), voulu, dossier.instant)
  return apresChange(c, acces, change, () => versPage(c, `${dossier.base}/numeros`, 'ajoute'), encore)
}

const changer: RepondreDuDossier = async (c, acces, services, dossier) => {
  const numeroId = lireNumero(c.req.param('numero'))
  const lu = await lireFormulaire(c, CHANGE)
  if (numeroId === undefined || !lu.bon) return introuvable(c, acces)
  const voulu = { beneficiaireId: dossier.id, numeroId, pointage: lu.valeurs.pointage === '1' }
  const change = await changerNumero(services.db, auteurDe(c, acces), voulu, dossier.instant)
  return apresChange(
    c,
    acces,
    change,
    () => versPage(c, `${dossier.base}/numeros`, 'change'),
    (fautes) => montrer(c, acces, services, dossier, { fautes, brut: {} }),
  )
}

const fermer: RepondreDuDossier = async (c, acces, services, dossier) => {
  const numeroId = lireNumero(c.req.param('numero'))
  if (numeroId === undefined) return introuvable(c, acces)
  const voulu = { beneficiaireId: dossier.id, numeroId }
  const change = await fermerNumero(services.db, auteurDe(c, acces), voulu, dossier.instant)
  return apresChange(
    c,
    acces,
    change,
    () => versPage(c, `${dossier.base}/numeros`, 'ferme'),
    (fautes) => montrer(c, acces, services, dossier, { fautes, brut: {} }),
  )
}

async function montrer(
  c: Context,
  { portee, utilisateur }: Acces,
  { db }: Services,
  { id, base, aujourdhui, montrer: page }: DossierBeneficiaire,
  repris?: { fautes: Record<string, string>; brut: Record<string, string> },
): Promise<Response> {
  const lignes = await lignesDuBeneficiaire(db, portee, id)
  const peut = aLeDroit(utilisateur, 'telephonie')
  return page({
    onglet: '/numeros',
    statut: repris === undefined ? 200 : 422,
    contenu: (
      <>
        <Fait c={c} phrases={FAITS} />
        <Fautes fautes={repris?.fautes} />
        <div class="colonnes dossier">
          {peut ? (
            <Nouveau base={base} aujourdhui={aujourdhui} repris={repris} />
          ) : (
            <p class="avis">Les numéros se changent par le coordonnateur ou le siège.</p>
          )}
          <section class="panneau" aria-labelledby="titre-lignes">
            <header>
              <h2 id="titre-lignes">Numéros</h2>
            </header>
            <TableNumeros {...{ lignes, base, aujourdhui, peut }} />
          </section>
        </div>
      </>
    ),
  })
}

function Nouveau({
  base,
  aujourdhui,
  repris,
}: {
  base: string
  aujourdhui: string
  repris: { fautes: Record<string, string>; brut: Record<string, string> } | undefined
}) {
  const { fautes = {}, brut } = repris ?? {}
  return (
    <section class="panneau" aria-labelledby="titre-nouveau">
      <header>
        <h2 id="titre-nouveau">Ajouter un numéro</h2>
      </header>
      <form class="dedans saisie" action={`${base}/numeros`} method="post">
        <Champ
          nom="numero"
          libelle="Numéro"
          type="tel"
          requis
          aide="Comme vous l’écrivez : 01 42 00 00 01, +33 1 42…"
          valeur={brut?.['numero']}
          faute={fautes['numero']}
        />
        <div class="cote">
          <Choix
            nom="genre"
            libelle="Genre"
            valeur={brut?.['genre'] ?? 'fixe'}
            faute={fautes['genre']}
            options={[
              ['fixe', 'Fixe'],
              ['portable', 'Portable'],
            ]}
          />
          <Champ
            nom="du"
            libelle="À partir du"
            type="date"
            requis
            valeur={brut?.['du'] ?? aujourdhui}
            faute={fautes['du']}
          />
        </div>
        <label class="coche">
          <input
            type="checkbox"
            name="pointage"
            value="1"
            checked={brut === undefined || brut['pointage'] === '1'}
          />
          Les appels de ce numéro servent au pointage
        </label>
        <p class="actions">
          <button class="bouton plein" type="submit">
            Ajouter le numéro
          </button>
        </p>
      </form>
    </section>
  )
}
