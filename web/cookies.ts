import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { APPAREIL_MS } from '../domain/appareils.ts'

// A `__Host-` cookie must be Secure; browsers only store it over plain HTTP for this very machine, in development.
function cookie(origine: string, nom: string) {
  const clair = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/.test(origine)
  const reglages = { path: '/', httpOnly: true, sameSite: 'Lax', secure: !clair } as const
  return { nom: clair ? nom : `__Host-${nom}`, reglages }
}

const SESSION = 'sonnette'
const APPAREIL = 'sonnette-appareil'

/** The token of the session, if the browser has one. */
export function lireJeton(c: Context, origine: string): string | undefined {
  return getCookie(c, cookie(origine, SESSION).nom)
}

/** Gives the browser the token of a new session; it ends with the browser, or when the base says so. */
export function poserJeton(c: Context, origine: string, jeton: string): void {
  const { nom, reglages } = cookie(origine, SESSION)
  setCookie(c, nom, jeton, reglages)
}

/** Takes the token back. */
export function retirerJeton(c: Context, origine: string): void {
  const { nom, reglages } = cookie(origine, SESSION)
  deleteCookie(c, nom, reglages)
}

/** The token by which this browser says that somebody signed in there before. */
export function lireAppareil(c: Context, origine: string): string | undefined {
  return getCookie(c, cookie(origine, APPAREIL).nom)
}

/** Lets this browser be known again; it opens nothing by itself. */
export function poserAppareil(c: Context, origine: string, jeton: string): void {
  const { nom, reglages } = cookie(origine, APPAREIL)
  setCookie(c, nom, jeton, { ...reglages, maxAge: APPAREIL_MS / 1000 })
}
