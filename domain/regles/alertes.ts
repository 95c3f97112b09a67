import { Temporal } from 'temporal-polyfill'

/** From which Paris day the end of a prise en charge is to be told: `mois` months before. */
export function jourDAlerte(dateFin: string, mois: number): string {
  return Temporal.PlainDate.from(dateFin).subtract({ months: mois }).toString()
}

/** The last end that is told on `jour`. */
export function derniereEcheance(jour: string, mois: number): string {
  return Temporal.PlainDate.from(jour).add({ months: mois }).toString()
}

/** Whether more than `pourcent` of the authorised minutes are done; never without a cap. */
export function consommationHaute(faitMin: number, autoriseMin: number | null, pourcent: number): boolean {
  return autoriseMin !== null && faitMin * 100 > autoriseMin * pourcent
}
