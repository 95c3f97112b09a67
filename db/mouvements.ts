import { sql } from 'kysely'
import type { Db } from './index.ts'

/** How far the calls and the corrections have been seen, by their numbers: neither is ever changed or removed. */
export interface Reperes {
  appel: number
  revision: number
}

/** The last call and the last correction. */
export async function derniersMouvements(db: Db): Promise<Reperes> {
  const appel = await db
    .selectFrom('appel')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  const revision = await db
    .selectFrom('revision')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  return { appel: appel?.id ?? 0, revision: revision?.id ?? 0 }
}

/** The antennes where a call or a correction came after `vu`, and how far that goes. Null: of no antenne. */
export async function mouvementsDepuis(
  db: Db,
  vu: Reperes,
): Promise<{ antennes: (number | null)[]; jusque: Reperes }> {
  // The plus keeps SQLite on the new rows: grouping by the bare column, it walks a whole index of ten years.
  const appels = await db
    .selectFrom('appel')
    .select((eb) => [sql<number | null>`+antenne_id`.as('antenne'), eb.fn.max('id').as('id')])
    .where('id', '>', vu.appel)
    .groupBy('antenne')
    .execute()
  const revisions = await db
    .selectFrom('revision as r')
    .innerJoin('intervention as i', 'i.id', 'r.intervention_id')
    .select((eb) => [sql<number | null>`+i.antenne_id`.as('antenne'), eb.fn.max('r.id').as('id')])
    .where('r.id', '>', vu.revision)
    .groupBy('antenne')
    .execute()
  return {
    antennes: [...appels, ...revisions].map(({ antenne }) => antenne),
    jusque: {
      appel: Math.max(vu.appel, ...appels.map(({ id }) => id)),
      revision: Math.max(vu.revision, ...revisions.map(({ id }) => id)),
    },
  }
}
