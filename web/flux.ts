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
        const etat: { change: boolean; fin: 'session' | 'coupure' | undefined } = {
          change: false,
          fin: undefined,
        }
        const finir = (cause: 'session' | 'coupure') => {
          etat.fin ??= cause
          reveiller()
        }
        const seDesabonner = services.direct.abonner({
          jeton,
          portee,
          vuAuTour: lireNumero(c.req.query('tour')),
          prevenir() {
            etat.change = true
            reveiller()
          },
          fermer: (pourDeBon) => finir(pourDeBon ? 'session' : 'coupure'),
        })
        if (seDesabonner === undefined) return c.text('Trop de pages en direct ouvertes.', 429)
        const reponse = streamSSE(c, async (flux) => {
          flux.onAbort(() => finir('coupure'))
          try {
            await flux.writeSSE({ event: 'ouvert', data: '', retry: 2000 })
            while (etat.fin === undefined) {
              await attendre(
                (suite) => (reveiller = suite),
                () => etat.change || etat.fin !== undefined,
              )
              if (etat.fin === undefined && !(await tientEncore(services, jeton))) finir('session')
              if (etat.fin !== undefined) break
              const event = etat.change ? 'change' : 'battement'
              etat.change = false
              await flux.writeSSE({ event, data: '' })
            }
            if (etat.fin === 'session') await flux.writeSSE({ event: 'fin', data: '' })
          } finally {
            seDesabonner()
          }
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
