import type { Db } from './index.ts'

/** The antenne that follows this beneficiaire. */
export async function antenneDuBeneficiaire(db: Db, id: number): Promise<number> {
  const { antenne_id } = await db
    .selectFrom('beneficiaire')
    .select('antenne_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return antenne_id
}
