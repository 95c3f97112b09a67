import type { Socket } from 'node:net'
import { decoupeur } from './lignes.ts'
import { lecteur, ProtocoleRompu, type Reponse } from './reponses.ts'

/** The caller, or Asterisk, has left: the one normal way for a call to end before its time. */
export class Raccroche extends Error {}
/** Asterisk did not answer in time. The socket is destroyed: another command could take the late answer. */
export class DelaiDepasse extends Error {}

/** One AGI conversation: the opening block, then one question at a time. */
export interface Fil {
  /** The lines of the environment block. */
  entete: Promise<string[]>
  /** Sends a line and waits for its answer, `delaiMs` at most. */
  demander: (ligne: string, delaiMs: number) => Promise<Reponse>
}

const LIGNE_MAX = 65_536
/** Every call ends by one: where it was built would say nothing. */
const RACCROCHE = new Raccroche('raccroché')

/**
 * Speaks AGI on `socket`. Once the conversation is over, for whatever reason, every question rejects with that reason.
 * `mesurer` receives the milliseconds we took between an answer and our next command.
 */
export function tendreFil(
  socket: Socket,
  delaiEnteteMs: number,
  mesurer: (ms: number) => void = () => {},
): Fil {
  const entete = Promise.withResolvers<string[]>()
  entete.promise.catch(() => {})
  const horlogeEntete = setTimeout(() => rompre(new DelaiDepasse('environnement')), delaiEnteteMs)
  let question: PromiseWithResolvers<Reponse> | undefined
  let fin: Error | undefined
  let recuMs = 0

  function terminer(raison: Error): void {
    fin ??= raison
    clearTimeout(horlogeEntete)
    entete.reject(fin)
    question?.reject(fin)
  }
  function rompre(raison: Error): void {
    terminer(raison)
    socket.destroy()
  }

  const decouper = decoupeur(LIGNE_MAX)
  const lire = lecteur({
    entete(lignes) {
      clearTimeout(horlogeEntete)
      entete.resolve(lignes)
    },
    reponse(reponse) {
      if (question === undefined) throw new ProtocoleRompu('réponse à rien')
      const { resolve } = question
      question = undefined
      resolve(reponse)
    },
    raccroche: () => terminer(RACCROCHE),
  })
  socket.on('data', (octets) => {
    recuMs = performance.now()
    try {
      for (const ligne of decouper(octets)) if (fin === undefined) lire(ligne)
    } catch (erreur) {
      rompre(erreur instanceof Error ? erreur : new ProtocoleRompu(String(erreur)))
    }
  })
  // A reset connection and a closed one say the same thing: nobody is there any more.
  for (const evenement of ['error', 'end', 'close']) socket.on(evenement, () => terminer(RACCROCHE))

  async function demander(ligne: string, delaiMs: number): Promise<Reponse> {
    if (fin !== undefined) throw fin
    // Asterisk drops the first of two commands without a word: never two in flight.
    if (question !== undefined) throw new ProtocoleRompu('une question est déjà posée')
    question = Promise.withResolvers()
    const { promise } = question
    const horloge = setTimeout(() => rompre(new DelaiDepasse(ligne.split(' ', 1)[0])), delaiMs)
    mesurer(performance.now() - recuMs)
    socket.write(`${ligne}\n`)
    return promise.finally(() => clearTimeout(horloge))
  }

  return { entete: entete.promise, demander }
}
