import type { Phrase } from './annonces.ts'
import type { Combine } from './combine.ts'

/** What was keyed at one prompt: every key, and the digits that count. */
export interface Saisie {
  brute: string
  code: string
}

const REPRISES_MAX = 5

/**
 * Asks `annonce` and reads a code of at most `longueur` digits. `*` starts again: only what follows the last one
 * counts, and the digits still missing are waited for. `#` or a pause ends the code early.
 */
export async function lireSaisie(combine: Combine, annonce: Phrase, longueur: number): Promise<Saisie> {
  let demande = longueur
  let { digits } = await combine.demander(annonce, demande)
  let brute = digits
  for (let reprise = 0; reprise < REPRISES_MAX; reprise += 1) {
    const manque = longueur - apresEtoile(brute).length
    // Fewer keys than asked for: she paused, or keyed `#`.
    if (digits.length < demande || manque === 0) break
    demande = manque
    ;({ digits } = await combine.demander('', demande))
    brute += digits
  }
  return { brute, code: apresEtoile(brute) }
}

function apresEtoile(touches: string): string {
  return touches.slice(touches.lastIndexOf('*') + 1)
}
