import {
  anomaliesDesJours,
  anomaliesDesObjets,
  depassementsDepuis,
  remplacerAnomalies,
  type AnomalieJugee,
} from '../db/anomaliesJugees.ts'
import type { Tx } from '../db/index.ts'
import {
  dossiersAJuger,
  interventionsAJuger,
  interventionsParNumero,
  visitesDesJours,
  type InterventionAJuger,
  type PersonneJour,
} from '../db/jugement.ts'
import { annoncer } from '../db/mouvements.ts'
import { parametresParJour } from '../db/parametres.ts'
import type { Marque } from '../db/recalculs.ts'
import type { Ligne } from '../db/schema.ts'
import { juger, ligneDe } from './juger.ts'
import { depassement } from './regles/anomalies.ts'
import { jourSuivant } from './regles/jours.ts'
import { premierDuMois } from './regles/periodes.ts'
import { repartirBeneficiaire } from './repartir.ts'

/**
 * Computes again what these marks bear on: the retained minutes and the allocation of the homes, the anomalies of their
 * days, and those of the carers named on the days around, as of `maintenant` (ms UTC). To be called inside the
 * transaction that changed them; open pages are told when something differs.
 */
export async function recalculer(tx: Tx, marques: readonly Marque[], maintenant: number): Promise<void> {
  if (marques.length === 0) return
  const antennes = new Set([
    ...(await recalculerLesDepassements(tx, marques)),
    ...(await recalculerLesJours(tx, marques, maintenant)),
  ])
  for (const antenne of antennes) await annoncer(tx, antenne)
}

async function recalculerLesDepassements(tx: Tx, marques: readonly Marque[]): Promise<Set<number | null>> {
  const antennes = new Set<number | null>()
  for (const [beneficiaireId, siennes] of Map.groupBy(marques, (m) => m.beneficiaireId)) {
    const jour = siennes.map((m) => m.jour).toSorted()[0] ?? ''
    const passes = Map.groupBy(await repartirBeneficiaire(tx, beneficiaireId, jour), (p) => p.interventionId)
    const existantes = await depassementsDepuis(tx, beneficiaireId, premierDuMois(jour))
    if (existantes.length === 0 && passes.size === 0) continue
    const interventions = await interventionsParNumero(tx, [...passes.keys()])
    const voulues = interventions.flatMap((i) => {
      const trouvee = depassement(passes.get(i.id) ?? [])
      return trouvee === undefined ? [] : [ligneDe(trouvee, 'intervention', i, i.antenne_id)]
    })
    const deja = await anomaliesDesObjets(tx, 'intervention', [...passes.keys()])
    const toutes = [...existantes, ...deja.filter(({ code }) => code === 'DEPASSEMENT')]
    for (const antenne of await remplacerAnomalies(tx, toutes, voulues)) antennes.add(antenne)
  }
  return antennes
}

async function recalculerLesJours(
  tx: Tx,
  marques: readonly Marque[],
  maintenant: number,
): Promise<Set<number | null>> {
  const maisons = uniques(marques.map((m): PersonneJour => [m.beneficiaireId, m.jour]))
  const tournees = autour(
    marques.flatMap((m): PersonneJour[] => (m.intervenantId === null ? [] : [[m.intervenantId, m.jour]])),
  )
  const interventions = uneFois([
    ...(await interventionsAJuger(tx, 'beneficiaire', maisons)),
    ...(await interventionsAJuger(tx, 'intervenant', tournees)),
  ])
  const visites = await visitesDesJours(tx, 'beneficiaire', maisons)
  const voulues = await jugerAvecLeursVoisines(tx, interventions, visites, maintenant)
  const existantes = [
    ...(await anomaliesDesJours(tx, 'beneficiaire', maisons)),
    ...(await anomaliesDesTournees(tx, tournees)),
    ...(await anomaliesDesObjets(
      tx,
      'intervention',
      interventions.map(({ id }) => id),
    )),
    ...(await anomaliesDesObjets(
      tx,
      'visite',
      visites.map(({ id }) => id),
    )),
  ]
  const jugees = existantes.filter(({ code }) => code !== 'DEPASSEMENT')
  return remplacerAnomalies(tx, uneFois(jugees), voulues)
}

// A carer's planned visits at other homes are not judged here: only her interventions are.
async function anomaliesDesTournees(tx: Tx, tournees: readonly PersonneJour[]): Promise<Ligne<'anomalie'>[]> {
  const toutes = await anomaliesDesJours(tx, 'intervenant', tournees)
  return toutes.filter(({ objet }) => objet === 'intervention')
}

async function jugerAvecLeursVoisines(
  tx: Tx,
  interventions: readonly InterventionAJuger[],
  visites: readonly Ligne<'visite'>[],
  maintenant: number,
): Promise<AnomalieJugee[]> {
  const desIntervenants = autour(interventions.map((i): PersonneJour => [i.intervenant_id, i.jour]))
  const desMaisons = uniques(
    [...interventions, ...visites].map((l): PersonneJour => [l.beneficiaire_id, l.jour]),
  )
  const planning = uneFois([
    ...(await visitesDesJours(tx, 'beneficiaire', desMaisons)),
    ...(await visitesDesJours(tx, 'intervenant', desIntervenants)),
  ])
  const voisines = await interventionsAJuger(tx, 'intervenant', desIntervenants)
  const dossiers = await dossiersAJuger(tx, [...new Set(desMaisons.map(([id]) => id))])
  const parametres = await parametresParJour(tx)
  return juger({ interventions, visites, voisines, planning, ...dossiers, parametres }, maintenant)
}

/** Each of these days and those before and after: a visit may cross midnight. */
function autour(jours: readonly PersonneJour[]): PersonneJour[] {
  return uniques(
    jours.flatMap(([id, jour]) => [-1, 0, 1].map((n): PersonneJour => [id, jourSuivant(jour, n)])),
  )
}

function uniques(jours: readonly PersonneJour[]): PersonneJour[] {
  return [...new Map(jours.map((couple) => [couple.join(' '), couple])).values()]
}

function uneFois<T extends { id: number }>(lignes: readonly T[]): T[] {
  return [...new Map(lignes.map((ligne) => [ligne.id, ligne])).values()]
}
