import {
  alertesDesSujets,
  alertesNonTraitees,
  emettreAlertes,
  alerteEnAttente,
  fermerAlerte,
  noterAlertes,
  preciserAlerte,
  rouvrirAlerte,
} from '../db/alertesLevees.ts'
import type { AlerteVoulue, GenreDeduit } from '../db/causesAlertes.ts'
import type { Db } from '../db/index.ts'
import { annoncer } from '../db/mouvements.ts'
import type { Nouveau } from '../db/schema.ts'

/**
 * Brings the alerts of these kinds to what the base tells now: raises those that are due, closes by itself one whose
 * cause is gone, raises it anew when the cause comes back. What somebody has handled stays handled. Writes only when
 * something differs, and tells the open pages.
 */
export async function accorderAlertes(
  db: Db,
  genres: readonly GenreDeduit[],
  voulues: readonly AlerteVoulue[],
  maintenant: number,
): Promise<void> {
  const connues = new Map((await alertesDesSujets(db, voulues)).map((alerte) => [cleDe(alerte), alerte]))
  const sujets = new Set(voulues.map(cleDe))
  const perimees = (await alertesNonTraitees(db, genres)).filter((alerte) => !sujets.has(cleDe(alerte)))
  const nouvelles = voulues.filter((voulue) => voulue.leve && !connues.has(cleDe(voulue)))
  const changees = voulues.flatMap((voulue) => {
    const connue = connues.get(cleDe(voulue))
    return connue === undefined ? [] : [{ voulue, connue }]
  })
  const revenues = changees.filter(
    ({ voulue, connue }) => voulue.leve && connue.traitee_le !== null && connue.traitee_par === null,
  )
  const precisees = changees.filter(
    ({ voulue, connue }) => connue.traitee_le === null && connue.detail !== voulue.detail,
  )
  const differe = [nouvelles, perimees, revenues, precisees].some((liste) => liste.length > 0)
  if (!differe && !(await alerteEnAttente(db, maintenant))) return
  await db.transaction().execute(async (tx) => {
    await noterAlertes(tx, nouvelles.map(enLigne))
    for (const { id } of perimees) await fermerAlerte(tx, id, maintenant)
    for (const { connue, voulue } of revenues) await rouvrirAlerte(tx, connue.id, voulue)
    for (const { connue, voulue } of precisees) await preciserAlerte(tx, connue.id, voulue.detail)
    const antennes = await emettreAlertes(tx, maintenant)
    for (const { antenne_id } of perimees) antennes.add(antenne_id)
    for (const { connue } of precisees) antennes.add(connue.antenne_id)
    for (const antenne of antennes) await annoncer(tx, antenne)
  })
}

const cleDe = ({ genre, sujet }: { genre: string; sujet: string }) => `${genre} ${sujet}`

/** An alert that waits for its instant, as it is stored. */
export function enLigne(voulue: AlerteVoulue): Nouveau<'alerte'> {
  const { genre, antenne_id, sujet, beneficiaire_id, intervenant_id, detail, echeance } = voulue
  return { genre, antenne_id, sujet, beneficiaire_id, intervenant_id, detail, echeance }
}
