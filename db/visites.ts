import type { Db } from './index.ts'

/** Among these homes, those the carer is planned at some time between `du` and `au` (ms UTC). */
export async function beneficiairesPrevus(
  db: Db,
  intervenantId: number,
  beneficiaireIds: readonly number[],
  du: number,
  au: number,
): Promise<number[]> {
  const visites = await db
    .selectFrom('visite')
    .select('beneficiaire_id')
    .distinct()
    .where('intervenant_id', '=', intervenantId)
    .where('beneficiaire_id', 'in', beneficiaireIds)
    .where('debut', '<=', au)
    .where('fin', '>=', du)
    .execute()
  return visites.map(({ beneficiaire_id }) => beneficiaire_id)
}
