import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { antennesVisibles } from '../db/antennes.ts'
import { sessionDuJeton } from '../domain/connexion.ts'
import { porteeDe, restreindre, type Acces, type Services } from './acces.ts'
import { lireNumero } from './adresse.ts'

// A `__Host-` cookie must be Secure; browsers only store it over plain HTTP for this very machine, in development.
function cookie(origine: string) {
  const clair = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origine)
  const reglages = { path: '/', httpOnly: true, sameSite: 'Lax', secure: !clair } as const
  return { nom: clair ? 'sonnette' : '__Host-sonnette', reglages }
}

/** Gives the browser the token of a new session; it ends with the browser, or when the base says so. */
export function poserJeton(c: Context, origine: string, jeton: string): void {
  const { nom, reglages } = cookie(origine)
  setCookie(c, nom, jeton, reglages)
}

/** Takes the token back. */
export function retirerJeton(c: Context, origine: string): void {
  const { nom, reglages } = cookie(origine)
  deleteCookie(c, nom, reglages)
}

/**
 * Who asks, if a session is open. A page that refreshes itself says so (`Sonnette-Veille`): it must not keep alive the
 * session of somebody who left.
 */
export async function accesDe(c: Context, services: Services): Promise<Acces | undefined> {
  const jeton = getCookie(c, cookie(services.origine).nom)
  if (jeton === undefined) return undefined
  const presence = c.req.header('sonnette-veille') === undefined
  const utilisateur = await sessionDuJeton(services.db, jeton, services.maintenant(), { presence })
  if (utilisateur === undefined) return undefined
  const entiere = porteeDe(utilisateur)
  const antennes = await antennesVisibles(services.db, entiere)
  const demandee = lireNumero(c.req.query('antenne'))
  const antenneChoisie =
    entiere === 'toutes' && antennes.some(({ id }) => id === demandee) ? demandee : undefined
  const portee = restreindre(entiere, antenneChoisie)
  const { path: chemin } = c.req
  return { utilisateur, jeton, portee, antennes, antenneChoisie, tour: services.direct.tour(), chemin }
}

/** Whether the session of this token still holds, without taking it for a sign of presence. */
export async function tientEncore({ db, maintenant }: Services, jeton: string): Promise<boolean> {
  return (await sessionDuJeton(db, jeton, maintenant(), { presence: false })) !== undefined
}
