import { existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { ouvrir, type Db } from '../db/index.ts'
import { migrer } from '../db/migrer.ts'
import { cheminDeLaBase } from '../domain/reglages.ts'
import { CommandeRefusee } from './refus.ts'

/**
 * Runs `action` on the box's base, brought up to date, and closes it. The base must exist, unless `creer`.
 * @throws CommandeRefusee when there is none
 */
export async function avecLaBase<T>(action: (db: Db) => Promise<T>, { creer = false } = {}): Promise<T> {
  const chemin = cheminDeLaBase()
  if (creer) mkdirSync(dirname(chemin), { recursive: true })
  else if (!existsSync(chemin)) throw new CommandeRefusee(`Il n'y a pas de base à ${chemin}.`)
  const db = ouvrir(chemin)
  try {
    await migrer(db, chemin)
    return await action(db)
  } finally {
    await db.destroy()
  }
}
