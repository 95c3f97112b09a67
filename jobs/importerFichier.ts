import { createHash } from 'node:crypto'
import type { Db } from '../db/index.ts'
import type { Bilan } from '../domain/importer.ts'
import { importerIntervenants } from '../domain/importerIntervenants.ts'
import { importerUsagers } from '../domain/importerUsagers.ts'
import { FORMATS, formatDuNom } from './formats/index.ts'
import { lire } from './formats/lire.ts'

/** The name of the file tells of no flow the box knows. */
export class FluxInconnu extends Error {}

export interface FichierEntrant {
  nom: string
  contenu: Uint8Array
  maintenant: number
  /** A person wants a held file applied. */
  malgre?: boolean
  /** Draws codes; in [0, 1). */
  alea: () => number
}

/**
 * Reads a file as its name tells and applies it. @throws FluxInconnu
 */
export async function importerFichier(db: Db, entrant: FichierEntrant): Promise<Bilan> {
  const { nom, contenu, alea, maintenant, malgre = false } = entrant
  const format = formatDuNom(nom)
  if (format === undefined) {
    const noms = FORMATS.map(({ prefixe }) => `${prefixe}*.csv`).join(', ')
    throw new FluxInconnu(`« ${nom} » n'est d'aucun flux connu : ${noms}.`)
  }
  const { partenaire, flux } = format
  const sha256 = createHash('sha256').update(contenu).digest('hex')
  const demande = { fichier: { partenaire, flux, nom, sha256, taille: contenu.length }, maintenant, malgre }
  if (format.flux === 'intervenants') {
    return importerIntervenants(db, { ...demande, lecture: lire(format, contenu) }, alea)
  }
  return importerUsagers(db, { ...demande, lecture: lire(format, contenu) }, alea)
}
