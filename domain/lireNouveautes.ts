import type { Db } from '../db/index.ts'

/** Remembers the last news this account has opened. Nothing anybody has to account for: it is not journaled. */
export async function noterNouveautesLues(db: Db, utilisateurId: number, cle: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('utilisateur')
      .set({ nouveautes_lues: cle })
      .where('id', '=', utilisateurId)
      .execute()
  })
}
