import type { Periode } from './periodes.ts'

/** The first intervention of a period whose minutes go past the caps of the prises en charge that cover it. */
export interface Depassement {
  interventionId: number
  /** The Paris day of the first minute past the caps. */
  jour: string
  /** How many minutes of this intervention are past them, in that period. */
  minutes: number
  /** The first in rank of the prises en charge that cover it: the period is its period. */
  priseEnChargeId: number
  periode: Periode | null
}
