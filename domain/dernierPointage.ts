import type { Db } from '../db/index.ts'

/** The carer's last stamp since `depuis` (ms UTC), as the pairing took it. */
export async function dernierPointage(
  db: Db,
  intervenantId: number,
  depuis: number,
): Promise<{ sens: 'arrivee' | 'depart'; instant: number } | undefined> {
  const derniere = await db
    .selectFrom('intervention')
    .select(['debut_brut', 'fin_brut'])
    .where('intervenant_id', '=', intervenantId)
    .where((eb) => eb.or([eb('debut_brut', '>=', depuis), eb('fin_brut', '>=', depuis)]))
    .orderBy((eb) => eb.fn.coalesce('fin_brut', 'debut_brut'), 'desc')
    .executeTakeFirst()
  if (derniere === undefined) return undefined
  const { debut_brut: debut, fin_brut: fin } = derniere
  if (fin !== null) return { sens: 'depart', instant: fin }
  return debut === null ? undefined : { sens: 'arrivee', instant: debut }
}
