import type { Context } from 'hono'
import type { Auteur } from '../domain/auteur.ts'
import type { Acces } from './acces.ts'

/** The address of the browser: Caddy alone reaches this process, and writes the client's address last. */
export function adresseDuClient(c: Context): string {
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 45) ?? ''
}

/** Who acts through this page, as the operations of `domain/` want it. */
export function auteurDe(c: Context, { utilisateur, portee }: Acces): Auteur {
  const adresse = adresseDuClient(c)
  return { utilisateurId: utilisateur.id, portee, adresse: adresse === '' ? null : adresse }
}
