import type { Context } from 'hono'
import { garderSaisie } from '../domain/saisieGardee.ts'
import type { Services } from './acces.ts'
import { adresse, cheminLocal } from './adresse.ts'
import { lireJeton } from './cookies.ts'

const FORMES = ['application/x-www-form-urlencoded', 'multipart/form-data']
// What is typed there is a secret, or means nothing later.
const JAMAIS_GARDES = /^\/(compte|connexion|deconnexion|second-facteur|lien|saisie-gardee)(\/|$)/

/**
 * Sends somebody without a session to sign in, and back afterwards to the page that was asked for. A form is kept for
 * her, when the session she sent it with ended by itself.
 */
export async function versConnexion(c: Context, services: Services): Promise<Response> {
  const { origine } = services
  const gardee = await garder(c, services)
  const accepte = c.req.header('accept') ?? '*/*'
  if (!accepte.includes('html') && !accepte.includes('*/*')) return c.text('Session terminée.', 401)
  if (c.req.header('hx-request') !== undefined) {
    const page = URL.parse(c.req.header('hx-current-url') ?? '')
    const retour = connexion(page === null ? '/' : page.pathname + page.search, origine)
    c.header('HX-Redirect', gardee ?? retour)
    return c.text('Session terminée.', 401)
  }
  const url = new URL(c.req.url)
  const retour = connexion(c.req.method === 'GET' ? url.pathname + url.search : '/', origine)
  return c.redirect(gardee ?? retour, 303)
}

async function garder(c: Context, { db, origine, maintenant }: Services): Promise<string | undefined> {
  const jeton = lireJeton(c, origine)
  const type = c.req.header('content-type') ?? ''
  const { pathname, search } = new URL(c.req.url)
  if (jeton === undefined || c.req.method !== 'POST' || JAMAIS_GARDES.test(pathname)) return undefined
  if (!FORMES.some((forme) => type.startsWith(forme))) return undefined
  const corps = await c.req.formData()
  const champs = [...corps].flatMap(([nom, valeur]) =>
    typeof valeur === 'string' ? [[nom, valeur] as const] : [],
  )
  const gardee = await garderSaisie(db, jeton, { chemin: pathname + search, champs }, maintenant())
  return gardee ? '/connexion?avis=saisie&suite=%2Fsaisie-gardee' : undefined
}

function connexion(suite: string, origine: string): string {
  const locale = cheminLocal(suite, origine)
  return adresse('/connexion', { suite: locale === '/' ? '' : locale })
}
