import type { Db } from '../db/index.ts'
import { viderRecalculs } from '../domain/viderRecalculs.ts'

/** Computes what is marked, as `jobs` does each second. */
export async function recalculerLesMarques(db: Db, maintenant: number): Promise<void> {
  await viderRecalculs(db, () => maintenant)
}
