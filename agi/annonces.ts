import { heureDe } from '../domain/regles/jours.ts'

/*
 * Every name shared with `asterisk-conf/`: the sounds of its catalogue and the channel variables of its dialplan.
 */

/** Said once the outcome is durable: the dialplan then never falls back. */
export const VARIABLE_FAIT = 'SONNETTE_FAIT'
/** The Q.850 cause the dialplan hangs up with. */
export const VARIABLE_CAUSE = 'SONNETTE_CAUSE'
/** After this many seconds the dialplan takes the call back from us. */
export const VARIABLE_DELAI = 'TIMEOUT(absolute)'
export const CAUSE_ENREGISTRE = 16
export const CAUSE_REFUSE = 21

const PHRASES = [
  'bienvenue-code',
  'code',
  'code-inconnu',
  'beneficiaire-code',
  'beneficiaire-lequel',
  'beneficiaire-inconnu',
  'arrivee',
  'depart',
  'deja',
  'si-depart',
  'dernier-arrivee',
  'dernier-depart',
  'aucun-pointage',
  'merci',
  'refus',
  'message',
  'secours-beneficiaire',
] as const

/** The sentences that only the dialplan says, when we are not there. */
export const PHRASES_DU_SECOURS = ['non-enregistre', 'secours-code', 'pris-en-note'] as const

export type Phrase = (typeof PHRASES)[number]

/** The names of every sound this program can play, as in the first column of the catalogue. */
export const CATALOGUE: readonly string[] = [
  ...PHRASES,
  ...Array.from({ length: 24 }, (_, heure) => `heure-${heure}`),
  ...Array.from({ length: 59 }, (_, i) => `minute-${i + 1}`),
]

/** A sound to play, and the longest it may last. */
export interface Son {
  nom: string
  dureeMaxMs: number
}

const PHRASE_MAX_MS = 8000
const NOMBRE_MAX_MS = 3000

/** A sentence of the catalogue. */
export function phrase(nom: Phrase): Son {
  return { nom: `sonnette/${nom}`, dureeMaxMs: PHRASE_MAX_MS }
}

/** The Paris hour of `instant` (ms UTC) as it is said: nothing is said of minute zero. */
export function heureDite(instant: number): Son[] {
  const { heure, minute } = heureDe(instant)
  const noms = minute === 0 ? [`heure-${heure}`] : [`heure-${heure}`, `minute-${minute}`]
  return noms.map((nom) => ({ nom: `sonnette/${nom}`, dureeMaxMs: NOMBRE_MAX_MS }))
}
