import type { Context } from 'hono'
import { z } from 'zod'
import { lignesDesParametres } from '../db/parametres.ts'
import type { Change } from '../domain/change.ts'
import {
  changerParametre,
  empreinteDuParametre,
  premierJourPermis,
  retirerParametre,
} from '../domain/parametres.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import { parametresDuJour, type Parametres } from '../domain/regles/parametres.ts'
import { decrire, estUnParametre } from '../domain/regles/parametresDecrits.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireJour, lireNumero } from './adresse.ts'
import { auteurDe } from './auteur.ts'
import { introuvable } from './erreurs.tsx'
import { Champ, Choix, Fait, Fautes, lireFormulaire, versPage } from './formulaire.tsx'
import { jourCourt } from './formats.ts'
import { page } from './gabarit.tsx'
import { Histoire } from './parametreHistoire.tsx'
import { direValeur, taper, UNITES } from './parametresMots.ts'
import { CadreReglages, Consequences, fautesDe } from './reglagesCadre.tsx'

const PHRASES = {
  change: 'Le changement est enregistré.',
  retire: 'Le changement prévu est retiré.',
} as const

const Demande = z.object({
  valeur: z.string().max(20),
  du: z.string().refine((jour) => lireJour(jour) !== undefined, 'Il faut une date.'),
  vu: z.string().max(32),
  confirme: z.string().optional(),
})

/** One setting: its history, what is to come, and its change. */
export function parametreRoutes(services: Services): Route[] {
  const chemin = '/reglages/regles/:cle'
  return [
    {
      methode: 'get',
      chemin,
      politique: 'reglages',
      repondre: (c, acces) => fiche(c, acces, services),
    },
    {
      methode: 'post',
      chemin,
      politique: 'reglages',
      repondre: (c, acces) => changer(c, acces, services),
    },
    {
      methode: 'post',
      chemin: `${chemin}/retirer/:id`,
      politique: 'reglages',
      repondre: (c, acces) => retirer(c, acces, services),
    },
  ]
}

interface Etat {
  change?: Change
  fautes?: Record<string, string>
  brut?: Record<string, string>
}

async function changer(c: Context, acces: Acces, services: Services) {
  const cle = c.req.param('cle') ?? ''
  const lu = await lireFormulaire(c, Demande)
  if (!lu.bon) return fiche(c, acces, services, lu)
  const { confirme, ...demande } = lu.valeurs
  const auteur = auteurDe(c, acces)
  const change = await changerParametre(
    services.db,
    auteur,
    { cle, ...demande, confirme: confirme === '1' },
    services.maintenant(),
  )
  if (change.type === 'fait') return versPage(c, `/reglages/regles/${cle}`, 'change')
  if (change.type === 'introuvable') return introuvable(c, acces)
  return fiche(c, acces, services, { change, fautes: fautesDe(change), brut: lu.brut })
}

async function retirer(c: Context, acces: Acces, services: Services) {
  const cle = c.req.param('cle') ?? ''
  const id = lireNumero(c.req.param('id')) ?? 0
  const change = await retirerParametre(services.db, auteurDe(c, acces), { id, cle }, services.maintenant())
  if (change.type === 'fait') return versPage(c, `/reglages/regles/${cle}`, 'retire')
  if (change.type === 'introuvable') return introuvable(c, acces)
  return fiche(c, acces, services, { change, fautes: fautesDe(change) })
}

async function fiche(c: Context, acces: Acces, { db, maintenant }: Services, etat: Etat = {}) {
  const cle = c.req.param('cle') ?? ''
  if (!estUnParametre(cle)) return introuvable(c, acces)
  const aujourdhui = jourDe(maintenant())
  const lignes = await lignesDesParametres(db)
  const valeur = parametresDuJour(lignes, aujourdhui)[cle]
  const { libelle, aide } = decrire(cle)
  return page(
    c,
    acces,
    { titre: libelle, statut: etat.fautes === undefined ? 200 : 422 },
    <CadreReglages acces={acces} titre={libelle} parent={{ nom: 'Règles', vers: '/reglages/regles' }}>
      <Fait c={c} phrases={PHRASES} />
      <div class="colonnes">
        <section class="panneau" aria-labelledby="titre-changer">
          <header>
            <h2 id="titre-changer">Changer</h2>
          </header>
          <div class="dedans">
            <Formulaire
              cle={cle}
              valeur={valeur}
              vu={empreinteDuParametre(lignes, cle)}
              aujourdhui={aujourdhui}
              {...etat}
            />
          </div>
        </section>
        <section class="panneau" aria-labelledby="titre-histoire">
          <header>
            <h2 id="titre-histoire">Aujourd’hui : {direValeur(cle, valeur)}</h2>
          </header>
          <p class="dedans discret">{aide}</p>
          <Histoire cle={cle} lignes={lignes} aujourdhui={aujourdhui} />
        </section>
      </div>
    </CadreReglages>,
  )
}

function Formulaire({
  cle,
  valeur,
  vu,
  aujourdhui,
  change,
  fautes,
  brut,
}: Etat & { cle: keyof Parametres; valeur: Parametres[keyof Parametres]; vu: string; aujourdhui: string }) {
  const { nature, min, max, depuis } = decrire(cle)
  const champ = {
    nom: 'valeur',
    libelle: 'Nouvelle valeur',
    valeur: brut?.valeur ?? taper(valeur),
    faute: fautes?.valeur,
    requis: true,
  }
  const bornes = min === max ? UNITES[nature] : `${UNITES[nature]}, de ${min} à ${max}`
  return (
    <form class="saisie" action={`/reglages/regles/${cle}`} method="post">
      <Fautes fautes={fautes} />
      <input type="hidden" name="vu" value={vu} />
      {nature === 'ouiNon' ? (
        <Choix
          {...champ}
          options={[
            ['oui', 'Oui'],
            ['non', 'Non'],
          ]}
        />
      ) : (
        <Champ {...champ} aide={bornes} />
      )}
      <Champ
        nom="du"
        libelle="À partir du"
        type="date"
        valeur={brut?.du ?? jourSuivant(aujourdhui)}
        faute={fautes?.du}
        aide={aideDeLaDate(depuis, aujourdhui)}
        requis
      />
      <Consequences change={change} />
      <div class="actions">
        <button class="bouton plein" type="submit">
          Enregistrer
        </button>
        <a class="bouton nu" href="/reglages/regles">
          Annuler
        </a>
      </div>
    </form>
  )
}

function aideDeLaDate(depuis: ReturnType<typeof decrire>['depuis'], aujourdhui: string): string {
  const { jour, raison } = premierJourPermis(depuis, aujourdhui)
  return depuis === 'passe'
    ? `Une date passée demande une confirmation. Au plus tôt le ${jourCourt(jour)}.`
    : raison
}
