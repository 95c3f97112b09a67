import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A small HTTP page for the container's health check, on this machine only. */
export interface Sante {
  port: number
  fermer: () => void
}

/**
 * Serves `GET /sante` on 127.0.0.1: `etat()` as JSON, 200 when it resolves, 503 when it rejects.
 * @throws when the port is taken
 */
export async function exposerSante(port: number, etat: () => Promise<object>): Promise<Sante> {
  const serveur = createServer((requete, reponse) => {
    const servie = requete.method === 'GET' && requete.url === '/sante'
    if (!servie) return reponse.writeHead(404).end()
    const dire = (code: number, corps: object) =>
      reponse.writeHead(code, { 'content-type': 'application/json' }).end(`${JSON.stringify(corps)}\n`)
    return void etat().then(
      (corps) => dire(200, corps),
      () => dire(503, { etat: 'en panne' }),
    )
  })
  serveur.requestTimeout = 2000
  await new Promise<void>((resoudre, rejeter) => {
    serveur.once('error', rejeter)
    serveur.listen(port, '127.0.0.1', resoudre)
  })
  return {
    port: (serveur.address() as AddressInfo).port,
    fermer: () => {
      serveur.close()
      serveur.closeAllConnections()
    },
  }
}
