import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Db } from './index.ts'
import { migrations } from './migrations/index.ts'

/**
 * Brings the base at `chemin` up to this version, in one transaction: a failed migration leaves the old base
 * untouched. An older base is first copied beside it (`….avant-<migration>`). Several processes may call it at once.
 * @throws when the base was written by a newer version, or when a migration fails
 */
export async function migrer(db: Db, chemin: string): Promise<void> {
  const migrateur = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const etat = await migrateur.getMigrations()
  const prochaine = etat.find((migration) => migration.executedAt === undefined)
  if (prochaine === undefined) return
  const ancienne = etat.some((migration) => migration.executedAt !== undefined)
  if (ancienne) await copier(db, `${chemin}.avant-${prochaine.name}`)
  const { error } = await migrateur.migrateToLatest()
  if (error !== undefined) throw new Error('La base n’a pas pu être mise à niveau.', { cause: error })
}

async function copier(db: Db, destination: string): Promise<void> {
  if (existsSync(destination)) return
  await sql`vacuum into ${destination}`.execute(db)
}
