import { sql } from 'kysely'
import type { Db } from '../../db/index.ts'

// What a refused request may leave behind: a line of the journal, a failed guess, the hour she was last seen.
const LAISSEES = [
  'journal',
  'session',
  'tentative',
  'mouvement',
  'temoin',
  'kysely_migration',
  'kysely_migration_lock',
]

/** Everything the base holds that a request could have changed, as one text to compare. */
export async function releve(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'
    and name not like 'sqlite_%' order by name`.execute(db)
  const tables = rows.map(({ name }) => name).filter((nom) => !LAISSEES.includes(nom))
  const contenus: unknown[] = []
  for (const nom of tables)
    contenus.push([nom, (await sql`select * from ${sql.table(nom)}`.execute(db)).rows])
  return JSON.stringify(contenus)
}
