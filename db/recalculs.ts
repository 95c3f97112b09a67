import type { Db, Tx } from './index.ts'
import type { Ligne } from './schema.ts'

/** What is to be judged and computed again: a home, a day, and the carer concerned when one is. */
export interface Marque {
  beneficiaireId: number
  intervenantId: number | null
  /** Paris day. */
  jour: string
}

/** Notes what changed, for jobs to compute: a plain insert, so that a call is not held up. */
export async function marquer(tx: Tx, marques: readonly Marque[]): Promise<void> {
  if (marques.length === 0) return
  await tx
    .insertInto('recalcul')
    .values(
      marques.map(({ beneficiaireId, intervenantId, jour }) => ({
        beneficiaire_id: beneficiaireId,
        intervenant_id: intervenantId,
        jour,
      })),
    )
    .execute()
}

/** The oldest marks, at most `limite`. */
export async function marquesEnAttente(db: Db, limite: number): Promise<Ligne<'recalcul'>[]> {
  return db.selectFrom('recalcul').selectAll().orderBy('id').limit(limite).execute()
}

/** Takes away the marks that were computed. */
export async function retirerMarques(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('recalcul').where('id', 'in', ids).execute()
}
