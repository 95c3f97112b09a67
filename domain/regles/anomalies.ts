import { heureDe } from './jours.ts'
import type { Parametres } from './parametres.ts'

/** What one intervention tells by itself (regles.md §2). The rest needs its neighbours, its plan or its funders. */
export type Anomalie =
  'SANS_DEPART' | 'SANS_ARRIVEE' | 'TROP_COURTE' | 'TROP_LONGUE' | 'HORS_HORAIRE' | 'SECOURS'

export interface Horodatage {
  debut_brut: number | null
  fin_brut: number | null
  origine: 'telephone' | 'secours' | 'manuel'
}

const MINUTE = 60_000

/**
 * The anomalies of one intervention as of `maintenant` (ms UTC), in a fixed order. A visit in progress has none of
 * the "half" kind: SANS_DEPART begins once the longest duration has passed.
 */
export function anomalies(
  { debut_brut: debut, fin_brut: fin, origine }: Horodatage,
  parametres: Parametres,
  maintenant: number,
): Anomalie[] {
  const trouvees: Anomalie[] = []
  if (debut !== null && fin === null && maintenant - debut >= parametres.dureeMaxMin * MINUTE) {
    trouvees.push('SANS_DEPART')
  }
  if (debut === null) trouvees.push('SANS_ARRIVEE')
  if (debut !== null && fin !== null) {
    if (fin - debut < parametres.dureeMinMin * MINUTE) trouvees.push('TROP_COURTE')
    if (fin - debut > parametres.dureeMaxMin * MINUTE) trouvees.push('TROP_LONGUE')
  }
  if ([debut, fin].some((instant) => instant !== null && horsHoraire(instant, parametres))) {
    trouvees.push('HORS_HORAIRE')
  }
  if (origine === 'secours') trouvees.push('SECOURS')
  return trouvees
}

function horsHoraire(instant: number, { ouverture, fermeture }: Parametres): boolean {
  const { heure, minute } = heureDe(instant)
  const dite = `${String(heure).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  return dite < ouverture || dite > fermeture
}
