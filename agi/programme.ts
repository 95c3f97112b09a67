import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import { ouvrir } from '../db/index.ts'
import { migrer } from '../db/migrer.ts'
import { chargerReglages } from '../domain/reglages.ts'
import { lireAppelant } from './appelant.ts'
import { repondre } from './appel.ts'
import { decrocher } from './combine.ts'
import { ouvrirMesures } from './mesures.ts'
import { exposerSante } from './sante.ts'
import { ecouter } from './serveur.ts'
import { BATTEMENT_MS } from './veilleur.ts'
import { ouvrirVoix } from './voix.ts'

const {
  SONNETTE_BASE = '/var/lib/sonnette/base/sonnette.db',
  SONNETTE_MESSAGES = '/var/lib/sonnette/messages',
  SONNETTE_SECRETS = '/run/secrets/sonnette',
  SONNETTE_AGI_ADRESSE = '0.0.0.0',
  SONNETTE_AGI_PORT = '4573',
  SONNETTE_AGI_SANTE = '4574',
} = process.env

/** SQLite's wait for another writer blocks every call: kept short, `patience.ts` does the rest. */
const ATTENTE_ECRITURE_MS = 20
const ARRET_MS = 55_000

/** The telephone program: answers calls until SIGTERM, then ends those in progress. */
export async function repondreAuTelephone(): Promise<void> {
  const journal = pino({ level: chargerReglages().NIVEAU_JOURNAL, base: { service: 'agi' } })
  const db = ouvrir(SONNETTE_BASE)
  await migrer(db, SONNETTE_BASE)
  await sql.raw(`pragma busy_timeout = ${ATTENTE_ECRITURE_MS}`).execute(db)

  // Before the first call can come in: a program frozen earlier is not watched yet.
  const battement = battre()

  const mesures = ouvrirMesures()
  const outils = { db, journal, maintenant: Date.now, voix: ouvrirVoix(SONNETTE_MESSAGES, journal) }
  const serveur = await ecouter({
    adresse: SONNETTE_AGI_ADRESSE,
    port: Number(SONNETTE_AGI_PORT),
    cle: await lireCle(),
    traiter: async (session, environnement, instant) =>
      repondre(outils, decrocher(session), lireAppelant(environnement, instant)),
    journal,
    mesures,
    maintenant: Date.now,
  })
  const sante = await exposerSante(Number(SONNETTE_AGI_SANTE), async () => {
    await db.selectFrom('antenne').select('id').limit(1).execute()
    return { etat: 'pret', enCours: serveur.enCours(), memoireMo: memoireMo(), ...mesures.releve() }
  })
  journal.info({ port: serveur.port }, 'prêt')

  await demandeDArret()
  journal.info({ enCours: serveur.enCours() }, 'arrêt demandé')
  await serveur.arreter(ARRET_MS)
  sante.fermer()
  await db.destroy()
  clearInterval(battement)
  journal.info('arrêté')
  if (process.connected) process.disconnect()
}

function battre(): NodeJS.Timeout {
  const dire = () => process.send?.('vivant')
  dire()
  return setInterval(dire, BATTEMENT_MS)
}

/** SIGTERM, or the watchdog that is no more. */
async function demandeDArret(): Promise<void> {
  return new Promise((resoudre) => {
    process.once('SIGTERM', resoudre)
    process.once('SIGINT', resoudre)
    process.once('disconnect', resoudre)
  })
}

/** The key shared with the dialplan; none on a bench that has no secrets. */
async function lireCle(): Promise<string | undefined> {
  const texte = await readFile(join(SONNETTE_SECRETS, 'agi'), 'utf8').catch(
    (erreur: NodeJS.ErrnoException) => {
      if (erreur.code === 'ENOENT') return ''
      throw erreur
    },
  )
  return texte.trim() === '' ? undefined : texte.trim()
}

function memoireMo(): number {
  return Math.round(process.memoryUsage.rss() / 1_048_576)
}
