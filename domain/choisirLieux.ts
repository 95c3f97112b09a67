import type { Db } from '../db/index.ts'
import { interventionsOuvertes } from '../db/interventions.ts'
import { parametres } from '../db/parametres.ts'
import { beneficiairesPrevus } from '../db/visites.ts'
import type { Lieu } from './identifier.ts'
import { jourDe } from './regles/jours.ts'

const MINUTE = 60_000
/** A planned visit speaks for a call up to this long before its start or after its end. */
const MARGE_MS = 60 * MINUTE

/**
 * Which of the homes on one line (a couple, a residence) this carer's call at `instant` is for: those of her open
 * intervention, else her planned visit, else a person must say (svi.md, 2).
 */
export async function choisirLieux(
  db: Db,
  intervenantId: number,
  lieux: readonly Lieu[],
  instant: number,
): Promise<readonly Lieu[] | 'demander'> {
  if (lieux.length < 2) return lieux
  const ids = lieux.map(({ id }) => id)
  const { dureeMaxMin } = await parametres(db, jourDe(instant))
  const ouvertes = await interventionsOuvertes(
    db,
    intervenantId,
    ids,
    instant - dureeMaxMin * MINUTE,
    instant,
  )
  const [derniere] = ouvertes
  if (derniere !== undefined) {
    const ensemble = ouvertes.filter(
      ({ id, groupe }) => id === derniere.id || (groupe !== null && groupe === derniere.groupe),
    )
    return lieux.filter(({ id }) => ensemble.some(({ beneficiaire_id }) => beneficiaire_id === id))
  }
  const prevus = await beneficiairesPrevus(db, intervenantId, ids, instant - MARGE_MS, instant + MARGE_MS)
  return prevus.length === 1 ? lieux.filter(({ id }) => id === prevus[0]) : 'demander'
}
