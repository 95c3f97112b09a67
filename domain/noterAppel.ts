import { ajouterAppel, appelParUniqueid } from '../db/appels.ts'
import type { Db } from '../db/index.ts'
import { antenneDuBeneficiaire } from '../db/beneficiaires.ts'
import { antenneDeLIntervenant } from '../db/intervenants.ts'
import type { ResultatAppel } from '../db/schema.ts'
import { colonnesDeLAppelant, type Appelant } from './appelant.ts'
import { recalculerAppels } from './recalculerAppels.ts'

export interface IssueSansPointage {
  resultat: Exclude<ResultatAppel, 'arrivee' | 'depart' | 'repetition'>
  /** The last step begun. */
  etape: string
  saisies: readonly string[]
  identification: 'ligne' | 'code' | 'aucune'
  beneficiaireId: number | null
  intervenantId: number | null
}

/**
 * Keeps a call that left no stamp, with how far it got and what was keyed. It belongs to the beneficiaire's antenne,
 * else the carer's, else to headquarters. It waits for somebody as an anomalie. A call already kept is left as it is.
 */
export async function noterAppel(db: Db, appel: Appelant, issue: IssueSansPointage): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if ((await appelParUniqueid(tx, appel.uniqueid)) !== undefined) return
    const { resultat, etape, saisies, identification, beneficiaireId, intervenantId } = issue
    const parLieu = beneficiaireId === null ? null : await antenneDuBeneficiaire(tx, beneficiaireId)
    const parPersonne = intervenantId === null ? null : await antenneDeLIntervenant(tx, intervenantId)
    const id = await ajouterAppel(tx, {
      ...colonnesDeLAppelant(appel),
      resultat,
      etape,
      identification,
      saisies: JSON.stringify(saisies),
      beneficiaire_id: beneficiaireId,
      intervenant_id: intervenantId,
      antenne_id: parLieu ?? parPersonne,
    })
    await recalculerAppels(tx, [id])
  })
}
