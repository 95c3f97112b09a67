import { existsSync, readFileSync } from 'node:fs'

/** A sentence of the telephone. */
export interface Annonce {
  nom: string
  quand: string
  phrase: string
}

/** The catalogue of the image; else that of the sources, for the fast loop. */
export const LIEUX: readonly string[] = ['/usr/share/sonnette/annonces.tsv', 'asterisk-conf/annonces.tsv']

/** The prompts, as the catalogue they are spoken from gives them; nothing when this machine does not have it. */
export function lireCatalogue(lieux = LIEUX): Annonce[] {
  const lieu = lieux.find((chemin) => existsSync(chemin))
  if (lieu === undefined) return []
  return readFileSync(lieu, 'utf8')
    .split('\n')
    .map((ligne) => ligne.split('\t'))
    .flatMap(([nom = '', quand = '', phrase = '']) => (phrase === '' ? [] : [{ nom, quand, phrase }]))
}
