import type { Context } from 'hono'
import { adresse, cheminLocal } from './adresse.ts'

/** Sends somebody without a session to sign in, and back afterwards to the page that was asked for. */
export function versConnexion(c: Context, origine: string): Response {
  const accepte = c.req.header('accept') ?? '*/*'
  if (!accepte.includes('html') && !accepte.includes('*/*')) return c.text('Session terminée.', 401)
  if (c.req.header('hx-request') !== undefined) {
    const page = URL.parse(c.req.header('hx-current-url') ?? '')
    c.header('HX-Redirect', connexion(page === null ? '/' : page.pathname + page.search, origine))
    return c.text('Session terminée.', 401)
  }
  const url = new URL(c.req.url)
  return c.redirect(connexion(c.req.method === 'GET' ? url.pathname + url.search : '/', origine), 303)
}

function connexion(suite: string, origine: string): string {
  const locale = cheminLocal(suite, origine)
  return adresse('/connexion', { suite: locale === '/' ? '' : locale })
}
