import type { Db, Tx } from '../db/index.ts'
import { journaliser } from '../db/journal.ts'
import { sessionsOuvertes, utilisateurDeLaSession, type Bornes, type Etape } from '../db/sessions.ts'
import type { Utilisateur } from '../db/utilisateurs.ts'
import { empreinteDuJeton, tirerJeton } from './jetons.ts'
import { secondFacteurObligatoire } from './secondFacteur.ts'

const MINUTE = 60_000
const HEURE = 60 * MINUTE
/** A session ends after this long without a page, and after this long whatever happens (extranet.md, Sign-in). */
export const SESSION_INACTIVE_MS = 20 * MINUTE
export const SESSION_MAXIMALE_MS = 10 * HEURE
/** How long one may look for one's telephone between the password and the code. */
export const ATTENTE_MS = 10 * MINUTE
/** A session that ended is remembered so long: a form that comes with it is kept for its author (saisieGardee.ts). */
const MEMOIRE_MS = 24 * HEURE

/** Where a person signs in from. */
export interface Provenance {
  adresse: string
  navigateur: string
}

function bornes(maintenant: number): Bornes {
  return { vueDepuis: maintenant - SESSION_INACTIVE_MS, creeeDepuis: maintenant - SESSION_MAXIMALE_MS }
}

/** Opens a session at this step and returns its token, of which only the hash is kept. */
export async function inscrireSession(
  tx: Tx,
  utilisateurId: number,
  etape: Etape,
  { adresse, navigateur }: Provenance,
  maintenant: number,
): Promise<string> {
  const jeton = tirerJeton()
  await tx
    .deleteFrom('session')
    .where('cree_le', '<', maintenant - SESSION_MAXIMALE_MS - MEMOIRE_MS)
    .execute()
  await tx
    .insertInto('session')
    .values({
      empreinte: empreinteDuJeton(jeton),
      utilisateur_id: utilisateurId,
      cree_le: maintenant,
      vue_le: maintenant,
      adresse,
      navigateur: navigateur.slice(0, 200),
      etape,
    })
    .execute()
  return jeton
}

/**
 * Who holds this token, if her session is wholly open and still good. Her presence is noted, at most once a minute,
 * unless the page asks by itself (`presence: false`): a live page left open must not keep a session alive.
 */
export async function sessionDuJeton(
  db: Db,
  jeton: string,
  maintenant: number,
  { presence }: { presence: boolean } = { presence: true },
): Promise<Utilisateur | undefined> {
  const cle = empreinteDuJeton(jeton)
  const session = await utilisateurDeLaSession(db, cle, ['ouverte'], bornes(maintenant))
  if (session === undefined) return undefined
  const { utilisateur, vueLe } = session
  if (secondFacteurObligatoire(utilisateur) && utilisateur.totp_actif_le === null) return undefined
  if (presence && maintenant - vueLe > MINUTE) {
    await db.updateTable('session').set({ vue_le: maintenant }).where('empreinte', '=', cle).execute()
  }
  return utilisateur
}

/** Who gave her password with this token and must still prove, or choose, a second factor. */
export async function sessionEnAttente(
  db: Db,
  jeton: string,
  maintenant: number,
): Promise<{ utilisateur: Utilisateur; etape: 'second_facteur' | 'enrolement' } | undefined> {
  const depuis = { vueDepuis: maintenant - ATTENTE_MS, creeeDepuis: maintenant - ATTENTE_MS }
  const session = await utilisateurDeLaSession(
    db,
    empreinteDuJeton(jeton),
    ['second_facteur', 'enrolement'],
    depuis,
  )
  if (session === undefined || session.etape === 'ouverte') return undefined
  return { utilisateur: session.utilisateur, etape: session.etape }
}

/** Ends a session at once: she leaves, or signs in anew in the same browser. */
export async function fermerSession(
  db: Db,
  jeton: string,
  maintenant: number,
  adresse: string | null = null,
  action: 'déconnexion' | 'session remplacée' = 'déconnexion',
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const fermee = await tx
      .deleteFrom('session')
      .where('empreinte', '=', empreinteDuJeton(jeton))
      .returning(['utilisateur_id', 'etape'])
      .executeTakeFirst()
    if (fermee?.etape !== 'ouverte') return
    await journaliserCompte(tx, fermee.utilisateur_id, action, {
      auteurId: fermee.utilisateur_id,
      adresse,
      maintenant,
    })
  })
}

/** The sessions of one person that still hold, the latest seen first. */
export async function sessionsDe(db: Db, utilisateurId: number, maintenant: number) {
  return sessionsOuvertes(db, utilisateurId, bornes(maintenant))
}

/** Ends every session of one person but the one of this token, or the one named; returns the marks of those ended. */
export async function fermerSessions(
  tx: Tx,
  utilisateurId: number,
  choix: { sauf?: string; seulement?: string } = {},
): Promise<string[]> {
  let requete = tx.deleteFrom('session').where('utilisateur_id', '=', utilisateurId)
  if (choix.sauf !== undefined) requete = requete.where('empreinte', '<>', empreinteDuJeton(choix.sauf))
  if (choix.seulement !== undefined) requete = requete.where('empreinte', '=', choix.seulement)
  const fermees = await requete.returning('empreinte').execute()
  return fermees.map(({ empreinte }) => empreinte)
}

/** A new token for the session of this one, which is void from now on: what she may do has changed. */
export async function renouvelerJeton(tx: Tx, jeton: string): Promise<string> {
  const nouveau = tirerJeton()
  await tx
    .updateTable('session')
    .set({ empreinte: empreinteDuJeton(nouveau) })
    .where('empreinte', '=', empreinteDuJeton(jeton))
    .execute()
  return nouveau
}

/** Keeps in the journal what befell an account. */
export async function journaliserCompte(
  tx: Tx,
  utilisateurId: number,
  action: string,
  {
    auteurId,
    adresse,
    maintenant,
    avant,
    apres,
  }: {
    auteurId: number | null
    adresse: string | null
    maintenant: number
    avant?: unknown
    apres?: unknown
  },
): Promise<void> {
  const { courriel } = await tx
    .selectFrom('utilisateur')
    .select('courriel')
    .where('id', '=', utilisateurId)
    .executeTakeFirstOrThrow()
  await journaliser(tx, {
    instant: maintenant,
    utilisateur_id: auteurId,
    action,
    objet: 'compte',
    objet_id: courriel,
    avant: avant === undefined ? null : JSON.stringify(avant),
    apres: apres === undefined ? null : JSON.stringify(apres),
    adresse,
  })
}
