import type { Db } from './index.ts'

/** The antenne this carer works for. */
export async function antenneDeLIntervenant(db: Db, id: number): Promise<number> {
  const { antenne_id } = await db
    .selectFrom('intervenant')
    .select('antenne_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return antenne_id
}
