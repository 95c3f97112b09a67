import { pino, type Logger } from 'pino'
import { onTestFinished } from 'vitest'
import { lireAppelant } from '../agi/appelant.ts'
import { repondre } from '../agi/appel.ts'
import { decrocher } from '../agi/combine.ts'
import type { Voix } from '../agi/message.ts'
import { ouvrirMesures } from '../agi/mesures.ts'
import { ecouter } from '../agi/serveur.ts'
import type { Db } from '../db/index.ts'
import { appeler, type Appelante, type Ecoute } from './asterisk.ts'

/** The real telephone program on a free port, with a clock one sets. */
export interface Telephone {
  port: number
  horloge: { instant: number }
  /** What became of the calls, counted. */
  issues: () => Record<string, number>
  appeler: (appelante?: Appelante) => Promise<Ecoute>
}

export async function unTelephone(
  db: Db,
  options: { instant?: number; voix?: Voix; journal?: Logger; cle?: string } = {},
): Promise<Telephone> {
  const horloge = { instant: options.instant ?? Date.UTC(2026, 10, 23, 7, 32) }
  const journal = options.journal ?? pino({ level: 'silent' })
  const maintenant = () => horloge.instant
  const mesures = ouvrirMesures()
  const outils = { db, journal, maintenant, voix: options.voix ?? (async () => undefined) }
  const serveur = await ecouter({
    adresse: '127.0.0.1',
    port: 0,
    cle: options.cle,
    traiter: async (session, environnement, instant) =>
      repondre(outils, decrocher(session), lireAppelant(environnement, instant)),
    journal,
    mesures,
    maintenant,
  })
  onTestFinished(() => serveur.arreter(0))
  let rang = 0
  return {
    port: serveur.port,
    horloge,
    issues: () => mesures.releve().issues,
    // Each call has its own number, as Asterisk gives it.
    appeler: async (appelante) => {
      rang += 1
      return appeler(serveur.port, {
        uniqueid: `${Math.floor(horloge.instant / 1000)}.${rang}`,
        ...appelante,
      })
    },
  }
}
