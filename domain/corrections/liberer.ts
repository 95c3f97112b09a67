import type { Tx } from '../../db/index.ts'
import { corrigerLigne, effacer, interventionsDesPointages } from '../../db/interventions.ts'
import type { Auteur } from '../auteur.ts'
import { estCorrigee, commeDites, type Corrigee } from '../situation.ts'
import type { Etat } from './etat.ts'

/**
 * Takes these stamps from the interventions that pairing alone gave them to, so that an act may hold them again; the
 * rest is then paired anew. French: why it cannot be, when another correction holds one.
 */
export async function liberer(
  tx: Tx,
  { portee }: Auteur,
  etats: readonly Etat[],
  saufIds: ReadonlySet<number>,
  maintenant: number,
): Promise<string | null> {
  const pointages = etats
    .flatMap(({ arrivee_id, depart_id }) => [arrivee_id, depart_id])
    .filter((id) => id !== null)
  const autres = (await interventionsDesPointages(tx, pointages)).filter(({ id }) => !saufIds.has(id))
  const corrigees = await commeDites(tx, autres.filter(estCorrigee))
  const tenue = corrigees.find(({ dite }) =>
    [dite.arrivee_id, dite.depart_id].some((id) => id !== null && pointages.includes(id)),
  )
  if (tenue !== undefined) {
    const { id, antenne_id } = tenue.ligne
    const vue = portee === 'toutes' || portee.includes(antenne_id)
    return `${vue ? `L’intervention n° ${id}` : 'Une intervention d’une autre antenne'}, corrigée depuis, tient un de ces appels : il faut d’abord annuler sa correction.`
  }
  for (const ligne of autres.filter((autre) => !estCorrigee(autre))) await effacer(tx, ligne.id, maintenant)
  for (const corrigee of corrigees) await rouvrir(tx, corrigee, maintenant)
  return null
}

async function rouvrir(tx: Tx, { ligne, dite }: Corrigee, maintenant: number): Promise<void> {
  const { fin, origine } = dite
  await corrigerLigne(tx, ligne, { depart_id: null, fin_brut: null, fin, origine, modifie_le: maintenant })
}
