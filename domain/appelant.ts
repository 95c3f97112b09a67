import type { Nouveau, Presentation } from '../db/schema.ts'

/** A call as received, before anything is known of its outcome. `instant`: when it was answered (ms UTC). */
export interface Appelant {
  uniqueid: string
  callId: string
  instant: number
  did: string
  deBrut: string
  paiBrut: string
  /** E.164; null unless `presentation` is `fournie` and it is a telephone number. */
  numero: string | null
  presentation: Presentation
  origine: 'telephone' | 'secours'
}

/** The columns of an appel that the call itself tells. */
export function colonnesDeLAppelant(appel: Appelant) {
  return {
    uniqueid: appel.uniqueid,
    call_id: appel.callId,
    instant: appel.instant,
    did: appel.did,
    de_brut: appel.deBrut,
    pai_brut: appel.paiBrut,
    numero: appel.numero,
    presentation: appel.presentation,
    origine: appel.origine,
  } satisfies Partial<Nouveau<'appel'>>
}
