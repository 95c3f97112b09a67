import type { Context } from 'hono'
import { antennesVisibles } from '../db/antennes.ts'
import { sessionDuJeton } from '../domain/sessions.ts'
import { porteeDe, restreindre, type Acces, type Services } from './acces.ts'
import { lireNumero } from './adresse.ts'
import { lireJeton } from './cookies.ts'

/**
 * Who asks, if a session is open. A page that refreshes itself says so (`Sonnette-Veille`): it must not keep alive the
 * session of somebody who left.
 */
export async function accesDe(c: Context, services: Services): Promise<Acces | undefined> {
  const jeton = lireJeton(c, services.origine)
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
