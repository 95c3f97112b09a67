import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../db/index.ts'
import { journaliser } from '../db/journal.ts'
import { utilisateurDeLaSession, utilisateurParCourriel, type Utilisateur } from '../db/utilisateurs.ts'
import { correspond, hacher } from './motDePasse.ts'

const MINUTE = 60_000
const HEURE = 60 * MINUTE
/** A session ends after this long without a page, and after this long whatever happens (extranet.md, Sign-in). */
export const SESSION_INACTIVE_MS = 20 * MINUTE
export const SESSION_MAXIMALE_MS = 10 * HEURE
/** Wrong passwords an account may see in an hour before it must wait (qualite.md, Security). */
export const ESSAIS_PAR_HEURE = 10

export interface DemandeDeSession {
  courriel: string
  motDePasse: string
  adresse: string
  navigateur: string
  maintenant: number
}

export type Ouverture =
  | { type: 'ouverte'; jeton: string; utilisateur: Utilisateur }
  | { type: 'refusee' }
  /** Too many wrong guesses on this account: when to come back (ms UTC). */
  | { type: 'attendre'; jusque: number }

// Hashing something for an unknown account takes the same time as for a known one: neither can be told apart.
const LEURRE = hacher('aucun compte ne porte ce mot de passe')

/**
 * Opens a session for whoever knows this address and password. Guesses are counted by account, known or not, in the
 * base: a restart forgives none. The token is given once; only its hash is kept.
 */
export async function ouvrirSession(db: Db, demande: DemandeDeSession): Promise<Ouverture> {
  const courriel = demande.courriel.trim().toLowerCase()
  const cle = `connexion:${courriel}`
  const attente = await finDeLAttente(db, cle, demande.maintenant)
  if (attente !== undefined) return { type: 'attendre', jusque: attente }
  await db.insertInto('tentative').values({ cle, instant: demande.maintenant }).execute()
  const utilisateur = await utilisateurParCourriel(db, courriel)
  const juste = await correspond(demande.motDePasse, utilisateur?.mot_de_passe ?? (await LEURRE))
  if (utilisateur === undefined || !juste || utilisateur.desactive_le !== null) {
    await journaliser(db, {
      instant: demande.maintenant,
      action: 'connexion refusée',
      objet: 'compte',
      objet_id: courriel,
      adresse: demande.adresse,
    })
    return { type: 'refusee' }
  }
  return { type: 'ouverte', jeton: await inscrire(db, utilisateur, cle, demande), utilisateur }
}

/**
 * Who holds this token, if her session is still good. Her presence is noted, at most once a minute, unless the page
 * asks by itself (`presence: false`): a live page left open must not keep a session alive.
 */
export async function sessionDuJeton(
  db: Db,
  jeton: string,
  maintenant: number,
  { presence }: { presence: boolean } = { presence: true },
): Promise<Utilisateur | undefined> {
  const cle = empreinte(jeton)
  const session = await utilisateurDeLaSession(
    db,
    cle,
    maintenant - SESSION_INACTIVE_MS,
    maintenant - SESSION_MAXIMALE_MS,
  )
  if (presence && session !== undefined && maintenant - session.vueLe > MINUTE) {
    await db.updateTable('session').set({ vue_le: maintenant }).where('empreinte', '=', cle).execute()
  }
  return session?.utilisateur
}

/** Ends a session at once. */
export async function fermerSession(db: Db, jeton: string): Promise<void> {
  await db.deleteFrom('session').where('empreinte', '=', empreinte(jeton)).execute()
}

async function finDeLAttente(db: Db, cle: string, maintenant: number): Promise<number | undefined> {
  const essais = await db
    .selectFrom('tentative')
    .select('instant')
    .where('cle', '=', cle)
    .where('instant', '>', maintenant - HEURE)
    .orderBy('instant', 'desc')
    .limit(ESSAIS_PAR_HEURE)
    .execute()
  const plusAncien = essais[ESSAIS_PAR_HEURE - 1]
  return plusAncien === undefined ? undefined : plusAncien.instant + HEURE
}

async function inscrire(
  db: Db,
  utilisateur: Utilisateur,
  cle: string,
  { adresse, navigateur, maintenant }: DemandeDeSession,
): Promise<string> {
  const jeton = randomBytes(32).toString('base64url')
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('tentative').where('cle', '=', cle).execute()
    await tx
      .deleteFrom('session')
      .where('cree_le', '<', maintenant - SESSION_MAXIMALE_MS)
      .execute()
    await tx
      .insertInto('session')
      .values({
        empreinte: empreinte(jeton),
        utilisateur_id: utilisateur.id,
        cree_le: maintenant,
        vue_le: maintenant,
        adresse,
        navigateur: navigateur.slice(0, 200),
      })
      .execute()
    await journaliser(tx, {
      instant: maintenant,
      utilisateur_id: utilisateur.id,
      action: 'connexion',
      objet: 'compte',
      objet_id: utilisateur.courriel,
      adresse,
    })
  })
  return jeton
}

function empreinte(jeton: string): string {
  return createHash('sha256').update(jeton).digest('hex')
}
