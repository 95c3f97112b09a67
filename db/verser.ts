import { sql } from 'kysely'
import type { Db } from './index.ts'

/** Moves into the base what its log holds, holding nobody; pages still being read wait for the next time. */
export async function verser(db: Db): Promise<void> {
  await sql`pragma wal_checkpoint(passive)`.execute(db)
}
