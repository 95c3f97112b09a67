import type { Exemple, InterventionLue } from './pile.ts'
import type { Temoin } from './rafale.ts'

const ENREGISTRE = 16
const PRIS_EN_NOTE = 31

/** The books after a burst: what callers were told against what the box holds. */
export interface Bilan {
  appels: number
  enregistres: number
  prisEnNote: number
  nonEnregistres: number
  sansReponse: number
  interventions: number
  /** Told stored, or taken down, and not in the base: must be 0. */
  perdus: number
  /** More than one intervention for one call: must be 0. */
  doubles: number
}

/**
 * Compares the outside witness with the base, where each caller rang once: whoever heard "enregistré" or "pris en
 * note" has exactly one intervention begun since, of that carer at that home.
 */
export function comparer(
  exemples: readonly Exemple[],
  temoin: Temoin,
  interventions: readonly InterventionLue[],
): Bilan {
  const couple = (i: { beneficiaire: string; intervenant: string }) => `${i.beneficiaire}/${i.intervenant}`
  const parCouple = new Map<string, number>()
  for (const i of interventions) parCouple.set(couple(i), (parCouple.get(couple(i)) ?? 0) + 1)
  const lignes = exemples.map((exemple) => ({
    cause: temoin.get(exemple.numero),
    faites: parCouple.get(couple(exemple)) ?? 0,
  }))
  const compter = (condition: (ligne: (typeof lignes)[number]) => boolean) => lignes.filter(condition).length
  const promis = (cause: number | undefined) => cause === ENREGISTRE || cause === PRIS_EN_NOTE
  return {
    appels: exemples.length,
    enregistres: compter(({ cause }) => cause === ENREGISTRE),
    prisEnNote: compter(({ cause }) => cause === PRIS_EN_NOTE),
    nonEnregistres: compter(({ cause }) => cause !== undefined && !promis(cause)),
    sansReponse: compter(({ cause }) => cause === undefined),
    interventions: compter(({ faites }) => faites > 0),
    perdus: compter(({ cause, faites }) => promis(cause) && faites === 0),
    doubles: compter(({ faites }) => faites > 1),
  }
}
