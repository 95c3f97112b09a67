import type { Generated, Insertable, Selectable } from 'kysely'

/*
 * The base, table by table. Instants are integers (UTC, milliseconds); days are text `AAAA-MM-JJ` cut in
 * Europe/Paris; booleans are 0 or 1. The migrations make it; `db/schema.test.ts` compares the two.
 */

type Booleen = 0 | 1

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

export interface FinanceurTable {
  id: Generated<number>
  code: string
  libelle: string
  genre: string
}

export interface PriseEnChargeTable {
  id: Generated<number>
  beneficiaire_id: number
  financeur_id: number
  numero_pec: string
  prestation: string
  date_debut: string
  date_fin: string | null
  minutes_maximum: number | null
  /** Month, week, year, rolling six months. */
  periode: 'M' | 'S' | 'A' | 'X' | null
  rang: number
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

export type Presentation = 'fournie' | 'masquee' | 'anonyme' | 'vide' | 'malformee'
export type Origine = 'telephone' | 'secours' | 'manuel'
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

export interface InterventionTable {
  id: Generated<number>
  beneficiaire_id: number
  intervenant_id: number
  antenne_id: number
  /** Service day: the Paris day of its first instant. */
  jour: string
  debut_brut: number | null
  fin_brut: number | null
  arrivee_id: number | null
  depart_id: number | null
  origine: Origine
  groupe: string | null
  prestation: string | null
  version: Generated<number>
  modifie_le: number
}

export interface RevisionTable {
  id: Generated<number>
  intervention_id: number
  utilisateur_id: number
  instant: number
  motif: string
  note: string
  avant: string
  apres: string
}

export type Role = 'gestionnaire' | 'coordonnateur' | 'siege' | 'informatique' | 'administrateur' | 'auditeur'

export interface UtilisateurTable {
  id: Generated<number>
  courriel: string
  nom: string
  prenom: string
  role: Role
  /** Null for the roles that are not of one antenne. */
  antenne_id: number | null
  /** Argon2id in PHC notation. */
  mot_de_passe: string
  cree_le: number
  desactive_le: number | null
}

export interface SessionTable {
  /** SHA-256 of the token in the cookie, hexadecimal. */
  empreinte: string
  utilisateur_id: number
  cree_le: number
  vue_le: number
  adresse: string
  navigateur: string
}

/** Failed guesses, kept so that a restart does not forgive them. */
export interface TentativeTable {
  id: Generated<number>
  cle: string
  instant: number
}

export interface JournalTable {
  id: Generated<number>
  instant: number
  utilisateur_id: number | null
  action: string
  objet: string
  objet_id: string
  avant: string | null
  apres: string | null
  adresse: string | null
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

/** A dated setting of the rules; the defaults are in `domain/regles/parametres.ts`. */
export interface ParametreTable {
  id: Generated<number>
  cle: string
  valeur: string
  du: string
  au: string | null
}

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

export interface Base {
  antenne: AntenneTable
  antenne_code_postal: AntenneCodePostalTable
  appel: AppelTable
  beneficiaire: BeneficiaireTable
  code: CodeTable
  fichier: FichierTable
  financeur: FinanceurTable
  intervenant: IntervenantTable
  intervention: InterventionTable
  journal: JournalTable
  message: MessageTable
  numero: NumeroTable
  parametre: ParametreTable
  pointage: PointageTable
  prise_en_charge: PriseEnChargeTable
  refus: RefusTable
  revision: RevisionTable
  session: SessionTable
  tentative: TentativeTable
  utilisateur: UtilisateurTable
  visite: VisiteTable
}

export type Ligne<T extends keyof Base> = Selectable<Base[T]>
export type Nouveau<T extends keyof Base> = Insertable<Base[T]>
