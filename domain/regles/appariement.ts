/** An accepted stamp of one carer at one home. `sens` is what a person said; null is deduced here. */
export interface Pointage {
  id: number
  instant: number
  sens: 'arrivee' | 'depart' | null
}

/** An intervention as the stamps tell it: at most one arrival and one departure, never both absent. */
export interface Paire<P extends Pointage = Pointage> {
  arrivee: P | null
  depart: P | null
  /** Calls taken for a repetition of the arrival: kept, hidden (DOUBLON). */
  repetitions: P[]
}

/** The two settings of the pairing, in milliseconds, in force at an instant. */
export type Fenetres = (instant: number) => { repetitionMs: number; dureeMaxMs: number }

/**
 * Pairs the stamps of one carer at one home, by their own instants: the result does not depend on the order in which
 * the calls came in. A departure closes the latest arrival younger than the longest duration, else stands alone;
 * nothing is closed with an invented time (regles.md §1).
 */
export function apparier<P extends Pointage>(pointages: readonly P[], fenetres: Fenetres): Paire<P>[] {
  const paires: Paire<P>[] = []
  for (const pointage of pointages.toSorted(parInstant)) {
    const ouverte = derniereOuverte(paires, pointage.instant, fenetres)
    if (ouverte !== undefined && estRepetition(ouverte, pointage, fenetres))
      ouverte.repetitions.push(pointage)
    else if (ouverte !== undefined && pointage.sens !== 'arrivee') ouverte.depart = pointage
    else if (pointage.sens === 'depart') paires.push({ arrivee: null, depart: pointage, repetitions: [] })
    else paires.push({ arrivee: pointage, depart: null, repetitions: [] })
  }
  return paires
}

/** What the stamp numbered `id` became: an arrival, a departure, or a repetition. */
export function roleDe(
  paires: readonly Paire[],
  id: number,
): { type: 'arrivee' | 'depart' } | { type: 'repetition'; depuis: number } {
  for (const { arrivee, depart, repetitions } of paires) {
    if (arrivee?.id === id) return { type: 'arrivee' }
    if (depart?.id === id) return { type: 'depart' }
    if (arrivee !== null && repetitions.some((r) => r.id === id)) {
      return { type: 'repetition', depuis: arrivee.instant }
    }
  }
  throw new Error(`Le pointage ${id} n'est dans aucune paire.`)
}

const RANG = { arrivee: 0, deduit: 1, depart: 2 } as const

function parInstant(a: Pointage, b: Pointage): number {
  return a.instant - b.instant || RANG[a.sens ?? 'deduit'] - RANG[b.sens ?? 'deduit'] || a.id - b.id
}

function derniereOuverte<P extends Pointage>(
  paires: readonly Paire<P>[],
  instant: number,
  fenetres: Fenetres,
): Paire<P> | undefined {
  return paires.findLast(
    ({ arrivee, depart }) =>
      arrivee !== null && depart === null && instant - arrivee.instant < fenetres(arrivee.instant).dureeMaxMs,
  )
}

function estRepetition(ouverte: Paire, pointage: Pointage, fenetres: Fenetres): boolean {
  const debut = ouverte.arrivee?.instant ?? pointage.instant
  return pointage.sens === null && pointage.instant - debut <= fenetres(debut).repetitionMs
}
