import { anomaliesDesObjets, remplacerAnomalies, type AnomalieJugee } from '../db/anomaliesJugees.ts'
import type { Tx } from '../db/index.ts'
import { appelsAJuger } from '../db/jugement.ts'
import { annoncer } from '../db/mouvements.ts'
import { anomalieDeLAppel, SEVERITES } from './regles/anomalies.ts'
import { jourDe } from './regles/jours.ts'

/** Says again what these calls without a stamp ask of a person, treated or not. */
export async function recalculerAppels(tx: Tx, appelIds: readonly number[]): Promise<void> {
  if (appelIds.length === 0) return
  const voulues = (await appelsAJuger(tx, appelIds)).flatMap(anomaliesDe)
  const existantes = await anomaliesDesObjets(tx, 'appel', appelIds)
  for (const antenne of await remplacerAnomalies(tx, existantes, voulues)) await annoncer(tx, antenne)
}

/** The anomalies of a call as they are stored. */
export function anomaliesDe(appel: Awaited<ReturnType<typeof appelsAJuger>>[number]): AnomalieJugee[] {
  const { id, instant, antenne_id, beneficiaire_id, intervenant_id, saisies, sort } = appel
  const keyed = JSON.parse(saisies) as string[]
  const trouvee = anomalieDeLAppel({ ...appel, saisies: keyed, traite: sort !== null })
  if (trouvee === undefined) return []
  const { code, empreinte, detail } = trouvee
  const sur = { objet: 'appel' as const, objet_id: id, antenne_id, beneficiaire_id, intervenant_id }
  return [
    {
      code,
      severite: SEVERITES[code],
      ...sur,
      jour: jourDe(instant),
      empreinte,
      detail: JSON.stringify(detail),
    },
  ]
}
