import { sql } from 'kysely'
import type { Db, Tx } from './index.ts'

/** How far the task of this name has come (ms UTC), if it ever ran. */
export async function lireRepere(db: Db, cle: string): Promise<number | undefined> {
  const ligne = await db.selectFrom('repere').select('instant').where('cle', '=', cle).executeTakeFirst()
  return ligne?.instant
}

/**
 * Moves the mark of a task to `instant`, when it is still before `avant` (ms UTC): false when somebody else has moved
 * it already. The claim of a work that must be done once.
 */
export async function avancerRepere(tx: Tx, cle: string, instant: number, avant = instant): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into repere (cle, instant) values (${cle}, ${instant})
    on conflict (cle) do update set instant = excluded.instant where instant < ${avant}`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

/** Puts the mark of a task back where it was (null: as if it had never run): its work failed. */
export async function remettreRepere(db: Db, cle: string, instant: number | null): Promise<void> {
  if (instant === null) await db.deleteFrom('repere').where('cle', '=', cle).execute()
  else await db.updateTable('repere').set({ instant }).where('cle', '=', cle).execute()
}
