import { composer } from './commande.ts'
import { Raccroche, type Fil } from './fil.ts'

/** Asterisk understood, and could not: an unknown command or application, a sound that is not there. */
export class CommandeEchouee extends Error {}

/** What the caller keyed, and why the reading ended: nothing more came, or `#` or the last digit did. */
export interface Touches {
  digits: string
  fin: 'timeout' | 'complet'
}

interface Resultat {
  resultat: string
  valeur: string | undefined
}

const DELAI_COURT_MS = 5000
/** Beyond the time a command may legitimately take, Asterisk's own timer acts first; this one is for a dead Asterisk. */
const MARGE_MS = 5000
const RESULTAT = /^result=(\S*)(?: \((.*)\))?(?: endpos=\d+)?$/

export type Session = ReturnType<typeof ouvrirSession>

/**
 * The AGI commands we use, typed. Each rejects with `Raccroche` when nobody is on the line any more, with
 * `CommandeEchouee` when Asterisk could not do it, with `DelaiDepasse` when it did not answer.
 */
export function ouvrirSession(fil: Fil) {
  async function demander(ligne: string, dureeMaxMs = 0): Promise<Resultat> {
    const delaiMs = dureeMaxMs === 0 ? DELAI_COURT_MS : dureeMaxMs + MARGE_MS
    const { code, texte } = await fil.demander(ligne, delaiMs)
    if (code === '511') throw new Raccroche()
    const [, resultat, valeur] = (code === '200' && RESULTAT.exec(texte)) || []
    if (resultat === undefined) throw new CommandeEchouee(`${ligne.split(' ', 1)[0]} : ${code}`)
    return { resultat, valeur }
  }

  // A missing sound answers -1 just as a hang-up does; only the second leaves a dead channel.
  async function demanderSurCanal(ligne: string, dureeMaxMs: number): Promise<Resultat> {
    const reponse = await demander(ligne, dureeMaxMs)
    if (reponse.resultat !== '-1') return reponse
    await demander('CHANNEL STATUS')
    throw new CommandeEchouee(`${ligne} : -1`)
  }

  return {
    /** Plays one sound ('' for none), reads up to `max` digits; `timeoutMs` runs before each. `annonceMs`: its longest. */
    async getData(
      annonce: string,
      { timeoutMs, max, annonceMs = 0 }: { timeoutMs: number; max: number; annonceMs?: number },
    ): Promise<Touches> {
      const ligne = composer('GET DATA', annonce, timeoutMs, max)
      const { resultat, valeur } = await demanderSurCanal(ligne, annonceMs + timeoutMs * max)
      return { digits: resultat, fin: valeur === 'timeout' ? 'timeout' : 'complet' }
    },

    /** Plays one sound; the key among `touches` that interrupted it, or null. */
    async streamFile(son: string, dureeMaxMs: number, touches = ''): Promise<string | null> {
      return enTouche(await demanderSurCanal(composer('STREAM FILE', son, touches), dureeMaxMs))
    },

    /** The key pressed within `delaiMs`, or null. */
    async waitForDigit(delaiMs: number): Promise<string | null> {
      return enTouche(await demanderSurCanal(composer('WAIT FOR DIGIT', delaiMs), delaiMs))
    },

    /** Runs a dialplan application; gives the key it returns, or null. */
    async exec(application: string, parametres: string, dureeMaxMs = 0): Promise<string | null> {
      const reponse = await demanderSurCanal(composer(`EXEC ${application}`, parametres), dureeMaxMs)
      if (reponse.resultat === '-2') throw new CommandeEchouee(`application ${application} inconnue`)
      return enTouche(reponse)
    },

    async setVariable(nom: string, valeur: string | number): Promise<void> {
      await demander(composer('SET VARIABLE', nom, valeur))
    },

    /** The value of a channel variable, or null when it is not set. */
    async getVariable(nom: string): Promise<string | null> {
      const { resultat, valeur } = await demander(composer('GET VARIABLE', nom))
      return resultat === '1' ? (valeur ?? '') : null
    },

    async verbose(texte: string): Promise<void> {
      await demander(composer('VERBOSE', texte, 1))
    },

    async noop(): Promise<void> {
      await demander('NOOP')
    },

    async hangup(): Promise<void> {
      await demander('HANGUP')
    },
  }
}

function enTouche({ resultat }: Resultat): string | null {
  const code = Number(resultat)
  return code > 0 ? String.fromCodePoint(code) : null
}
