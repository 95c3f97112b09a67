import type { AnomalieJugee } from '../db/anomaliesJugees.ts'
import type { Tx } from '../db/index.ts'
import {
  appelsAJuger,
  bornesDesJours,
  dossiersAJuger,
  interventionsDesJours,
  interventionsParNumero,
  tousLesDossiers,
  visitesEntre,
} from '../db/jugement.ts'
import { ajouterEnMasse } from '../db/masse.ts'
import { parametresParJour } from '../db/parametres.ts'
import { avancerRepere } from '../db/reperes.ts'
import { REPERE_ECHEANCES } from './avancerEcheances.ts'
import { juger, ligneDe } from './juger.ts'
import { anomaliesDe } from './recalculerAppels.ts'
import { depassement } from './regles/anomalies.ts'
import { jourSuivant } from './regles/jours.ts'
import { repartirTout } from './repartir.ts'

const LOT_JOURS = 28
const LOT_NUMEROS = 5000

/**
 * Computes everything: retained minutes, allocation, anomalies, as of `maintenant` (ms UTC). For a base filled in bulk,
 * where nothing has been computed yet.
 */
export async function recalculerTout(tx: Tx, maintenant: number): Promise<void> {
  await avancerRepere(tx, REPERE_ECHEANCES, maintenant)
  const appels = await appelsAJuger(tx)
  await ajouterEnMasse(tx, 'anomalie', appels.flatMap(anomaliesDe))
  const bornes = await bornesDesJours(tx)
  if (bornes === undefined) return
  const ids = await tousLesDossiers(tx)
  const dossiers = await dossiersAJuger(tx, ids)
  const parametres = await parametresParJour(tx)
  for (let du = bornes.du; du <= bornes.au; du = jourSuivant(du, LOT_JOURS)) {
    const au = jourSuivant(du, LOT_JOURS - 1)
    const [avant, apres] = [jourSuivant(du, -1), jourSuivant(au)]
    const voisines = await interventionsDesJours(tx, avant, apres)
    const planning = await visitesEntre(tx, avant, apres)
    const duLot = ({ jour }: { jour: string }) => du <= jour && jour <= au
    const faits = { interventions: voisines.filter(duLot), visites: planning.filter(duLot) }
    await ajouterEnMasse(
      tx,
      'anomalie',
      juger({ ...faits, voisines, planning, ...dossiers, parametres }, maintenant),
    )
  }
  await ajouterEnMasse(tx, 'anomalie', await depassementsDeTous(tx, ids, bornes.du))
}

async function depassementsDeTous(tx: Tx, ids: readonly number[], jour: string): Promise<AnomalieJugee[]> {
  const passes = [...(await repartirTout(tx, ids, jour)).values()].flat()
  const parIntervention = Map.groupBy(passes, ({ interventionId }) => interventionId)
  const numeros = [...parIntervention.keys()]
  const trouvees: AnomalieJugee[] = []
  for (let debut = 0; debut < numeros.length; debut += LOT_NUMEROS) {
    for (const i of await interventionsParNumero(tx, numeros.slice(debut, debut + LOT_NUMEROS))) {
      const trouvee = depassement(parIntervention.get(i.id) ?? [])
      if (trouvee !== undefined) trouvees.push(ligneDe(trouvee, 'intervention', i, i.antenne_id))
    }
  }
  return trouvees
}
