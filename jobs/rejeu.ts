import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Db } from '../db/index.ts'
import { rejouerSecours, SecoursIllisible } from '../domain/rejouerSecours.ts'

export interface Rejeu {
  db: Db
  journal: Logger
  /** The spool: `nouveau` is read; files go to `fait` or `refuse`. */
  dossier: string
}

/**
 * Replays the calls the fallback spooled, the oldest first. A call is stamped before its file is moved: killed in
 * between, the next pass finds it already stamped. An unreadable file is set apart with its reason; one that fails
 * for another cause stays, and holds up nobody.
 */
export async function rejouerLeSecours({ db, journal, dossier }: Rejeu): Promise<void> {
  for (const nom of await fichiersEnAttente(dossier)) {
    const chemin = join(dossier, 'nouveau', nom)
    try {
      const issue = await rejouerSecours(db, await readFile(chemin, 'utf8'))
      await ranger(dossier, nom, 'fait')
      journal.warn({ fichier: nom, issue }, 'appel du secours rejoué')
    } catch (erreur) {
      if (erreur instanceof SecoursIllisible) await refuser(dossier, nom, erreur)
      journal.error({ err: erreur, fichier: nom }, 'appel du secours non rejoué')
    }
  }
}

async function fichiersEnAttente(dossier: string): Promise<string[]> {
  try {
    const noms = await readdir(join(dossier, 'nouveau'))
    return noms.filter((nom) => nom.endsWith('.appel')).toSorted()
  } catch (erreur) {
    // The fallback makes its folders at its first call.
    if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw erreur
  }
}

async function ranger(dossier: string, nom: string, ou: 'fait' | 'refuse'): Promise<void> {
  await mkdir(join(dossier, ou), { recursive: true })
  await rename(join(dossier, 'nouveau', nom), join(dossier, ou, nom))
}

async function refuser(dossier: string, nom: string, cause: SecoursIllisible): Promise<void> {
  await mkdir(join(dossier, 'refuse'), { recursive: true })
  await writeFile(join(dossier, 'refuse', `${nom}.raison`), `${cause.message}\n`)
  await ranger(dossier, nom, 'refuse')
}
