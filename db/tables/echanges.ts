import type { Generated } from 'kysely'

/** One file received or sent: the ledger. */
export interface FichierTable {
  id: Generated<number>
  partenaire: string
  flux: string
  nom: string
  sha256: string
  taille: number
  etat: 'applique' | 'ignore' | 'retenu' | 'quarantaine'
  /** French, for a person: why it was held or refused; empty when applied. */
  raison: string
  lignes_lues: number
  lignes_refusees: number
  instant: number
}

/** A line of a received file that was refused. */
export interface RefusTable {
  id: Generated<number>
  fichier_id: number
  ligne: number
  colonne: string
  valeur: string
  raison: string
}
