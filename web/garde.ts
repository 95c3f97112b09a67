import type { MiddlewareHandler } from 'hono'
import { RAPPORTS } from './rapports.ts'

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // Browsers that know `report-to` leave `report-uri` aside.
  `report-uri ${RAPPORTS}`,
  'report-to csp',
].join('; ')

/** The headers of every answer. Pages are never kept by a browser: shared computers are common in the offices. */
export function entetes(origine: string): MiddlewareHandler {
  const chiffre = origine.startsWith('https:')
  return async function poserEntetes(c, next) {
    await next()
    const { headers } = c.res
    headers.set('Content-Security-Policy', CSP)
    headers.set('Reporting-Endpoints', `csp="${RAPPORTS}"`)
    headers.set('X-Content-Type-Options', 'nosniff')
    // `no-referrer` would make browsers send `Origin: null` with plain forms.
    headers.set('Referrer-Policy', 'same-origin')
    headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=()')
    headers.set('Cross-Origin-Resource-Policy', 'same-origin')
    if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
    headers.append('Vary', 'HX-Request')
    if (!chiffre) return
    headers.set('Cross-Origin-Opener-Policy', 'same-origin')
    headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  }
}

/** Whether a request that changes something comes from a page of ours: told by the browser, else by its exact origin. */
export function vientDeNous(entete: (nom: string) => string | undefined, origine: string): boolean {
  const site = entete('sec-fetch-site')
  return site === undefined ? entete('origin') === origine : site === 'same-origin'
}

/**
 * Refuses whatever is not a reading and does not come from one of our pages, but for the paths in `ouverts`: those
 * change nothing.
 */
export function gardeOrigine(origine: string, ouverts: readonly string[] = []): MiddlewareHandler {
  return async function exigerOrigine(c, next) {
    const lecture = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!lecture && !ouverts.includes(c.req.path) && !vientDeNous((nom) => c.req.header(nom), origine)) {
      return c.text(
        'Cette demande ne vient pas d’une page de Sonnette. Rechargez la page puis recommencez.',
        403,
      )
    }
    return next()
  }
}
