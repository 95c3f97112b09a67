import type { Db } from '../db/index.ts'
import { marquesEnAttente, retirerMarques } from '../db/recalculs.ts'
import { recalculer } from './recalculer.ts'

/** Marks computed in one transaction: a call that comes meanwhile waits for its end. */
const LOT = 4

/**
 * Computes what the calls and the imports have marked, the latest first, a few at a time, each time with the removal of
 * its marks: killed in between, nothing is lost and nothing is done twice. Returns how many marks there were.
 */
export async function viderRecalculs(db: Db, maintenant: () => number): Promise<number> {
  for (let total = 0; ;) {
    const traitees = await db.transaction().execute(async (tx) => {
      const lignes = await marquesEnAttente(tx, LOT)
      const marques = lignes.map(({ beneficiaire_id, intervenant_id, jour }) => ({
        beneficiaireId: beneficiaire_id,
        intervenantId: intervenant_id,
        jour,
      }))
      await recalculer(tx, marques, maintenant())
      await retirerMarques(
        tx,
        lignes.map(({ id }) => id),
      )
      return lignes.length
    })
    total += traitees
    if (traitees < LOT) return total
  }
}
