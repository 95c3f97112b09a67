import { sql } from 'kysely'
import type { Db } from './index.ts'

/** How far the calls, the corrections and the other movements have been seen: their numbers only grow. */
export interface Reperes {
  appel: number
  revision: number
  autre: number
}

/** The last call, correction and movement. */
export async function derniersMouvements(db: Db): Promise<Reperes> {
  const appel = await db
    .selectFrom('appel')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  const revision = await db
    .selectFrom('revision')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  const autre = await db
    .selectFrom('mouvement')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst()
  return { appel: appel?.id ?? 0, revision: revision?.id ?? 0, autre: autre?.id ?? 0 }
}

/** The antennes where something came after `vu`, and how far that goes. Null: of no antenne. */
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
  const autres = await db
    .selectFrom('mouvement')
    .select((eb) => [sql<number | null>`+antenne_id`.as('antenne'), eb.fn.max('id').as('id')])
    .where('id', '>', vu.autre)
    .groupBy('antenne')
    .execute()
  return {
    antennes: [...appels, ...revisions, ...autres].map(({ antenne }) => antenne),
    jusque: {
      appel: Math.max(vu.appel, ...appels.map(({ id }) => id)),
      revision: Math.max(vu.revision, ...revisions.map(({ id }) => id)),
      autre: Math.max(vu.autre, ...autres.map(({ id }) => id)),
    },
  }
}

/** Tells the open pages of an antenne (null: headquarters') to look again. */
export async function annoncer(db: Db, antenneId: number | null): Promise<void> {
  await db.insertInto('mouvement').values({ antenne_id: antenneId }).execute()
}
