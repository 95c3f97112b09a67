import { phrase, VARIABLE_CAUSE, VARIABLE_DELAI, VARIABLE_FAIT, type Phrase, type Son } from './annonces.ts'
import type { Session, Touches } from './session.ts'

/** How long we wait for the next key. */
export const ATTENTE_TOUCHE_MS = 5000
/** What the dialplan grants beyond the longest a step may last before it takes the call back. */
const MARGE_S = 3
const TOUCHES = '0123456789*#'

/** The handset: what can be said to the caller and read from her, never longer than announced to the dialplan. */
export type Combine = ReturnType<typeof decrocher>

export function decrocher(session: Session) {
  async function accorder(dureeMs: number): Promise<void> {
    await session.setVariable(VARIABLE_DELAI, delaiS(dureeMs))
  }
  async function jouer(sons: readonly Son[]): Promise<string | null> {
    if (sons.length === 0) return null
    return session.exec('Background', sons.map(({ nom }) => nom).join('&'), duree(sons))
  }

  return {
    /** Says `annonce` (or nothing) and reads up to `max` digits; a key interrupts the sentence. */
    async demander(annonce: Phrase | '', max: number): Promise<Touches> {
      const son = annonce === '' ? { nom: '', dureeMaxMs: 0 } : phrase(annonce)
      await accorder(son.dureeMaxMs + max * ATTENTE_TOUCHE_MS)
      return session.getData(son.nom, { timeoutMs: ATTENTE_TOUCHE_MS, max, annonceMs: son.dureeMaxMs })
    },

    /** Says `sons`, then leaves `ensuiteMs` for a key; the key that came during or after, or null. */
    async dire(sons: readonly Son[], ensuiteMs = 0): Promise<string | null> {
      await accorder(duree(sons) + ensuiteMs)
      const touche = await jouer(sons)
      return touche ?? (ensuiteMs === 0 ? null : session.waitForDigit(ensuiteMs))
    },

    /** Plays one sound that may be missing; the key that cut it, or null when it was heard to its end. */
    async faireEntendre(son: Son): Promise<string | null> {
      await accorder(son.dureeMaxMs)
      return session.streamFile(son.nom, son.dureeMaxMs, TOUCHES)
    },

    /**
     * Tells the dialplan, in one command, that the outcome is stored; then says `sons`. To be called as soon as the
     * commit is done. `ensuiteMs`: time granted for what follows the sentence.
     */
    async conclure(cause: number, sons: readonly Son[], ensuiteMs = 0): Promise<void> {
      const variables = {
        [VARIABLE_CAUSE]: cause,
        [VARIABLE_FAIT]: 1,
        [VARIABLE_DELAI]: delaiS(duree(sons) + ensuiteMs),
      }
      const affectations = Object.entries(variables).map(([nom, valeur]) => `${nom}=${valeur}`)
      await session.exec('MSet', affectations.join(','))
      await jouer(sons)
    },
  }
}

function duree(sons: readonly Son[]): number {
  return sons.reduce((total, { dureeMaxMs }) => total + dureeMaxMs, 0)
}

function delaiS(dureeMs: number): number {
  return Math.ceil(dureeMs / 1000) + MARGE_S
}
