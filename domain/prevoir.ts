import type { Db } from '../db/index.ts'
import type { Cadre } from './chaine.ts'
import type { DemandeDePointage } from './pointer.ts'
import { apparier, roleDe, type Pointage } from './regles/appariement.ts'
import { situationDe } from './situation.ts'

export type Prevision = ReturnType<typeof roleDe>

const A_VENIR = Number.MAX_SAFE_INTEGER

/**
 * What this stamp would be: an arrival, a departure, or the repetition of an arrival made at `depuis` (ms UTC). Reads
 * only. A group is judged by its first home.
 */
export async function prevoir(
  db: Db,
  { intervenantId, lieux, appel: { instant }, sens }: DemandeDePointage,
  cadre: Cadre,
): Promise<Prevision> {
  const [premier] = lieux
  if (premier === undefined) throw new Error('Il faut au moins un lieu.')
  const { libres, tenues } = await situationDe(db, intervenantId, premier.id, instant, cadre)
  const avecElle: Pointage[] = [...libres, { id: A_VENIR, instant, sens }]
  return roleDe(apparier(avecElle, cadre.fenetres, tenues), A_VENIR)
}
