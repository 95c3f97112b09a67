import type { MotifAbsence } from '../domain/regles/absences.ts'

/** Why a beneficiaire is away, as said to a person. */
export const MOTIFS: Record<MotifAbsence, string> = {
  vacances: 'Vacances',
  hospitalisation: 'Hospitalisation',
  demenagement: 'Déménagement',
  ehpad: 'Entrée en EHPAD',
  deces: 'Décès',
  autre: 'Autre motif',
}
