import type { Generated } from 'kysely'
import type { Origine } from './types.ts'

export type Presentation = 'fournie' | 'masquee' | 'anonyme' | 'vide' | 'malformee'
export type ResultatAppel =
  | 'arrivee'
  | 'depart'
  | 'repetition'
  | 'rappel' // the carer had her last stamp repeated
  | 'code_inconnu' // three wrong codes of a carer
  | 'beneficiaire_inconnu' // three wrong codes of a beneficiaire
  | 'raccroche'
  | 'sans_saisie'

/** One telephone call as received. Written once, when its outcome is known; a trigger refuses any change. */
export interface AppelTable {
  id: Generated<number>
  /** Asterisk's unique id: one row a call, whatever is replayed. */
  uniqueid: string
  /** SIP Call-ID, shared with the operator's records. */
  call_id: string
  instant: number
  did: string
  /** From and P-Asserted-Identity as received; empty when the number is withheld. */
  de_brut: string
  pai_brut: string
  /** E.164, null unless `presentation` is `fournie` and it is a telephone number. */
  numero: string | null
  presentation: Presentation
  /** How the home was found. */
  identification: 'ligne' | 'code' | 'aucune'
  beneficiaire_id: number | null
  intervenant_id: number | null
  /** Whose rows these are: the beneficiaire's antenne, else the carer's, else null (headquarters only). */
  antenne_id: number | null
  /** JSON array of what was keyed. */
  saisies: string
  resultat: ResultatAppel
  /** How far the call got: the name of the last step begun. */
  etape: string
  origine: Exclude<Origine, 'manuel'>
}

/** One accepted stamp, drawn from an appel or entered by hand. */
export interface PointageTable {
  id: Generated<number>
  appel_id: number | null
  beneficiaire_id: number
  intervenant_id: number
  instant: number
  /** Said by a person (keyed 2, or entered by hand); null: deduced by the pairing. */
  sens: 'arrivee' | 'depart' | null
  origine: Origine
  /** Homes of one couple stamped together share it. */
  groupe: string | null
}

/** What a person made of a call that no stamp could be drawn from: linked to a home and a carer, or rejected. */
export interface AppelTraiteTable {
  appel_id: number
  sort: 'rattache' | 'rejete'
  beneficiaire_id: number | null
  intervenant_id: number | null
  utilisateur_id: number
  instant: number
  /** Why it was rejected, or a note. */
  note: string
}
