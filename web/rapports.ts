import { z } from 'zod'
import type { Route, Services } from './acces.ts'

/** Where browsers say what the content policy refused. */
export const RAPPORTS = '/rapports/csp'

const MINUTE = 60_000
const PAR_MINUTE = 30
const TAILLE = 8 * 1024

const texte = z.string().max(2000).optional().catch(undefined)
// The two forms browsers use: the older `report-uri`, and the Reporting API of `report-to`.
const ANCIEN = z
  .object({
    'csp-report': z.object({ 'effective-directive': texte, 'blocked-uri': texte, 'document-uri': texte }),
  })
  .transform(({ 'csp-report': r }) => [
    { directive: r['effective-directive'], bloque: r['blocked-uri'], page: r['document-uri'] },
  ])
const NOUVEAU = z
  .array(z.object({ body: z.object({ effectiveDirective: texte, blockedURL: texte, documentURL: texte }) }))
  .max(20)
  .transform((rapports) =>
    rapports.map(({ body: r }) => ({
      directive: r.effectiveDirective,
      bloque: r.blockedURL,
      page: r.documentURL,
    })),
  )
const RAPPORT = z.union([ANCIEN, NOUVEAU])

/**
 * Breaches of the content policy, to the program's log: at most thirty a minute, without the words an address may hold.
 * Anyone may post here, from anywhere (a browser sends a report with no page behind it): it changes nothing.
 */
export function rapportsRoutes({ journal, maintenant }: Services): Route[] {
  let minute = 0
  let recus = 0
  return [
    {
      methode: 'post',
      chemin: RAPPORTS,
      politique: 'publique',
      async repondre(c) {
        const celleCi = Math.floor(maintenant() / MINUTE)
        if (celleCi !== minute) recus = 0
        minute = celleCi
        recus += 1
        if (recus > PAR_MINUTE) return c.body(null, 429)
        const corps = await c.req.text()
        const lu = corps.length > TAILLE ? undefined : RAPPORT.safeParse(json(corps))
        if (lu?.success !== true) return c.body(null, 400)
        for (const { directive, bloque, page } of lu.data) {
          journal.warn({ directive, bloque: sansMots(bloque), page: sansMots(page) }, 'refusé par la CSP')
        }
        return c.body(null, 204)
      },
    },
  ]
}

function json(corps: string): unknown {
  try {
    return JSON.parse(corps)
  } catch {
    return undefined
  }
}

// A name searched for is in the query of the page.
function sansMots(adresse: string | undefined): string | undefined {
  return adresse?.split(/[?#]/)[0]?.slice(0, 200)
}
