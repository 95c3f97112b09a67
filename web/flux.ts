import { streamSSE } from 'hono/streaming'
import type { Route, Services } from './acces.ts'
import { lireNumero } from './adresse.ts'
import { tientEncore } from './session.ts'

const BATTEMENT_MS = 15_000

/** The stream of live pages: `change` says "ask again", `fin` that the session is over. No data goes through it. */
export function fluxRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/direct',
      politique: 'metier',
      repondre(c, { jeton, portee }) {
        let reveiller: () => void = () => undefined
        let change = false
        let fini = false
        const abonnement = services.direct.abonner({
          jeton,
          portee,
          vuAuTour: lireNumero(c.req.query('tour')),
          prevenir() {
            change = true
            reveiller()
          },
          fermer() {
            fini = true
            reveiller()
          },
        })
        if (abonnement === undefined) return c.text('Trop de pages en direct ouvertes.', 429)
        const reponse = streamSSE(c, async (flux) => {
          flux.onAbort(() => {
            fini = true
            reveiller()
          })
          await flux.writeSSE({ event: 'ouvert', data: '', retry: 2000 })
          while (!fini) {
            await attendre(
              (suite) => (reveiller = suite),
              () => change || fini,
            )
            if (!(await tientEncore(services, jeton))) fini = true
            if (flux.aborted) break
            if (fini) await flux.writeSSE({ event: 'fin', data: '' })
            else await flux.writeSSE({ event: change ? 'change' : 'battement', data: '' })
            change = false
          }
          abonnement()
        })
        reponse.headers.set('Cache-Control', 'no-store')
        return reponse
      },
    },
  ]
}

/** Until woken, or until the next heartbeat; not at all when there is already something to say. */
async function attendre(confier: (suite: () => void) => void, pret: () => boolean): Promise<void> {
  if (pret()) return
  await new Promise<void>((suite) => {
    const minuterie = setTimeout(suite, BATTEMENT_MS)
    confier(() => {
      clearTimeout(minuterie)
      suite()
    })
  })
}
