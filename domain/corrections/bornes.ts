import type { Etat } from './etat.ts'

const MINUTE = 60_000
const JOUR_MIN = 24 * 60
/** A manager's watch may be ahead of the box's. */
const AVANCE_MIN = 5

/** French: why these hours cannot be retained (ms UTC); null when they can. */
export function refusDesHeures(
  { debut, fin }: Pick<Etat, 'debut' | 'fin'>,
  maintenant: number,
): string | null {
  if (debut === null && fin === null) {
    return 'Il faut au moins une heure. Pour ôter l’intervention, supprimez-la.'
  }
  const trop = maintenant + AVANCE_MIN * MINUTE
  if (debut !== null && debut > trop) return 'L’arrivée est dans l’avenir : vérifiez la date et l’heure.'
  if (fin !== null && fin > trop) return 'Le départ est dans l’avenir : vérifiez la date et l’heure.'
  if (debut === null || fin === null) return null
  if (fin < debut) return 'Le départ est avant l’arrivée : vérifiez les heures.'
  if (fin - debut > JOUR_MIN * MINUTE)
    return 'L’intervention durerait plus de 24 heures : vérifiez les dates.'
  return null
}

/** French: why these minutes complémentaires cannot be; null when they can. Seconds do not count (regles.md §4). */
export function refusDesMinutes({ debut, fin, minutes_complementaires: minutes }: Etat): string | null {
  if (!Number.isInteger(minutes)) return 'Les minutes complémentaires sont un nombre entier.'
  if (Math.abs(minutes) > JOUR_MIN) return 'Les minutes complémentaires ne dépassent pas 24 heures.'
  const faites = debut === null || fin === null ? 0 : Math.floor(fin / MINUTE) - Math.floor(debut / MINUTE)
  if (faites + minutes < 0) return 'Le temps retenu deviendrait négatif : ôtez moins de minutes.'
  return null
}

/** French: why the intervention cannot be left so; null when it can. */
export function refusDeLEtat(etat: Etat, maintenant: number): string | null {
  return refusDesHeures(etat, maintenant) ?? refusDesMinutes(etat)
}
