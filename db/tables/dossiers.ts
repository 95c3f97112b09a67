import type { Generated } from 'kysely'
import type { Booleen } from './types.ts'

export interface AntenneTable {
  id: Generated<number>
  code: string
  nom: string
  adresse: string
}

/** Which antenne serves a postcode, for the feeds that do not name one. */
export interface AntenneCodePostalTable {
  code_postal: string
  antenne_id: number
}

export interface BeneficiaireTable {
  id: Generated<number>
  /** The business system's identifier. */
  identifiant: string
  civilite: string
  nom: string
  prenom: string
  adresse: string
  code_postal: string
  ville: string
  date_naissance: string | null
  gir: number | null
  antenne_id: number
  /** Keyed on the telephone when the line does not tell the home; the last digit is a check digit. */
  code: string
  /** Name, first name and identifiers folded for search (see `db/recherche.ts`). */
  recherche: string
  archive_le: number | null
  /** Beneficiaires who live together share it; null: lives alone. */
  foyer: string | null
}

export interface NumeroTable {
  id: Generated<number>
  beneficiaire_id: number
  /** E.164, `+33142000001`. */
  numero: string
  genre: 'fixe' | 'portable'
  /** 1 when a call from this line may stamp. */
  pointage: Booleen
  du: string
  au: string | null
  /** 1 once a person has opened, changed or closed it: the daily files leave it alone from then on. */
  manuel: Generated<Booleen>
}

export interface IntervenantTable {
  id: Generated<number>
  identifiant: string
  civilite: string
  nom: string
  prenom: string
  antenne_id: number
  /** E.164 of the carer's own telephone. */
  telephone: string | null
  date_entree: string | null
  date_sortie: string | null
  recherche: string
  archive_le: number | null
}

/** The code a carer keys; one row per attribution, at most one open (`au` null) per code and per carer. */
export interface CodeTable {
  id: Generated<number>
  intervenant_id: number
  code: string
  du: string
  au: string | null
}

/** A planned visit, from the business system. */
export interface VisiteTable {
  id: Generated<number>
  beneficiaire_id: number
  intervenant_id: number
  debut: number
  fin: number
  jour: string
  prestation: string
}

/** A word from the office, read to the carer after her next stamp. */
export interface MessageTable {
  id: Generated<number>
  intervenant_id: number
  texte: string
  utilisateur_id: number | null
  cree_le: number
  entendu_le: number | null
}

export type MotifAbsence = 'vacances' | 'hospitalisation' | 'demenagement' | 'ehpad' | 'deces' | 'autre'

/** A beneficiaire is away, for a time or for good (`au` null). Days included. */
export interface AbsenceTable {
  id: Generated<number>
  beneficiaire_id: number
  du: string
  au: string | null
  motif: MotifAbsence
  note: string
  utilisateur_id: number
  cree_le: number
  /** Taken back: as if it had never been entered. */
  retire_le: number | null
}
