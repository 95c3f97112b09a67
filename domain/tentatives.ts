import type { Db } from '../db/index.ts'

const HEURE = 3_600_000
/**
 * Guesses (passwords and codes together) an account may see in an hour before the next must wait (qualite.md,
 * Security). Half of them are for the browsers where this person signed in before, so that a stranger who guesses all
 * day keeps nobody out of her own machine (ASVS 5.0, 6.3.1).
 */
export const ESSAIS_PAR_HEURE = 10
export const ESSAIS_D_UN_INCONNU = ESSAIS_PAR_HEURE / 2

export type Essai = { type: 'permis'; id: number } | { type: 'attendre'; jusque: number }

/**
 * Takes one guess of this account's allowance, or says until when to wait (ms UTC). It is counted before it is looked
 * at, in one transaction: a hundred at once are not more than a hundred in turn. `reprendreEssai` gives it back when the
 * guess was right. Kept in the base: a restart forgives none.
 */
export async function compterEssai(
  db: Db,
  courriel: string,
  connu: boolean,
  maintenant: number,
): Promise<Essai> {
  const cle = `${connu ? 'appareil' : 'connexion'}:${courriel}`
  const permis = connu ? ESSAIS_PAR_HEURE - ESSAIS_D_UN_INCONNU : ESSAIS_D_UN_INCONNU
  return db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('tentative')
      .where('instant', '<=', maintenant - HEURE)
      .execute()
    const essais = await tx
      .selectFrom('tentative')
      .select('instant')
      .where('cle', '=', cle)
      .orderBy('instant', 'desc')
      .limit(permis)
      .execute()
    const plusAncien = essais[permis - 1]
    if (plusAncien !== undefined) return { type: 'attendre', jusque: plusAncien.instant + HEURE }
    const { id } = await tx
      .insertInto('tentative')
      .values({ cle, instant: maintenant })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { type: 'permis', id }
  })
}

/** A guess that was right is not held against the account; those before it stay. */
export async function reprendreEssai(db: Db, id: number): Promise<void> {
  await db.deleteFrom('tentative').where('id', '=', id).execute()
}
