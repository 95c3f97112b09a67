import { randomUUID } from 'node:crypto'
import { ajouterAppel } from '../db/appels.ts'
import type { Db, Tx } from '../db/index.ts'
import { ajouterPointage, pointagesDeLAppel } from '../db/pointages.ts'
import { marquer } from '../db/recalculs.ts'
import { colonnesDeLAppelant, type Appelant } from './appelant.ts'
import { cadreDe, type Cadre } from './chaine.ts'
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

/** Nothing was stored: this call repeats the arrival of `depuis` (ms UTC), or is a departure she must say. */
export interface AConfirmer {
  resultat: 'a_confirmer'
  depuis: number
}

/**
 * Stores a call and its stamp, and pairs it, in one durable transaction: when this returns, the stamp may be said
 * "enregistré". A call is stamped once, however often it is replayed.
 */
export async function pointer(db: Db, demande: DemandeDePointage): Promise<Pointe> {
  return db.transaction().execute(async (tx) => {
    if (await dejaPointe(tx, demande)) return dejaConnu(demande)
    const cadre = await cadreDe(tx)
    return inscrire(tx, demande, await prevoir(tx, demande, cadre), cadre)
  })
}

/** As `pointer`, but stores nothing when the call would be a repetition: the caller is asked first (svi.md, 4). */
export async function pointerOuDemander(db: Db, demande: DemandeDePointage): Promise<Pointe | AConfirmer> {
  return db.transaction().execute(async (tx) => {
    if (await dejaPointe(tx, demande)) return dejaConnu(demande)
    const cadre = await cadreDe(tx)
    const prevision = await prevoir(tx, demande, cadre)
    if (prevision.type === 'repetition') return { resultat: 'a_confirmer', depuis: prevision.depuis }
    return inscrire(tx, demande, prevision, cadre)
  })
}

async function dejaPointe(tx: Tx, { appel }: DemandeDePointage): Promise<boolean> {
  return (await pointagesDeLAppel(tx, [appel.uniqueid])).length > 0
}

function dejaConnu({ appel }: DemandeDePointage): Pointe {
  return { resultat: 'repetition', instant: appel.instant, dejaConnu: true }
}

async function inscrire(
  tx: Tx,
  demande: DemandeDePointage,
  prevision: Prevision,
  cadre: Cadre,
): Promise<Pointe> {
  const { appel, saisies, identification, intervenantId, lieux, sens } = demande
  const appelId = await ajouterAppel(tx, {
    ...colonnesDeLAppelant(appel),
    identification,
    beneficiaire_id: lieux[0]?.id ?? null,
    intervenant_id: intervenantId,
    antenne_id: lieux[0]?.antenneId ?? null,
    saisies: JSON.stringify(saisies),
    resultat: prevision.type,
    etape: 'pointage',
  })
  const groupe = lieux.length > 1 ? randomUUID() : null
  const { instant, origine } = appel
  for (const { id: beneficiaireId } of lieux) {
    await ajouterPointage(tx, {
      appel_id: appelId,
      beneficiaire_id: beneficiaireId,
      intervenant_id: intervenantId,
      instant,
      sens,
      origine,
      groupe,
    })
    const jours = await reapparier(tx, intervenantId, beneficiaireId, instant, instant, cadre)
    await marquer(
      tx,
      jours.map((jour) => ({ beneficiaireId, intervenantId, jour })),
    )
  }
  const dite = prevision.type === 'repetition' ? prevision.depuis : instant
  return { resultat: prevision.type, instant: dite, dejaConnu: false }
}
