import { contient, seCroisent, type Intervalle } from './intervalles.ts'
import { jourSuivant } from './jours.ts'

/** Why a beneficiaire is away (regles.md §8). */
export const MOTIFS_ABSENCE = [
  'vacances',
  'hospitalisation',
  'demenagement',
  'ehpad',
  'deces',
  'autre',
] as const
export type MotifAbsence = (typeof MOTIFS_ABSENCE)[number]

/** One who left for these does not come back: the absence has no end. */
const DEFINITIFS: readonly MotifAbsence[] = ['demenagement', 'ehpad', 'deces']
/** An absence is entered at most this long after it began, or before it begins. */
const RECUL_JOURS = 731
const AVANCE_JOURS = 366

export interface Absence extends Intervalle {
  motif: MotifAbsence
}

/** What is wrong with an absence: the field, '' for the whole, and what to do (French). */
export interface Faute {
  champ: 'du' | 'au' | 'motif' | ''
  raison: string
}

/** Whether this motif is for good: its absence has no last day. */
export function estDefinitif(motif: MotifAbsence): boolean {
  return DEFINITIFS.includes(motif)
}

/**
 * Why this absence may not be entered beside `existantes` (those taken back left out), or undefined when it may: its days
 * in order and near, an end where its motif has one, none where it has not, no day already an absence (regles.md §8).
 */
export function fauteDAbsence(
  nouvelle: Absence,
  existantes: readonly Intervalle[],
  aujourdhui: string,
): Faute | undefined {
  const { du, au, motif } = nouvelle
  if (du < jourSuivant(aujourdhui, -RECUL_JOURS))
    return { champ: 'du', raison: 'Cette date est trop ancienne.' }
  if (du > jourSuivant(aujourdhui, AVANCE_JOURS))
    return { champ: 'du', raison: 'Cette date est trop lointaine.' }
  if (au !== null && au < du) return { champ: 'au', raison: 'Le dernier jour doit suivre le premier.' }
  if (au !== null && au > jourSuivant(du, RECUL_JOURS)) {
    return { champ: 'au', raison: 'Une absence dure au plus deux ans : vérifiez le dernier jour.' }
  }
  if (au !== null && estDefinitif(motif)) {
    return { champ: 'au', raison: 'Ce départ est définitif : laissez le dernier jour vide.' }
  }
  if (au === null && motif === 'vacances') {
    return { champ: 'au', raison: 'Donnez le dernier jour des vacances : il pourra être changé.' }
  }
  const autre = existantes.find((existante) => seCroisent(existante, nouvelle))
  if (autre !== undefined) {
    const jusque = autre.au === null ? 'sans date de retour' : `jusqu’au ${francais(autre.au)}`
    return {
      champ: '',
      raison: `Une absence est déjà notée à partir du ${francais(autre.du)}, ${jusque} : retirez-la ou changez ces dates.`,
    }
  }
  return undefined
}

/** The absence that covers `jour`, if any. */
export function absenceDuJour<A extends Intervalle>(absences: readonly A[], jour: string): A | undefined {
  return absences.find((absence) => contient(absence, jour))
}

const francais = (jour: string) => jour.split('-').toReversed().join('/')
