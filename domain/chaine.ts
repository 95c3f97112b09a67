import type { Db } from '../db/index.ts'
import { lignesDesParametres } from '../db/parametres.ts'
import { arriveesCorrigees, pointagesEntre } from '../db/pointages.ts'
import type { Ligne } from '../db/schema.ts'
import type { Fenetres } from './regles/appariement.ts'
import { jourDe } from './regles/jours.ts'
import { DEFAUTS, parametresDuJour } from './regles/parametres.ts'

const MINUTE = 60_000

/** What the dated settings say of the pairing; read once an operation. */
export interface Cadre {
  fenetres: Fenetres
  /** The longest duration any of them allows, ms: beyond such a gap nothing is open any more. */
  ecartMs: number
}

export async function cadreDe(db: Db): Promise<Cadre> {
  const lignes = await lignesDesParametres(db)
  const durees = lignes.filter(({ cle }) => cle === 'dureeMaxMin').map(({ valeur }) => Number(valeur))
  return {
    fenetres: (instant) => {
      const { fenetreRepetitionS, dureeMaxMin } = parametresDuJour(lignes, jourDe(instant))
      return { repetitionMs: fenetreRepetitionS * 1000, dureeMaxMs: dureeMaxMin * MINUTE }
    },
    ecartMs: Math.max(DEFAUTS.dureeMaxMin, ...durees) * MINUTE,
  }
}

/**
 * The stamps of a carer at a home that can bear on one at `instant`: those linked to it by gaps no longer than
 * `ecartMs`. The pairing may begin and end there. An arrival that a correction gave to this pair is among them.
 */
export async function chaineDe(
  db: Db,
  intervenantId: number,
  beneficiaireId: number,
  instant: number,
  { ecartMs }: Cadre,
): Promise<Ligne<'pointage'>[]> {
  for (let rayon = 2 * ecartMs; ; rayon *= 2) {
    const du = instant - rayon
    const au = instant + rayon
    const siens = await pointagesEntre(db, intervenantId, beneficiaireId, du, au)
    const donnes = await arriveesCorrigees(db, intervenantId, beneficiaireId, du, au)
    const chaine = maillons(reunir(siens, donnes), instant, ecartMs)
    const premier = chaine[0]?.instant ?? instant
    const dernier = chaine.at(-1)?.instant ?? instant
    if (premier - ecartMs >= du && dernier + ecartMs <= au) return chaine
  }
}

function reunir(siens: readonly Ligne<'pointage'>[], donnes: readonly Ligne<'pointage'>[]) {
  const connus = new Set(siens.map(({ id }) => id))
  const autres = donnes.filter(({ id }) => !connus.has(id))
  if (autres.length === 0) return siens
  return [...siens, ...autres].toSorted((a, b) => a.instant - b.instant)
}

function maillons(pointages: readonly Ligne<'pointage'>[], instant: number, ecartMs: number) {
  const apres = pointages.findIndex(
    (p, i) => p.instant > instant && p.instant - precedent(pointages, i, instant) > ecartMs,
  )
  const jusque = apres === -1 ? pointages.length : apres
  const avant = pointages.findLastIndex(
    (p, i) => p.instant < instant && suivant(pointages, i, instant) - p.instant > ecartMs,
  )
  return pointages.slice(avant + 1, jusque)
}

function precedent(pointages: readonly Ligne<'pointage'>[], i: number, instant: number): number {
  return Math.max(pointages[i - 1]?.instant ?? instant, instant)
}

function suivant(pointages: readonly Ligne<'pointage'>[], i: number, instant: number): number {
  return Math.min(pointages[i + 1]?.instant ?? instant, instant)
}
