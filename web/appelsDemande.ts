import type { Context } from 'hono'
import { NON_IDENTIFIES } from '../db/appels.ts'
import type { ResultatAppel } from '../db/schema.ts'
import { jourSuivant } from '../domain/regles/jours.ts'
import { adresse, lireChoix, lireJour, lireNumero } from './adresse.ts'

const JOURS = 7
const JOURS_AU_PLUS = 92

export const GENRES = {
  tous: { nom: 'Tous', resultats: NON_IDENTIFIES },
  beneficiaire: { nom: 'Bénéficiaire inconnu', resultats: ['beneficiaire_inconnu'] },
  intervenant: { nom: 'Intervenant inconnu', resultats: ['code_inconnu'] },
  muets: { nom: 'Rien composé', resultats: ['sans_saisie'] },
} as const satisfies Record<string, { nom: string; resultats: readonly ResultatAppel[] }>
export const CLES = ['tous', 'beneficiaire', 'intervenant', 'muets'] as const
export type CleGenre = (typeof CLES)[number]

export type DemandeAppels = ReturnType<typeof lireDemandeAppels>

/** What the address of the list of unidentified calls asks for. `jourVise`: the day of the call a link leads to. */
export function lireDemandeAppels(
  c: Context,
  {
    aujourdhui,
    antenne,
    jourVise,
  }: { aujourdhui: string; antenne: number | undefined; jourVise?: string | undefined },
) {
  const au = lireJour(c.req.query('au')) ?? aujourdhui
  const parDefaut = jourSuivant(au, 1 - JOURS)
  const visee = jourVise !== undefined && jourVise < parDefaut ? jourVise : parDefaut
  const demande = lireJour(c.req.query('du')) ?? visee
  const plusTot = jourSuivant(au, 1 - JOURS_AU_PLUS)
  const du = demande > au ? au : demande < plusTot ? plusTot : demande
  const genre = lireChoix(c.req.query('genre'), CLES)
  const etat = lireChoix(c.req.query('etat'), ['attente', 'traites'])
  const raccroches = c.req.query('raccroches') === '1'
  const traiter = lireNumero(c.req.query('traiter'))
  const page = lireNumero(c.req.query('page')) ?? 1
  const parametres = {
    du: c.req.query('du') && du,
    au: c.req.query('au') && au,
    genre: genre === 'tous' ? undefined : genre,
    etat: etat === 'attente' ? undefined : etat,
    raccroches,
    antenne,
    traiter,
  }
  return {
    du,
    au,
    genre,
    etat,
    raccroches,
    traiter,
    page,
    resultatsDe: (cle: CleGenre): readonly ResultatAppel[] =>
      raccroches && cle === 'tous' ? [...GENRES[cle].resultats, 'raccroche'] : GENRES[cle].resultats,
    lien: (autres: Record<string, string | number | undefined> = {}, chemin = '/appels/non-identifies') =>
      adresse(chemin, { ...parametres, page: page === 1 ? undefined : page, ...autres }),
  }
}
