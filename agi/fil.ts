import type { Socket } from 'node:net'
import { decoupeur } from './lignes.ts'

/** The caller, or Asterisk, has left: the one normal way for a call to end before its time. */
export class Raccroche extends Error {}
/** What came is not AGI, or is an answer to nothing. */
export class ProtocoleRompu extends Error {}
/** Asterisk did not answer in time. The socket is destroyed: another command could take the late answer. */
export class DelaiDepasse extends Error {}

/** An answer as received: its code, and the text after it (the usage text, for 520). */
export interface Reponse {
  code: '200' | '510' | '511' | '520'
  texte: string
}

/** One AGI conversation: the opening block, then one question at a time. */
export interface Fil {
  /** The lines of the environment block. */
  entete: Promise<string[]>
  /** Sends a line and waits for its answer, `delaiMs` at most. */
  demander: (ligne: string, delaiMs: number) => Promise<Reponse>
}

interface Attente<T> {
  resoudre: (valeur: T) => void
  rejeter: (raison: Error) => void
}

const LIGNE_MAX = 65_536
const LIGNES_MAX = 200
const REPONSE = /^(200|510|511|520)([ -])(.*)$/

/**
 * Speaks AGI on `socket`. Once the conversation is over, for whatever reason, every question rejects with that reason.
 * `mesurer` receives the milliseconds we took between an answer and our next command.
 */
export function tendreFil(
  socket: Socket,
  delaiEnteteMs: number,
  mesurer: (ms: number) => void = () => {},
): Fil {
  const decouper = decoupeur(LIGNE_MAX)
  let lignes: string[] = []
  let attendEntete = true
  let attente: Attente<Reponse> | undefined
  let fin: Error | undefined
  let recuMs = 0

  const entete = Promise.withResolvers<string[]>()
  entete.promise.catch(() => {})
  const horlogeEntete = setTimeout(() => rompre(new DelaiDepasse('environnement')), delaiEnteteMs)

  function terminer(raison: Error): void {
    fin ??= raison
    clearTimeout(horlogeEntete)
    entete.reject(fin)
    attente?.rejeter(fin)
  }
  function rompre(raison: Error): void {
    terminer(raison)
    socket.destroy()
  }

  function recevoir(ligne: string): void {
    if (attendEntete) recevoirEntete(ligne)
    else if (lignes.length > 0) recevoirUsage(ligne)
    else if (ligne === 'HANGUP') terminer(new Raccroche())
    else recevoirReponse(ligne)
  }
  function recevoirEntete(ligne: string): void {
    if (ligne === '') {
      attendEntete = false
      clearTimeout(horlogeEntete)
      entete.resolve(lignes)
      lignes = []
    } else retenir(ligne)
  }
  function recevoirReponse(ligne: string): void {
    const [, code, separateur, texte = ''] = REPONSE.exec(ligne) ?? []
    if (code === undefined) throw new ProtocoleRompu('réponse inconnue')
    if (code === '520' && separateur === '-') retenir(ligne)
    else repondre({ code: code as Reponse['code'], texte })
  }
  // The usage text of a 520 spans lines of any form, up to one that ends it.
  function recevoirUsage(ligne: string): void {
    retenir(ligne)
    if (!ligne.startsWith('520 End of proper usage.')) return
    const texte = lignes.join('\n')
    lignes = []
    repondre({ code: '520', texte })
  }
  function retenir(ligne: string): void {
    if (lignes.length >= LIGNES_MAX) throw new ProtocoleRompu('trop de lignes')
    lignes.push(ligne)
  }
  function repondre(reponse: Reponse): void {
    if (attente === undefined) throw new ProtocoleRompu('réponse à rien')
    const { resoudre } = attente
    attente = undefined
    resoudre(reponse)
  }

  socket.on('data', (octets) => {
    recuMs = performance.now()
    try {
      for (const ligne of decouper(octets)) if (fin === undefined) recevoir(ligne)
    } catch (erreur) {
      rompre(erreur instanceof Error ? erreur : new ProtocoleRompu(String(erreur)))
    }
  })
  // A reset connection and a closed one say the same thing: nobody is there any more.
  socket.on('error', () => terminer(new Raccroche()))
  socket.on('end', () => terminer(new Raccroche()))
  socket.on('close', () => terminer(new Raccroche()))

  async function demander(ligne: string, delaiMs: number): Promise<Reponse> {
    if (fin !== undefined) throw fin
    // Asterisk drops the first of two commands without a word: never two in flight.
    if (attente !== undefined) throw new ProtocoleRompu('une question est déjà posée')
    const { promise, resolve, reject } = Promise.withResolvers<Reponse>()
    attente = { resoudre: resolve, rejeter: reject }
    const horloge = setTimeout(() => rompre(new DelaiDepasse(ligne.split(' ', 1)[0])), delaiMs)
    mesurer(performance.now() - recuMs)
    socket.write(`${ligne}\n`)
    return promise.finally(() => clearTimeout(horloge))
  }

  return { entete: entete.promise, demander }
}
