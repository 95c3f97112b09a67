import type { Db, Tx } from './index.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** What was made of these calls, by call. */
export async function appelsTraites(
  db: Db,
  appelIds: readonly number[],
): Promise<Map<number, Ligne<'appel_traite'>>> {
  if (appelIds.length === 0) return new Map()
  const lignes = await db.selectFrom('appel_traite').selectAll().where('appel_id', 'in', appelIds).execute()
  return new Map(lignes.map((ligne) => [ligne.appel_id, ligne]))
}

/** Writes what was made of a call, in place of what was before. */
export async function noterSort(tx: Tx, sort: Nouveau<'appel_traite'>): Promise<void> {
  await oublierSort(tx, sort.appel_id)
  await tx.insertInto('appel_traite').values(sort).execute()
}

/** The call waits for somebody again. */
export async function oublierSort(tx: Tx, appelId: number): Promise<void> {
  await tx.deleteFrom('appel_traite').where('appel_id', '=', appelId).execute()
}
