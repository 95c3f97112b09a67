/** A value of a received file that was refused, with its line. */
export interface Refus {
  ligne: number
  /** The record the line is about, when that much could be read. */
  cle: string | null
  /** Empty when the whole line is at fault. */
  colonne: string
  valeur: string
  /** French, for a person. */
  raison: string
}

/** A file as read by its description: its rows and its refused lines, or why it cannot be read at all. */
export type Lecture<L> =
  { lignes: readonly L[]; refus: readonly Refus[]; lues: number } | { illisible: string }

/** A file as received, for the ledger. `taille` in bytes. */
export interface FichierRecu {
  partenaire: string
  flux: string
  nom: string
  sha256: string
  taille: number
}
