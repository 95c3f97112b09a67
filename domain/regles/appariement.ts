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
  /** The correction that holds the arrival, if one does. */
  tenue: Tenue<P> | null
}

/**
 * A stamp that a corrected intervention holds: no other takes it, and a call that repeats it is still a repetition.
 * While `ouverte`, the next departure closes it, between the arrival and the departure retained (null: not said).
 */
export interface Tenue<P extends Pointage = Pointage> {
  interventionId: number
  pointage: P
  ouverte: { debut: number; fin: number | null } | null
}

/** The two settings of the pairing, in milliseconds, in force at an instant. */
export type Fenetres = (instant: number) => { repetitionMs: number; dureeMaxMs: number }

/**
 * Pairs the stamps of one carer at one home, by their own instants: the result does not depend on the order in which
 * the calls came in. A departure closes the latest arrival younger than the longest duration, else stands alone;
 * nothing is closed with an invented time (regles.md §1). `tenues`: what corrections hold, among which those that a
 * departure may close; `pointages` are the others.
 */
export function apparier<P extends Pointage>(
  pointages: readonly P[],
  fenetres: Fenetres,
  tenues: readonly Tenue<P>[] = [],
): Paire<P>[] {
  const paires: Paire<P>[] = []
  const restantes = tenues.toSorted((a, b) => parInstant(a.pointage, b.pointage))
  for (const pointage of pointages.toSorted(parInstant)) {
    while (restantes[0] !== undefined && restantes[0].pointage.instant <= pointage.instant) {
      paires.push(...restantes.splice(0, 1).map(paireTenue))
    }
    placer(paires, pointage, fenetres)
  }
  return [...paires, ...restantes.map(paireTenue)]
}

function paireTenue<P extends Pointage>(tenue: Tenue<P>): Paire<P> {
  return { arrivee: tenue.pointage, depart: null, repetitions: [], tenue }
}

function placer<P extends Pointage>(paires: Paire<P>[], pointage: P, fenetres: Fenetres): void {
  const ouverte = derniereOuverte(paires, pointage.instant, fenetres)
  const repetee = [ouverte, ...paires.filter(estTenue)].find(
    (paire) => paire !== undefined && estRepetition(paire, pointage, fenetres),
  )
  if (repetee !== undefined) repetee.repetitions.push(pointage)
  else if (ouverte !== undefined && pointage.sens !== 'arrivee') ouverte.depart = pointage
  else {
    const arrive = pointage.sens !== 'depart'
    const [arrivee, depart] = arrive ? [pointage, null] : [null, pointage]
    paires.push({ arrivee, depart, repetitions: [], tenue: null })
  }
}

function estTenue({ tenue, depart }: Paire): boolean {
  return tenue !== null && depart === null
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
    ({ arrivee, depart, tenue }) =>
      arrivee !== null &&
      depart === null &&
      instant - arrivee.instant < fenetres(arrivee.instant).dureeMaxMs &&
      (tenue === null || resteOuverte(tenue, instant, fenetres)),
  )
}

// Once a person has said when she left, only a call of that time can be the departure: a later one is another visit.
function resteOuverte({ ouverte }: Tenue, instant: number, fenetres: Fenetres): boolean {
  if (ouverte === null || instant < ouverte.debut) return false
  return ouverte.fin === null || instant <= ouverte.fin + fenetres(ouverte.fin).repetitionMs
}

function estRepetition(ouverte: Paire, pointage: Pointage, fenetres: Fenetres): boolean {
  const debut = ouverte.arrivee?.instant ?? pointage.instant
  return pointage.sens === null && pointage.instant - debut <= fenetres(debut).repetitionMs
}
