import type { MotifAbsence } from '../../db/schema.ts'
import { jourSuivant } from '../../domain/regles/jours.ts'
import { hasard, type Hasard } from './hasard.ts'

/** A beneficiaire away from home, days included; for good when `au` is null. */
export interface Absence {
  beneficiaire_id: number
  du: string
  au: string | null
  motif: MotifAbsence
  note: string
}

const NOTES: Readonly<Record<MotifAbsence, readonly string[]>> = {
  vacances: ['Chez sa fille en Bretagne', 'Prévenu par téléphone', ''],
  hospitalisation: ['Hôpital Saint-Antoine', 'Chute, retour prévu après rééducation', ''],
  demenagement: ['Parti vivre chez son fils'],
  ehpad: ['Entrée en établissement'],
  deces: ['Prévenus par la famille'],
  autre: ['En famille', ''],
}

/** Who is, was or will be away around `jour`: some three in a hundred. The same for the same seed. */
export function absencesDeDemonstration(graine: number, ids: readonly number[], jour: string): Absence[] {
  const h = hasard(graine * 15_485_863)
  return ids.flatMap((beneficiaire_id) => {
    const sort = h()
    if (sort < 0.01) return [passagere(h, beneficiaire_id, jourSuivant(jour, -h.entier(0, 12)))]
    if (sort < 0.02) return [passagere(h, beneficiaire_id, jourSuivant(jour, -h.entier(20, 34)))]
    if (sort < 0.026) return [passagere(h, beneficiaire_id, jourSuivant(jour, h.entier(2, 25)))]
    if (sort < 0.031) return [definitive(h, beneficiaire_id, jourSuivant(jour, -h.entier(3, 34)))]
    return []
  })
}

function passagere(h: Hasard, beneficiaire_id: number, du: string): Absence {
  const motif = h.parmi(['vacances', 'hospitalisation', 'hospitalisation', 'autre'] as const)
  return { beneficiaire_id, du, au: jourSuivant(du, h.entier(4, 16)), motif, note: h.parmi(NOTES[motif]) }
}

function definitive(h: Hasard, beneficiaire_id: number, du: string): Absence {
  const motif = h.parmi(['demenagement', 'ehpad', 'deces'] as const)
  return { beneficiaire_id, du, au: null, motif, note: h.parmi(NOTES[motif]) }
}

/** Tells whether somebody is away on a day. */
export function presences(absences: readonly Absence[]): (beneficiaireId: number, jour: string) => boolean {
  const parPersonne = Map.groupBy(absences, ({ beneficiaire_id }) => beneficiaire_id)
  return function absent(beneficiaireId, jour) {
    const siennes = parPersonne.get(beneficiaireId)
    return siennes?.some(({ du, au }) => du <= jour && (au === null || jour <= au)) ?? false
  }
}
