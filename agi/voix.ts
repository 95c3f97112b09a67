import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Logger } from 'pino'
import type { Son } from './annonces.ts'
import { decrireErreur } from './journal.ts'
import type { Voix } from './message.ts'

const lancer = promisify(execFile)

const CARACTERES_MAX = 400
const RENDUS_MAX = 2
const DELAI_MS = 8000
/** 8 kHz, 16 bits, mono. */
const OCTETS_PAR_S = 16_000

/**
 * A voice that renders texts into `dossier`, which Asterisk shares, once each. A text that cannot be rendered, or not
 * now because two are already being, gives undefined and a line in the log.
 */
export function ouvrirVoix(dossier: string, journal: Logger): Voix {
  const enCours = new Map<string, Promise<Son | undefined>>()

  async function rendre(chemin: string, texte: string): Promise<Son | undefined> {
    try {
      return (await mesurer(chemin)) ?? (await fabriquer(chemin, texte))
    } catch (erreur) {
      journal.warn({ erreur: decrireErreur(erreur) }, 'message non rendu')
      return undefined
    } finally {
      enCours.delete(chemin)
    }
  }

  return async (brut) => {
    const texte = prononcable(brut)
    const chemin = join(dossier, createHash('sha256').update(texte).digest('hex'))
    const connu = enCours.get(chemin)
    if (connu !== undefined) return connu
    if (texte === '' || enCours.size >= RENDUS_MAX) return undefined
    const rendu = rendre(chemin, texte)
    enCours.set(chemin, rendu)
    return rendu
  }
}

// The synthesiser reads `<…>` as markup and a leading `-` as an option.
function prononcable(texte: string): string {
  return texte
    .normalize('NFC')
    .replace(/[\p{C}<>&\\]/gu, ' ')
    .replace(/^[\s-]+/, '')
    .slice(0, CARACTERES_MAX)
    .trim()
}

async function fabriquer(chemin: string, texte: string): Promise<Son | undefined> {
  const brut = `${chemin}.brut.wav`
  const pret = `${chemin}.pret.wav`
  try {
    await lancer('pico2wave', ['-l', 'fr-FR', '-w', brut, texte], { timeout: DELAI_MS })
    await lancer('sox', [brut, '-r', '8000', '-c', '1', '-b', '16', pret], { timeout: DELAI_MS })
    await rename(pret, `${chemin}.wav`)
  } finally {
    await Promise.all([brut, pret].map(async (fichier) => rm(fichier, { force: true })))
  }
  return mesurer(chemin)
}

/** The sound already there, with the time its size says it lasts. */
async function mesurer(chemin: string): Promise<Son | undefined> {
  const { size } = await stat(`${chemin}.wav`).catch(() => ({ size: 0 }))
  return size === 0 ? undefined : { nom: chemin, dureeMaxMs: Math.ceil((size / OCTETS_PAR_S) * 1000) }
}
