import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { ouvrir } from '../db/index.ts'
import { migrer } from '../db/migrer.ts'
import { chargerReglages, cheminDeLaBase } from '../domain/reglages.ts'
import { creerApp } from './app.tsx'
import { suivre } from './direct.ts'

/** How long the pages being written may take to end when the process is asked to stop. */
const ARRET_MS = 5000

const { WEB_ORIGINE: adresse, NIVEAU_JOURNAL: level, NUMERO_VERT: numerosVerts } = chargerReglages()
const origine = new URL(adresse).origin
const journal = pino({ level, base: { service: 'web' } })
const chemin = cheminDeLaBase()
const db = ouvrir(chemin)
await migrer(db, chemin)
// Its own connection: a connection does not see its own commits as a change of version.
const temoin = ouvrir(chemin)
const direct = await suivre(temoin, (err) => journal.error({ err }, 'le direct a manqué un tour'))
const app = creerApp({ db, direct, origine, maintenant: Date.now, journal, numerosVerts })

const [hote = '0.0.0.0', port = '8080'] = (process.env.SONNETTE_WEB_ECOUTE ?? '').split(':').filter(Boolean)
const serveur = serve({ fetch: app.fetch, hostname: hote, port: Number(port) }, ({ port: ouvert }) =>
  journal.info({ port: ouvert, origine }, 'extranet ouvert'),
)

function arreter(): void {
  direct.arreter()
  const secours = setTimeout(() => process.exit(1), ARRET_MS)
  serveur.close(() => {
    clearTimeout(secours)
    void Promise.all([db.destroy(), temoin.destroy()]).finally(() => journal.info('extranet fermé'))
  })
}
process.once('SIGTERM', arreter)
process.once('SIGINT', arreter)
