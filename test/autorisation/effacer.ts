import { sql } from 'kysely'
import type { Monde } from './monde.ts'

/** What is asked of each page: as it opens, then the lists that show the most. */
export const QUESTIONS = [
  '',
  '?etat=traites&du=2026-11-01&au=2026-11-30&mois=2026-11&archives=1&texte=ca&q=canaria',
  '?etat=traitees&format=csv&du=2026-11-01&au=2026-11-30&code=SECOURS',
]

/** Takes away all that belongs to the second office, but who moved there after having been of the first. */
export async function effacerAntenne({ db, b, parti }: Monde): Promise<void> {
  const { rows } = await sql<{ nom: string }>`select m.name as nom from sqlite_master m
    join pragma_table_info(m.name) c on c.name = 'antenne_id' where m.type = 'table'
      and m.name not in ('utilisateur', 'mouvement')`.execute(db)
  // Calls and corrections are kept for ever: here the office must never have been.
  const gardes = await sql<{
    nom: string
  }>`select name as nom from sqlite_master where type = 'trigger'`.execute(db)
  for (const { nom } of gardes.rows) await sql`drop trigger ${sql.id(nom)}`.execute(db)
  await sql`pragma foreign_keys = off`.execute(db)
  for (const { nom } of rows) {
    const sauf = nom === 'beneficiaire' ? sql`and id <> ${parti}` : sql``
    await sql`delete from ${sql.table(nom)} where antenne_id = ${b.antenneId} ${sauf}`.execute(db)
  }
  await sql`pragma foreign_keys = on`.execute(db)
}
