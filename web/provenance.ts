import type { Context } from 'hono'
import { adresseDuClient } from './auteur.ts'
import { lireAppareil } from './cookies.ts'

/** Where a sign-in comes from, as the operations of `domain/connexion.ts` want it. */
export function provenance(c: Context, origine: string) {
  return {
    adresse: adresseDuClient(c),
    navigateur: c.req.header('user-agent') ?? '',
    appareil: lireAppareil(c, origine),
  }
}
