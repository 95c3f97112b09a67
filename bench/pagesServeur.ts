import { serve } from '@hono/node-server'
import { pino } from 'pino'
import { ouvrir } from '../db/index.ts'
import { creerApp, toutesLesRoutes } from '../web/app.tsx'
import { suivre } from '../web/direct.ts'

/** What the server says of one answer, on a line of its output. */
export interface Mesure {
  route: string
  ms: number
  statut: number
  octets: number
}

/** The header in which a client of the bench says which route it asks for. */
export const ENTETE = 'sonnette-banc'

// The web application alone, each answer timed from the request received to its last byte made, the wait for its turn
// included: pagesServeur BASE PORT. First line of output: the routes.
const [chemin = '', port = '0'] = process.argv.slice(2)
const db = ouvrir(chemin)
const temoin = ouvrir(chemin)
const journal = pino({ level: 'error' }, pino.destination(2))
const direct = await suivre(temoin, (err) => journal.error({ err }, 'direct'))
const origine = `http://127.0.0.1:${port}`
const services = { db, direct, origine, maintenant: Date.now, journal }
const app = creerApp(services)

const mesures: Mesure[] = []
async function repondre(demande: Request): Promise<Response> {
  const debut = performance.now()
  const reponse = await app.fetch(demande)
  const route = demande.headers.get(ENTETE)
  if (route === null) return reponse
  const corps = await reponse.arrayBuffer()
  const ms = performance.now() - debut
  mesures.push({ route, ms, statut: reponse.status, octets: corps.byteLength })
  return new Response(corps, reponse)
}

serve({ fetch: repondre, hostname: '127.0.0.1', port: Number(port) }, () => {
  const routes = toutesLesRoutes(services).map(({ methode, chemin: adresse, politique }) => ({
    ...{ methode, chemin: adresse, politique },
  }))
  console.log(JSON.stringify(routes))
})
process.once('SIGTERM', () => {
  // A pipe takes long answers in pieces: leaving at once would cut them.
  const dit = JSON.stringify({ mesures, memoireMo: Math.round(process.memoryUsage().rss / 1e6) })
  process.stdout.write(`${dit}\n`, () => process.exit(0))
})
