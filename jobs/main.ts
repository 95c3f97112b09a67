import { randomInt } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import { ouvrir, type Db } from '../db/index.ts'
import { migrer } from '../db/migrer.ts'
import { verser } from '../db/verser.ts'
import { alerter } from '../domain/alerter.ts'
import { avancerEcheances } from '../domain/avancerEcheances.ts'
import { mesurerConsommations } from '../domain/mesurerConsommations.ts'
import { chargerReglages, cheminDeLaBase, type Reglages } from '../domain/reglages.ts'
import { viderRecalculs } from '../domain/viderRecalculs.ts'
import { calendrier } from './calendrier.ts'
import { envoyerLesDigests, type Serveur } from './courriel.ts'
import { dossierDesEchanges, dossierDesSecrets, dossierDuSecours, fichierDeVie } from './lieux.ts'
import { ordonner } from './ordonnanceur.ts'
import { ouvrirReception } from './reception.ts'
import { rejouerLeSecours } from './rejeu.ts'

const TIRAGE = 2 ** 32

const reglages = chargerReglages()
const journal = pino({ level: reglages.NIVEAU_JOURNAL, base: { service: 'jobs' } })
const db = ouvrir(cheminDeLaBase())
await migrer(db, cheminDeLaBase())

const recevoir = receptionDe(reglages, db, journal)
const serveur = serveurDeCourriel(reglages)
const taches = calendrier({
  rejouer,
  verser: async () => verser(db),
  recalculer: async () => void (await viderRecalculs(db, Date.now)),
  alerter: async () => {
    await avancerEcheances(db, Date.now())
    await alerter(db, Date.now())
  },
  mesurer: async () => mesurerConsommations(db, Date.now()),
  ...(serveur === undefined
    ? {}
    : {
        envoyer: async () =>
          envoyerLesDigests({ db, journal, origine: reglages.WEB_ORIGINE }, serveur, Date.now()),
      }),
  ...(recevoir === undefined ? {} : { recevoir }),
})
const { arreter } = ordonner(taches, journal)
journal.info({ taches: taches.map(({ nom, cron }) => `${nom} (${cron})`) }, 'prêt')

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void finir(signal))

// The sign of life follows a whole pass: frozen work shows as a stale file.
async function rejouer(): Promise<void> {
  await rejouerLeSecours({ db, journal, dossier: dossierDuSecours() })
  writeFileSync(fichierDeVie(), `${Date.now()}\n`)
}

async function finir(signal: string): Promise<void> {
  journal.info({ signal }, 'arrêt demandé')
  await arreter()
  await db.destroy()
  journal.info('arrêté')
}

function receptionDe(reglages: Reglages, db: Db, journal: Logger): (() => Promise<void>) | undefined {
  const { PARTENAIRE_HOTE: hote, PARTENAIRE_PORT: port, PARTENAIRE_UTILISATEUR: utilisateur } = reglages
  if (hote === '') return undefined
  const cle = readFileSync(join(dossierDesSecrets(), 'partenaire'), 'utf8')
  return ouvrirReception({
    ...{ db, journal, dossier: dossierDesEchanges() },
    partenaire: { hote, port, utilisateur, cle, empreintes: reglages.PARTENAIRE_CLES },
    depot: reglages.PARTENAIRE_DEPOT,
    retrait: reglages.PARTENAIRE_RETRAIT,
    maintenant: Date.now,
    alea: () => randomInt(TIRAGE) / TIRAGE,
  })
}

function serveurDeCourriel(reglages: Reglages): Serveur | undefined {
  const { SMTP_HOTE: hote, SMTP_PORT: port, SMTP_SECURITE: securite, SMTP_DE: de } = reglages
  const { SMTP_UTILISATEUR: utilisateur } = reglages
  if (hote === '' || de === '') return undefined
  const motDePasse =
    utilisateur === '' ? '' : readFileSync(join(dossierDesSecrets(), 'smtp'), 'utf8').trimEnd()
  return { hote, port, securite, utilisateur, motDePasse, de }
}
