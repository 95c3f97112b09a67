import type { Periode } from './periodes.ts'

/** A funder's agreement, as the rules see it: days included, minutes authorised a period. */
export interface Prise {
  id: number
  financeurId: number
  prestation: string
  du: string
  /** Null: until changed. */
  au: string | null
  /** Minutes authorised a period; null: no cap; 0: nothing. */
  minutesMaximum: number | null
  /** Null with a cap: the cap holds for the whole agreement. */
  periode: Periode | null
  rang: number
  /** Its funder authorises one fifth less to each of two who live together (CASF, R231-2). */
  abattementCouple: boolean
}

type Couverture = Pick<Prise, 'id' | 'prestation' | 'du' | 'au' | 'rang'>

/** Whether a prise en charge covers a Paris day. */
export function couvreLeJour({ du, au }: { du: string; au: string | null }, jour: string): boolean {
  return du <= jour && (au === null || jour <= au)
}

/** The prises en charge that cover a day and a prestation, in the order they pay: by rank, then the oldest row. */
export function prisesQuiCouvrent<P extends Couverture>(
  prises: readonly P[],
  jour: string,
  prestation: string | null,
): P[] {
  return prises.filter((p) => p.prestation === prestation && couvreLeJour(p, jour)).toSorted(parRang)
}

/** The order in which prises en charge pay; the row's number settles two of the same rank. */
export function parRang(a: Couverture, b: Couverture): number {
  return a.rang - b.rang || a.id - b.id
}
