import type { Generated } from 'kysely'
import type { Booleen, Origine } from './types.ts'

/** ESPPADOM's families of corrections (evv: DELIVERY, les motifs de correction). */
export type Famille = 'CRE' | 'MDT' | 'SUP' | 'COA' | 'COD' | 'CO2' | 'HOR'

export interface InterventionTable {
  id: Generated<number>
  beneficiaire_id: number
  intervenant_id: number
  antenne_id: number
  /** Service day: the Paris day of its first instant. */
  jour: string
  /** As stamped; null when there was no stamp. */
  debut_brut: number | null
  fin_brut: number | null
  /** As retained: as stamped until a person corrects it. */
  debut: number | null
  fin: number | null
  arrivee_id: number | null
  depart_id: number | null
  origine: Origine
  groupe: string | null
  /** As a person said it; null: deduced from the planned visit or the plan d'aide. */
  prestation: string | null
  /** Minutes a person adds to the retained time, or takes from it. */
  minutes_complementaires: Generated<number>
  /** Rounded minutes plus minutes complémentaires; null until computed, or while half of it is missing. */
  retenu_min: number | null
  /** ESPPADOM family of the corrections in force; null: as stamped. */
  famille: Famille | null
  /** 1 while a correction is in force: the pairing of late calls leaves it alone. */
  corrigee: Generated<Booleen>
  /** A person deleted it (ms UTC): it counts nowhere, and may be brought back. */
  supprimee_le: number | null
  version: Generated<number>
  modifie_le: number
}

export type Acte =
  | 'creer'
  | 'deplacer'
  | 'inverser'
  | 'fusionner'
  | 'scinder'
  | 'reaffecter'
  | 'supprimer'
  | 'minutes'
  | 'annuler'

/** One correction of an intervention. Appended, never changed; another one may undo it. */
export interface RevisionTable {
  id: Generated<number>
  intervention_id: number
  utilisateur_id: number
  instant: number
  acte: Acte
  motif_id: number
  note: string
  /** JSON of what the intervention held before (null: it did not exist) and after. */
  avant: string
  apres: string
  /** Shared by the revisions of one act on several interventions (merge, split). */
  groupe: string
  /** The revision this one undoes. */
  annule_id: number | null
}

/** A local reason of correction, in one of ESPPADOM's families. */
export interface MotifTable {
  id: Generated<number>
  famille: Famille
  libelle: string
  note_obligatoire: Booleen
  du: string
  au: string | null
}

export type CodeAnomalie =
  | 'SANS_DEPART'
  | 'SANS_ARRIVEE'
  | 'BENEFICIAIRE_INCONNU'
  | 'INTERVENANT_INCONNU'
  | 'CHEVAUCHEMENT'
  | 'TROP_COURTE'
  | 'TROP_LONGUE'
  | 'HORS_PEC'
  | 'DEPASSEMENT'
  | 'HORS_HORAIRE'
  | 'LIGNE_INTERVENANT'
  | 'NON_PREVUE'
  | 'MANQUEE'
  | 'SECOURS'

/** Something a person must correct or acknowledge, as last computed (domain/recalculer.ts). */
export interface AnomalieTable {
  id: Generated<number>
  code: CodeAnomalie
  severite: 'a_corriger' | 'a_acquitter'
  objet: 'intervention' | 'appel' | 'visite'
  objet_id: number
  /** Whose row it is; null: headquarters'. */
  antenne_id: number | null
  jour: string
  beneficiaire_id: number | null
  intervenant_id: number | null
  /** What it was computed on: an acknowledgement holds as long as this does. */
  empreinte: string
  /** JSON, by code: the other intervention of a CHEVAUCHEMENT, the minutes of a DEPASSEMENT… */
  detail: string
  acquittee_le: number | null
  acquittee_par: number | null
  note: Generated<string>
}

/** Something changed around this home, this carer and this day: the anomalies and the figures are to be computed. */
export interface RecalculTable {
  id: Generated<number>
  beneficiaire_id: number
  intervenant_id: number | null
  jour: string
}

export type GenreAlerte =
  | 'appels_incomplets'
  | 'nouveau_avec_aide'
  | 'nouveau_sans_aide'
  | 'prise_en_charge_echeance'
  | 'visite_manquee'
  | 'depart_absent'
  | 'numero_inconnu'
  | 'consommation'
  | 'fichier_attendu'
  | 'disponibilite'
  | 'sauvegarde'

/** An alert of an antenne: due at an instant, then shown until somebody handles it. */
export interface AlerteTable {
  id: Generated<number>
  genre: GenreAlerte
  /** Null: headquarters'. */
  antenne_id: number | null
  /** What it is about, so that it is raised once: `beneficiaire:12`, `visite:345`. */
  sujet: string
  beneficiaire_id: number | null
  intervenant_id: number | null
  /** JSON, by genre. */
  detail: string
  echeance: number
  /** When the program raised it (the claim); null: waiting for its instant. */
  emise_le: number | null
  traitee_le: number | null
  /** Null when its cause vanished by itself. */
  traitee_par: number | null
  note: Generated<string>
  /** When it left in a digest. */
  envoyee_le: number | null
}

/** Something a page may show has changed, other than by a call or a revision: open pages look again. */
export interface MouvementTable {
  id: Generated<number>
  antenne_id: number | null
}

/** How far a task has looked, or when it last did its work (ms UTC): a restart goes on from there. */
export interface RepereTable {
  cle: string
  instant: number
}
