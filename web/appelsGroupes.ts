import type { appelsSansPointage } from '../db/appels.ts'

export type Appel = Awaited<ReturnType<typeof appelsSansPointage>>[number]

/** Calls that one act deals with: of one number, and of which the same is known. The latest one leads. */
export interface Groupe {
  premier: Appel
  appels: readonly Appel[]
}

/** Gathers the calls of a number of which the same is known; a call without a number stays alone. */
export function grouper(appels: readonly Appel[]): Groupe[] {
  const parCle = new Map<string, Appel[]>()
  for (const appel of appels) {
    const cle = appel.numero === null ? `#${appel.id}` : cleDe(appel)
    const connus = parCle.get(cle)
    if (connus === undefined) parCle.set(cle, [appel])
    else connus.push(appel)
  }
  return [...parCle.values()].flatMap((siens) => {
    const [premier] = siens
    return premier === undefined ? [] : [{ premier, appels: siens }]
  })
}

const cleDe = ({ numero, beneficiaire_id: chez, intervenant_id: par }: Appel) => `${numero} ${chez} ${par}`

/** A call as the fixes of anomalies see it. */
export function enAnomalie(
  appel: Pick<Appel, 'id' | 'beneficiaire_id' | 'intervenant_id' | 'instant' | 'numero'>,
) {
  const { id, beneficiaire_id, intervenant_id, instant, numero } = appel
  return { objet_id: id, beneficiaire_id, intervenant_id, appel_instant: instant, appel_numero: numero }
}
