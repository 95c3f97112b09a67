import type { Db } from './index.ts'

/** How alive the base is: the last call, the calls since `depuis` (ms UTC) and the visits in progress. */
export async function etatDeLaBase(db: Db, depuis: number) {
  const dernier = await db
    .selectFrom('appel')
    .select((eb) => eb.fn.max('instant').as('instant'))
    .executeTakeFirst()
  const appels = await db
    .selectFrom('appel')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('instant', '>=', depuis)
    .executeTakeFirst()
  const ouvertes = await db
    .selectFrom('intervention')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('fin', 'is', null)
    .where('supprimee_le', 'is', null)
    .where('debut', '>=', depuis)
    .executeTakeFirst()
  return { dernierAppel: dernier?.instant ?? null, appels: appels?.n ?? 0, ouvertes: ouvertes?.n ?? 0 }
}
