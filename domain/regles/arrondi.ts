import { couvreLeJour } from './prises.ts'

const MINUTE = 60_000

/** How worked minutes become rounded minutes. */
export interface Arrondi {
  mode: 'reel' | 'inferieur' | 'superieur' | 'plus_proche'
  /** The step, in minutes; `reel` ignores it. */
  pasMin: number
  /** Within so many minutes of the plan, the plan counts; null: never. */
  toleranceMin: number | null
  /** Whether the planned minutes are the most that counts. */
  plafondPrevu: boolean
}

/** A rounding in force on some days, for a funder and a prestation (null: any). */
export interface RegleArrondi extends Arrondi {
  id: number
  financeurId: number | null
  prestation: string | null
  du: string
  au: string | null
}

/** To the minute (regles.md §4): what holds when headquarters fixed nothing. */
export const ARRONDI_PAR_DEFAUT: Arrondi = {
  mode: 'reel',
  pasMin: 1,
  toleranceMin: null,
  plafondPrevu: false,
}

/**
 * The rounding of an intervention of `jour`, from the funder of its first prise en charge (null: none) and its
 * prestation. The most specific wins: both named, the funder, the prestation, neither; then the latest `du`, then the
 * last given.
 */
export function arrondiDuJour(
  regles: readonly RegleArrondi[],
  jour: string,
  financeurId: number | null,
  prestation: string | null,
): Arrondi {
  const enVigueur = regles.filter(
    (r) =>
      couvreLeJour(r, jour) &&
      (r.financeurId === null || r.financeurId === financeurId) &&
      (r.prestation === null || r.prestation === prestation),
  )
  return enVigueur.toSorted(parPriorite)[0] ?? ARRONDI_PAR_DEFAUT
}

function parPriorite(a: RegleArrondi, b: RegleArrondi): number {
  if (a.du !== b.du && precision(a) === precision(b)) return a.du < b.du ? 1 : -1
  return precision(b) - precision(a) || b.id - a.id
}

function precision({ financeurId, prestation }: RegleArrondi): number {
  return (financeurId === null ? 0 : 2) + (prestation === null ? 0 : 1)
}

/**
 * The minutes between two instants (ms UTC), each cut to its minute first. "Seconds dropped before" (regles.md §4) could
 * also mean the duration floored; cutting the instants is what anybody finds again from the hours that are said and
 * shown, loses nothing on the average, and keeps the sum when a visit is split at a minute.
 */
export function minutesEntre(debut: number, fin: number): number {
  return Math.floor(fin / MINUTE) - Math.floor(debut / MINUTE)
}

/**
 * Rounded minutes (regles.md §4): within the tolerance the plan itself; else to the step, halfway up with
 * `plus_proche`, then no more than the plan when it is the cap. `prevues` null: no planned visit, neither holds.
 */
export function arrondir(
  faites: number,
  prevues: number | null,
  { mode, pasMin, toleranceMin, plafondPrevu }: Arrondi,
): number {
  if (prevues !== null && toleranceMin !== null && Math.abs(faites - prevues) <= toleranceMin) return prevues
  const arrondies = AU_PAS[mode](faites, pasMin)
  return prevues !== null && plafondPrevu ? Math.min(arrondies, prevues) : arrondies
}

// Steps of `pas` minutes in `minutes`: the whole ones, those begun, the nearest number (halfway: up).
const AU_PAS: Record<Arrondi['mode'], (minutes: number, pas: number) => number> = {
  reel: (minutes) => minutes,
  inferieur: (minutes, pas) => Math.floor(minutes / pas) * pas,
  superieur: (minutes, pas) => Math.ceil(minutes / pas) * pas,
  plus_proche: (minutes, pas) => Math.floor(minutes / pas + 0.5) * pas,
}

/**
 * Retained minutes: rounded minutes plus `complementaires` (which may be negative), never below zero. Null while an
 * instant is missing. Instants in ms UTC, so that a clock change counts as it was lived.
 */
export function minutesRetenues(
  { debut, fin, complementaires }: { debut: number | null; fin: number | null; complementaires: number },
  prevues: number | null,
  arrondi: Arrondi,
): number | null {
  if (debut === null || fin === null) return null
  return Math.max(0, arrondir(minutesEntre(debut, fin), prevues, arrondi) + complementaires)
}
