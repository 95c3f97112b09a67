import type { Db, Tx } from '../db/index.ts'
import { retenirAppareil, oublierAppareils } from './appareils.ts'
import { empreinteDuJeton, tirerJeton } from './jetons.ts'
import { hacher, motDePasseRefuse } from './motDePasse.ts'
import { fermerSessions, journaliserCompte } from './sessions.ts'

const HEURE = 3_600_000

export type GenreDeLien = 'invitation' | 'mot_de_passe'

/** How long a link waits, by kind (ms): an invitation may be opened after the week-end, a lost password is now. */
export const DUREE_DU_LIEN_MS: Readonly<Record<GenreDeLien, number>> = {
  invitation: 72 * HEURE,
  mot_de_passe: HEURE,
}

/** A one-time link for this person, told once; those she had are void. */
export async function tirerLien(
  tx: Tx,
  utilisateurId: number,
  genre: GenreDeLien,
  maintenant: number,
): Promise<{ jeton: string; expireLe: number }> {
  const jeton = tirerJeton()
  const expireLe = maintenant + DUREE_DU_LIEN_MS[genre]
  await annulerLiens(tx, utilisateurId)
  await tx
    .insertInto('lien')
    .values({
      empreinte: empreinteDuJeton(jeton),
      utilisateur_id: utilisateurId,
      genre,
      cree_le: maintenant,
      expire_le: expireLe,
      utilise_le: null,
    })
    .execute()
  return { jeton, expireLe }
}

/** The links of this person that have not served lead nowhere any more. */
export async function annulerLiens(tx: Tx, utilisateurId: number): Promise<void> {
  await tx
    .deleteFrom('lien')
    .where('utilisateur_id', '=', utilisateurId)
    .where('utilise_le', 'is', null)
    .execute()
}

/** Whom a link is for, as long as it serves; looking changes nothing. */
export async function lireLien(
  db: Db,
  jeton: string,
  maintenant: number,
): Promise<{ utilisateurId: number; genre: GenreDeLien; prenom: string; courriel: string } | undefined> {
  return db
    .selectFrom('lien')
    .innerJoin('utilisateur', 'utilisateur.id', 'lien.utilisateur_id')
    .select(['utilisateur.id as utilisateurId', 'lien.genre', 'utilisateur.prenom', 'utilisateur.courriel'])
    .where('lien.empreinte', '=', empreinteDuJeton(jeton))
    .where('lien.utilise_le', 'is', null)
    .where('lien.expire_le', '>', maintenant)
    .where('utilisateur.desactive_le', 'is', null)
    .executeTakeFirst()
}

export type LienUtilise =
  /** `sessions`: the marks of those that ended; `appareil`: for the browser that held the link. */
  | { type: 'pose'; sessions: string[]; appareil: string }
  | { type: 'refuse'; raison: string }
  | { type: 'perime' }

/**
 * Gives the account of this link the password its holder chose: once. Her sessions end, no browser stays known but this
 * one, and her second factor stays as it was: the link replaces the password alone.
 */
export async function utiliserLien(
  db: Db,
  { jeton, motDePasse, adresse }: { jeton: string; motDePasse: string; adresse: string },
  maintenant: number,
): Promise<LienUtilise> {
  const raison = motDePasseRefuse(motDePasse)
  if (raison !== null) return { type: 'refuse', raison }
  if ((await lireLien(db, jeton, maintenant)) === undefined) return { type: 'perime' }
  const mot_de_passe = await hacher(motDePasse)
  return db.transaction().execute(async (tx): Promise<LienUtilise> => {
    const lien = await lireLien(tx, jeton, maintenant)
    if (lien === undefined) return { type: 'perime' }
    const { utilisateurId, genre } = lien
    await tx
      .updateTable('lien')
      .set({ utilise_le: maintenant })
      .where('empreinte', '=', empreinteDuJeton(jeton))
      .execute()
    await tx.updateTable('utilisateur').set({ mot_de_passe }).where('id', '=', utilisateurId).execute()
    const sessions = await fermerSessions(tx, utilisateurId)
    await oublierAppareils(tx, utilisateurId)
    const appareil = await retenirAppareil(tx, utilisateurId, undefined, maintenant)
    const action = genre === 'invitation' ? 'invitation acceptée' : 'mot de passe choisi par un lien'
    await journaliserCompte(tx, utilisateurId, action, { auteurId: utilisateurId, adresse, maintenant })
    return { type: 'pose', sessions, appareil }
  })
}
