import type { Context } from 'hono'
import type { Acces } from './acces.ts'
import type { Direct } from './direct.ts'

/** Elapsed times are in the page: an answer is not kept longer than they may be late. */
const AGE_MAXIMAL_MS = 10_000

interface Reponse {
  statut: number
  entetes: Headers
  corps: string
}

/**
 * Live pages ask again all at once when their antenne moves, and those of one scope ask the same thing: the answer is
 * made once and given to each, until something moves again. Who may ask has been settled before, for each.
 */
export function memoireDuDirect({ tour }: Direct) {
  const gardees = new Map<string, { le: number; reponse: Promise<Reponse> }>()
  let duTour = tour()

  return async function repondreUneFois(
    c: Context,
    acces: Acces,
    repondre: () => Response | Promise<Response>,
  ): Promise<Response> {
    if (!estRedemandee(c)) return repondre()
    if (tour() !== duTour) gardees.clear()
    duTour = tour()
    const cle = JSON.stringify([acces.utilisateur.role, acces.portee, c.req.url])
    let gardee = gardees.get(cle)
    if (gardee === undefined || performance.now() - gardee.le > AGE_MAXIMAL_MS) {
      gardee = { le: performance.now(), reponse: lire(repondre) }
      gardees.set(cle, gardee)
      gardee.reponse.catch(() => gardees.delete(cle))
    }
    const { statut, entetes, corps } = await gardee.reponse
    return new Response(corps, { status: statut, headers: entetes })
  }
}

// Only a part of a page, read: never a whole page, which names its reader, nor a form.
function estRedemandee({ req }: Context): boolean {
  const partie = req.header('hx-request') !== undefined && req.header('hx-source') === 'div#direct'
  return partie && req.method === 'GET'
}

async function lire(repondre: () => Response | Promise<Response>): Promise<Reponse> {
  const reponse = await repondre()
  return { statut: reponse.status, entetes: reponse.headers, corps: await reponse.text() }
}
