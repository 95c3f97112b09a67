import { randomUUID } from 'node:crypto'
import { ajouterAppel } from '../db/appels.ts'
import type { Db, Tx } from '../db/index.ts'
import { ajouterPointage, pointagesDeLAppel } from '../db/pointages.ts'
import { colonnesDeLAppelant, type Appelant } from './appelant.ts'
import type { Lieu } from './identifier.ts'
import { prevoir, type Prevision } from './prevoir.ts'
import { reapparier } from './reapparier.ts'

export interface DemandeDePointage {
  appel: Appelant
  /** What was keyed, in order. */
  saisies: readonly string[]
  identification: 'ligne' | 'code'
  intervenantId: number
  /** One home, or those of a couple stamped together. */
  lieux: readonly Lieu[]
  /** `depart` when she said so herself (keyed 2 after a repetition). */
  sens: 'depart' | null
}

export interface Pointe {
  resultat: 'arrivee' | 'depart' | 'repetition'
  /** The time to say: the stamp's, or the arrival's when it is repeated (ms UTC). */
  instant: number
  /** The call had been stamped before (replayed): nothing was added. */
  dejaConnu: boolean
}

/**
 * Stores a call and its stamp, and pairs it, in one durable transaction: when this returns, the stamp may be said
 * "enregistré". A call is stamped once, however often it is replayed.
 */
export async function pointer(db: Db, demande: DemandeDePointage): Promise<Pointe> {
  return db.transaction().execute(async (tx) => {
    const { appel, intervenantId, lieux, sens } = demande
    const connus = await pointagesDeLAppel(tx, [appel.uniqueid])
    if (connus.length > 0) return { resultat: 'repetition', instant: appel.instant, dejaConnu: true }
    const prevision = await prevoir(tx, intervenantId, lieux, appel.instant, sens)
    await inscrire(tx, demande, prevision)
    return { ...dire(prevision, appel.instant), dejaConnu: false }
  })
}

async function inscrire(tx: Tx, demande: DemandeDePointage, { type }: Prevision): Promise<void> {
  const { appel, saisies, identification, intervenantId, lieux, sens } = demande
  const appelId = await ajouterAppel(tx, {
    ...colonnesDeLAppelant(appel),
    identification,
    beneficiaire_id: lieux[0]?.id ?? null,
    intervenant_id: intervenantId,
    antenne_id: lieux[0]?.antenneId ?? null,
    saisies: JSON.stringify(saisies),
    resultat: type,
    etape: 'pointage',
  })
  const groupe = lieux.length > 1 ? randomUUID() : null
  for (const { id: beneficiaireId } of lieux) {
    const { instant, origine } = appel
    await ajouterPointage(tx, {
      appel_id: appelId,
      beneficiaire_id: beneficiaireId,
      intervenant_id: intervenantId,
      instant,
      sens,
      origine,
      groupe,
    })
    await reapparier(tx, intervenantId, beneficiaireId, instant, instant)
  }
}

function dire(prevision: Prevision, instant: number): Omit<Pointe, 'dejaConnu'> {
  return prevision.type === 'repetition'
    ? { resultat: 'repetition', instant: prevision.depuis }
    : { resultat: prevision.type, instant }
}
