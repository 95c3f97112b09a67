import type { Logger } from 'pino'
import type { Db } from '../db/index.ts'
import { marquerEntendu, messageEnAttente } from '../domain/messages.ts'
import { phrase, type Son } from './annonces.ts'
import type { Combine } from './combine.ts'
import { Raccroche } from './fil.ts'
import { decrireErreur } from './journal.ts'
import { patiemment } from './patience.ts'

/** Turns a text into a sound that Asterisk can play; undefined when it cannot. */
export type Voix = (texte: string) => Promise<Son | undefined>

/** A word of the office that waits for the carer, being rendered. */
export interface Message {
  id: number
  son: Promise<Son | undefined>
}

interface Outils {
  db: Db
  voix: Voix
  journal: Logger
  maintenant: () => number
}

/** How long she is kept waiting for a message that is not ready: it will be for her next call. */
export const ATTENTE_MESSAGE_MS = 3000

/** The message that waits for this carer, if any, and begins rendering it. Never fails: a stamp matters more. */
export async function preparerMessage(outils: Outils, intervenantId: number): Promise<Message | undefined> {
  const renoncer = (erreur: unknown) => {
    outils.journal.warn({ erreur: decrireErreur(erreur) }, 'message non préparé')
    return undefined
  }
  try {
    const attente = await messageEnAttente(outils.db, intervenantId)
    // She may leave before anyone waits for the sound: its failure is dealt with here.
    return attente && { id: attente.id, son: outils.voix(attente.texte).catch(renoncer) }
  } catch (erreur) {
    return renoncer(erreur)
  }
}

/**
 * Reads the message. It is marked heard only when played to its end: neither cut by a key nor by a hang-up.
 * @throws Raccroche
 */
export async function lireMessage(outils: Outils, combine: Combine, { id, son }: Message): Promise<void> {
  try {
    const pret = await auPlus(ATTENTE_MESSAGE_MS, son)
    if (pret === undefined) return
    if ((await combine.dire([phrase('message')])) !== null) return
    if ((await combine.faireEntendre(pret)) !== null) return
    await patiemment(async () => marquerEntendu(outils.db, id, outils.maintenant()))
  } catch (erreur) {
    if (erreur instanceof Raccroche) throw erreur
    outils.journal.warn({ erreur: decrireErreur(erreur), message: id }, 'message non lu')
  }
}

async function auPlus<T>(delaiMs: number, promesse: Promise<T>): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const horloge = setTimeout(() => resolve(undefined), delaiMs)
  return Promise.race([promesse, promise]).finally(() => clearTimeout(horloge))
}
