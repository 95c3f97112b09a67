import type { Db, Tx } from '../db/index.ts'
import { empreinteDuJeton, tirerJeton } from './jetons.ts'

const JOUR = 24 * 3_600_000
/** A browser where nobody signed in for so long is a stranger again. */
export const APPAREIL_MS = 180 * JOUR
/** Browsers remembered for one account; the oldest gives way. */
const APPAREILS_AU_PLUS = 10

/** Whether this browser is one where this person signed in wholly. */
export async function estConnu(
  db: Db,
  utilisateurId: number,
  jeton: string | undefined,
  maintenant: number,
): Promise<boolean> {
  if (jeton === undefined) return false
  const appareil = await db
    .selectFrom('appareil')
    .select('empreinte')
    .where('empreinte', '=', empreinteDuJeton(jeton))
    .where('utilisateur_id', '=', utilisateurId)
    .where('vu_le', '>', maintenant - APPAREIL_MS)
    .executeTakeFirst()
  return appareil !== undefined
}

/**
 * Remembers the browser where this person has just proved who she is, and returns the token it keeps: the same one
 * when it was hers already.
 */
export async function retenirAppareil(
  tx: Tx,
  utilisateurId: number,
  jeton: string | undefined,
  maintenant: number,
): Promise<string> {
  if (jeton !== undefined && (await estConnu(tx, utilisateurId, jeton, maintenant))) {
    await tx
      .updateTable('appareil')
      .set({ vu_le: maintenant })
      .where('empreinte', '=', empreinteDuJeton(jeton))
      .execute()
    return jeton
  }
  const nouveau = tirerJeton()
  const ligne = { utilisateur_id: utilisateurId, cree_le: maintenant, vu_le: maintenant }
  await tx
    .insertInto('appareil')
    .values({ ...ligne, empreinte: empreinteDuJeton(nouveau) })
    .execute()
  await tx
    .deleteFrom('appareil')
    .where('utilisateur_id', '=', utilisateurId)
    .where('empreinte', 'not in', (eb) =>
      eb
        .selectFrom('appareil as recent')
        .select('recent.empreinte')
        .where('recent.utilisateur_id', '=', utilisateurId)
        .orderBy('recent.vu_le', 'desc')
        .limit(APPAREILS_AU_PLUS),
    )
    .execute()
  return nouveau
}

/** Forgets every browser of an account: after a password lost, nobody's is trusted. */
export async function oublierAppareils(tx: Tx, utilisateurId: number): Promise<void> {
  await tx.deleteFrom('appareil').where('utilisateur_id', '=', utilisateurId).execute()
}
