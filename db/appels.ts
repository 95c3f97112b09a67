import type { Db } from './index.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** Adds a call and returns its id. */
export async function ajouterAppel(db: Db, appel: Nouveau<'appel'>): Promise<number> {
  const { id } = await db.insertInto('appel').values(appel).returning('id').executeTakeFirstOrThrow()
  return id
}

/** The call Asterisk numbered `uniqueid`, if it is known. */
export async function appelParUniqueid(db: Db, uniqueid: string): Promise<Ligne<'appel'> | undefined> {
  return db.selectFrom('appel').selectAll().where('uniqueid', '=', uniqueid).executeTakeFirst()
}
