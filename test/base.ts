import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ouvrir, type Db } from '../db/index.ts'
import { migrer } from '../db/migrer.ts'

/** A folder of its own for the running test, removed when it ends. */
export function dossierDeTest(): string {
  const dossier = mkdtempSync(join(tmpdir(), 'sonnette-'))
  onTestFinished(() => rmSync(dossier, { recursive: true, force: true }))
  return dossier
}

/** A real base, migrated and empty, closed and removed when the test ends. */
export async function baseDeTest(chemin = join(dossierDeTest(), 'sonnette.db')): Promise<Db> {
  const db = ouvrir(chemin)
  onTestFinished(() => db.destroy())
  await migrer(db, chemin)
  return db
}
