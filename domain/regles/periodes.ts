import { Temporal } from 'temporal-polyfill'

/** The period of a cap: month, ISO week, calendar year, six rolling months. */
export type Periode = 'M' | 'S' | 'A' | 'X'

/** Paris days, both included. */
export interface Plage {
  du: string
  au: string
}

const MEMOIRE = 20_000
const connues = new Map<string, Plage>()

/**
 * The period `jour` belongs to: its month, its week from Monday, its calendar year, or the six months that end with it
 * (they begin on the day number of the next day, six months before: of 30 November, 1 June to 30 November).
 */
export function plageDe(periode: Periode, jour: string): Plage {
  const cle = periode + jour
  const connue = connues.get(cle)
  if (connue !== undefined) return connue
  if (connues.size >= MEMOIRE) connues.clear()
  const plage = PLAGES[periode](Temporal.PlainDate.from(jour))
  connues.set(cle, plage)
  return plage
}

/** The first day of the month of `jour`. */
export function premierDuMois(jour: string): string {
  return `${jour.slice(0, 7)}-01`
}

const PLAGES: Record<Periode, (jour: Temporal.PlainDate) => Plage> = {
  M: (jour) => plage(jour.with({ day: 1 }), jour.with({ day: jour.daysInMonth })),
  S: (jour) => plage(jour.subtract({ days: jour.dayOfWeek - 1 }), jour.add({ days: 7 - jour.dayOfWeek })),
  A: (jour) => plage(jour.with({ month: 1, day: 1 }), jour.with({ month: 12, day: 31 })),
  X: (jour) => plage(jour.add({ days: 1 }).subtract({ months: 6 }), jour),
}

function plage(du: Temporal.PlainDate, au: Temporal.PlainDate): Plage {
  return { du: du.toString(), au: au.toString() }
}
