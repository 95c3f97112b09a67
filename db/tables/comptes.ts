import type { Generated } from 'kysely'
import type { Booleen } from './types.ts'

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
  /** 1: may also manage accounts and settings, whatever the role. */
  administrateur: Generated<Booleen>
  /** Secret of the second factor, Base32; null: none. */
  totp_secret: string | null
  /** When the second factor was proved for the first time; null: not in use. */
  totp_actif_le: number | null
  /** The last time step accepted: a code serves once. */
  totp_pas: number | null
  /** The last release notes read. */
  nouveautes_lues: string | null
}

/** A recovery code of the second factor; each serves once. */
export interface CodeSecoursTable {
  empreinte: string
  utilisateur_id: number
  utilise_le: number | null
}

/** A one-time link that lets somebody choose her password. */
export interface LienTable {
  empreinte: string
  utilisateur_id: number
  genre: 'invitation' | 'mot_de_passe'
  cree_le: number
  expire_le: number
  utilise_le: number | null
}

export interface SessionTable {
  /** SHA-256 of the token in the cookie, hexadecimal. */
  empreinte: string
  utilisateur_id: number
  cree_le: number
  vue_le: number
  adresse: string
  navigateur: string
  /** `second_facteur`: the password is right, the second factor is awaited. */
  etape: Generated<'ouverte' | 'second_facteur' | 'enrolement'>
}

/** A browser in which somebody signed in wholly: strangers' guesses do not keep her out there. */
export interface AppareilTable {
  /** SHA-256 of the token in its cookie, hexadecimal. */
  empreinte: string
  utilisateur_id: number
  cree_le: number
  vu_le: number
}

/** A form that came after its session had ended, kept for its author to send again. */
export interface SaisieGardeeTable {
  utilisateur_id: number
  /** Where it was going. */
  chemin: string
  /** JSON: `[name, value]` pairs, in their order. */
  champs: string
  gardee_le: number
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
