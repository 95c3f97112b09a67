import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Db, Tx } from '../db/index.ts'
import type { Role } from '../db/schema.ts'
import {
  administrateursActifs,
  ajouterLigneUtilisateur,
  utilisateurParCourriel,
  utilisateurParId,
  type Utilisateur,
} from '../db/utilisateurs.ts'
import { oublierAppareils } from './appareils.ts'
import type { Auteur } from './auteur.ts'
import { annulerLiens, tirerLien } from './liens.ts'
import { hacher } from './motDePasse.ts'
import { oublierSecondFacteur } from './secondFacteur.ts'
import { fermerSessions, journaliserCompte } from './sessions.ts'

type Qui = Pick<Auteur, 'utilisateurId' | 'adresse'>

export interface Droits {
  role: Role
  antenneId: number | null
  administrateur: boolean
}

export interface Identite {
  courriel: string
  nom: string
  prenom: string
}

/** `sessions`: the marks of those that ended with the act. */
export type Administre =
  | { type: 'fait'; sessions: string[] }
  | { type: 'refuse'; champ: string; raison: string }
  | { type: 'introuvable' }

/** `jeton`: the token of the link, told once. */
export type LienDonne = { type: 'lien'; utilisateurId: number; jeton: string; expireLe: number }

const DANS_UNE_ANTENNE: readonly Role[] = ['gestionnaire', 'coordonnateur']

/** Opens an account nobody can use until its owner has opened the link and chosen a password. */
export async function inviterUtilisateur(
  db: Db,
  auteur: Qui,
  { courriel: saisi, nom, prenom, ...droits }: Identite & Droits,
  maintenant: number,
): Promise<LienDonne | Extract<Administre, { type: 'refuse' }>> {
  const courriel = saisi.trim().toLowerCase()
  if (!z.email().safeParse(courriel).success) {
    return refus('courriel', 'Ce n’est pas une adresse de courriel.')
  }
  const raison = antenneQuiConvient(droits)
  if (raison !== null) return refus('antenneId', raison)
  // A true hash of something nobody knows: the account answers guesses in the same time as any other.
  const mot_de_passe = await hacher(randomBytes(32).toString('base64'))
  return db.transaction().execute(async (tx) => {
    if (await utilisateurParCourriel(tx, courriel))
      return refus('courriel', 'Cette adresse a déjà un compte.')
    const id = await ajouterLigneUtilisateur(tx, {
      ...{ courriel, nom, prenom, mot_de_passe },
      ...colonnes(droits),
      cree_le: maintenant,
      desactive_le: null,
    })
    await noter(tx, auteur, id, 'compte ouvert', maintenant, { apres: { nom, prenom, ...colonnes(droits) } })
    return donnerLien(tx, auteur, id, 'invitation', maintenant)
  })
}

/**
 * Gives an account another role, another antenne, or the management of accounts. It holds at once: her sessions end,
 * she signs in again with her new rights. One's own rights are somebody else's to change.
 */
export async function changerDroits(
  db: Db,
  auteur: Qui,
  id: number,
  droits: Droits,
  maintenant: number,
): Promise<Administre> {
  const raison = antenneQuiConvient(droits)
  if (raison !== null) return refus('antenneId', raison)
  return surLeCompte(db, id, async (tx, utilisateur) => {
    if (id === auteur.utilisateurId) {
      return refus('', 'Vos propres droits sont à changer par un autre administrateur.')
    }
    const apres = colonnes(droits)
    if (!administre(apres) && (await estLeDernier(tx, utilisateur))) return refus('', DERNIER)
    await tx.updateTable('utilisateur').set(apres).where('id', '=', id).execute()
    const { role, antenne_id, administrateur } = utilisateur
    const avant = { role, antenne_id, administrateur }
    await noter(tx, auteur, id, 'droits changés', maintenant, { avant, apres })
    return { type: 'fait', sessions: await fermerSessions(tx, id) }
  })
}

/** Closes an account: its sessions, its links and its known browsers end with it. */
export async function fermerCompte(db: Db, auteur: Qui, id: number, maintenant: number): Promise<Administre> {
  return surLeCompte(db, id, async (tx, utilisateur) => {
    if (id === auteur.utilisateurId) {
      return refus('', 'Votre propre compte est à fermer par un autre administrateur.')
    }
    if (await estLeDernier(tx, utilisateur)) return refus('', DERNIER)
    if (utilisateur.desactive_le !== null) return { type: 'fait', sessions: [] }
    await tx.updateTable('utilisateur').set({ desactive_le: maintenant }).where('id', '=', id).execute()
    await annulerLiens(tx, id)
    await oublierAppareils(tx, id)
    await noter(tx, auteur, id, 'compte fermé', maintenant)
    return { type: 'fait', sessions: await fermerSessions(tx, id) }
  })
}

/** Opens a closed account again, with the password and the second factor it had. */
export async function rouvrirCompte(
  db: Db,
  auteur: Qui,
  id: number,
  maintenant: number,
): Promise<Administre> {
  return surLeCompte(db, id, async (tx, utilisateur) => {
    if (utilisateur.desactive_le === null) return { type: 'fait', sessions: [] }
    await tx.updateTable('utilisateur').set({ desactive_le: null }).where('id', '=', id).execute()
    await noter(tx, auteur, id, 'compte rouvert', maintenant)
    return { type: 'fait', sessions: [] }
  })
}

/** A one-time link for who lost her password, or never opened her invitation. Her password holds until she uses it. */
export async function donnerUnLien(
  db: Db,
  auteur: Qui,
  id: number,
  maintenant: number,
): Promise<LienDonne | Administre> {
  return surLeCompte(db, id, async (tx, utilisateur) => {
    if (utilisateur.desactive_le !== null) return refus('', 'Ce compte est fermé : rouvrez-le d’abord.')
    const genre = (await aDejaChoisi(tx, id)) ? 'mot_de_passe' : 'invitation'
    return donnerLien(tx, auteur, id, genre, maintenant)
  })
}

/** Takes the second factor off the account of who lost her telephone and her codes. Her sessions end. */
export async function retirerSecondFacteur(
  db: Db,
  auteur: Qui,
  id: number,
  maintenant: number,
): Promise<Administre> {
  return surLeCompte(db, id, async (tx) => {
    if (id === auteur.utilisateurId) {
      return refus('', 'Votre second facteur se change dans « Mon compte », avec un code.')
    }
    await oublierSecondFacteur(tx, id)
    await noter(tx, auteur, id, 'second facteur retiré', maintenant)
    return { type: 'fait', sessions: await fermerSessions(tx, id) }
  })
}

/** Ends every session of an account. */
export async function fermerSessionsDuCompte(
  db: Db,
  auteur: Qui,
  id: number,
  maintenant: number,
): Promise<Administre> {
  return surLeCompte(db, id, async (tx) => {
    const sessions = await fermerSessions(tx, id)
    await noter(tx, auteur, id, 'sessions fermées', maintenant, { apres: { nombre: sessions.length } })
    return { type: 'fait', sessions }
  })
}

const DERNIER = 'C’est le dernier compte administrateur ouvert : donnez d’abord ce droit à quelqu’un d’autre.'

function refus(champ: string, raison: string) {
  return { type: 'refuse' as const, champ, raison }
}

function antenneQuiConvient({ role, antenneId }: Droits): string | null {
  const voulue = DANS_UNE_ANTENNE.includes(role)
  if (voulue === (antenneId !== null)) return null
  return voulue ? 'Choisissez l’antenne de cette personne.' : 'Ce rôle n’est d’aucune antenne.'
}

function colonnes({ role, antenneId, administrateur }: Droits) {
  return { role, antenne_id: antenneId, administrateur: administrateur ? (1 as const) : (0 as const) }
}

function administre({ role, administrateur }: Pick<Utilisateur, 'role' | 'administrateur'>): boolean {
  return role === 'administrateur' || administrateur === 1
}

async function estLeDernier(tx: Tx, utilisateur: Utilisateur): Promise<boolean> {
  if (!administre(utilisateur) || utilisateur.desactive_le !== null) return false
  return (await administrateursActifs(tx)) <= 1
}

async function surLeCompte<T>(
  db: Db,
  id: number,
  acte: (tx: Tx, utilisateur: Utilisateur) => Promise<T | Administre>,
): Promise<T | Administre> {
  return db.transaction().execute(async (tx) => {
    const utilisateur = await utilisateurParId(tx, id)
    return utilisateur === undefined ? { type: 'introuvable' } : acte(tx, utilisateur)
  })
}

async function donnerLien(
  tx: Tx,
  auteur: Qui,
  id: number,
  genre: 'invitation' | 'mot_de_passe',
  maintenant: number,
): Promise<LienDonne> {
  const { jeton, expireLe } = await tirerLien(tx, id, genre, maintenant)
  const action = genre === 'invitation' ? 'invitation donnée' : 'lien de mot de passe donné'
  await noter(tx, auteur, id, action, maintenant)
  return { type: 'lien', utilisateurId: id, jeton, expireLe }
}

// An account of the command line has a password from the start; an invited one, once a link has served.
async function aDejaChoisi(tx: Tx, id: number): Promise<boolean> {
  const liens = await tx.selectFrom('lien').select('utilise_le').where('utilisateur_id', '=', id).execute()
  return liens.length === 0 || liens.some(({ utilise_le }) => utilise_le !== null)
}

async function noter(
  tx: Tx,
  { utilisateurId, adresse }: Qui,
  id: number,
  action: string,
  maintenant: number,
  valeurs: { avant?: unknown; apres?: unknown } = {},
): Promise<void> {
  await journaliserCompte(tx, id, action, { auteurId: utilisateurId, adresse, maintenant, ...valeurs })
}
