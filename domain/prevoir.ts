import type { Db } from '../db/index.ts'
import { chaineDe, fenetresDe } from './chaine.ts'
import type { Lieu } from './identifier.ts'
import { apparier, roleDe, type Pointage } from './regles/appariement.ts'

export type Prevision = ReturnType<typeof roleDe>

const A_VENIR = Number.MAX_SAFE_INTEGER

/**
 * What a stamp of this carer at these homes at `instant` would be: an arrival, a departure, or the repetition of an
 * arrival made at `depuis` (ms UTC). Reads only. A group is judged by its first home.
 */
export async function prevoir(
  db: Db,
  intervenantId: number,
  lieux: readonly Lieu[],
  instant: number,
  sens: 'depart' | null = null,
): Promise<Prevision> {
  const [premier] = lieux
  if (premier === undefined) throw new Error('Il faut au moins un lieu.')
  const chaine: Pointage[] = await chaineDe(db, intervenantId, premier.id, instant)
  const paires = apparier([...chaine, { id: A_VENIR, instant, sens }], await fenetresDe(db))
  return roleDe(paires, A_VENIR)
}
