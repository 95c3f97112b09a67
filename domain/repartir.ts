import {
  ecrireLesRetenus,
  interventionsARepartir,
  partsAcquises,
  partsConnues,
  remplacerLesParts,
  visitesARapprocher,
} from '../db/aRepartir.ts'
import type { Tx } from '../db/index.ts'
import { prisesDuBeneficiaire, prisesDuCouple } from '../db/prises.ts'
import { reglesArrondi } from '../db/reglesArrondi.ts'
import type { Ligne } from '../db/schema.ts'
import type { RegleArrondi } from './regles/arrondi.ts'
import { jourSuivant } from './regles/jours.ts'
import { premierDuMois } from './regles/periodes.ts'
import { debutDesAcquis } from './regles/plafonds.ts'
import { repartir, VERSION_DES_REGLES, type Depassement, type Part, type Plan } from './regles/repartition.ts'
import { retenir, type Retenue } from './regles/retenir.ts'

/** An intervention of an earlier day may have minutes after midnight; none lasts so many days. */
const MARGE_JOURS = 7

/**
 * Computes again the retained minutes and the allocation of a beneficiaire from the first day of the month of `jour` on:
 * a yearly or rolling cap pushes a change forward. What earlier interventions consumed is read, not changed. Writes only
 * what differs. Returns the interventions of those months that are the first past the caps of a period; one may come
 * twice, for two periods.
 */
export async function repartirBeneficiaire(
  tx: Tx,
  beneficiaireId: number,
  jour: string,
): Promise<Depassement[]> {
  return repartirUn(tx, await reglesArrondi(tx), beneficiaireId, premierDuMois(jour))
}

/** The same for many beneficiaires, after a bulk load; by the number of the beneficiaire. */
export async function repartirTout(
  tx: Tx,
  beneficiaireIds: readonly number[],
  jour: string,
): Promise<Map<number, Depassement[]>> {
  const regles = await reglesArrondi(tx)
  const depassements = new Map<number, Depassement[]>()
  for (const id of beneficiaireIds) {
    depassements.set(id, await repartirUn(tx, regles, id, premierDuMois(jour)))
  }
  return depassements
}

async function repartirUn(
  tx: Tx,
  regles: readonly RegleArrondi[],
  beneficiaireId: number,
  depuis: string,
): Promise<Depassement[]> {
  const interventions = await interventionsARepartir(tx, beneficiaireId, depuis)
  if (interventions.length === 0) return []
  const plan = await planDe(tx, beneficiaireId)
  const visites = await visitesARapprocher(tx, beneficiaireId, depuis)
  const retenues = retenir(interventions, visites, plan.prises, regles)
  const acquis = await partsAcquises(
    tx,
    beneficiaireId,
    jourSuivant(debutDesAcquis(plan.prises, depuis), -MARGE_JOURS),
    depuis,
  )
  const { parts, depassements } = repartir(aRepartir(retenues), plan, acquis)
  const connus = new Map(interventions.map((i) => [i.id, i.retenu_min]))
  await ecrireLesRetenus(
    tx,
    retenues.filter(({ id, retenuMin }) => connus.get(id) !== retenuMin),
  )
  await ecrireLesParts(tx, parts, await partsConnues(tx, beneficiaireId, depuis))
  return depassements
}

async function planDe(tx: Tx, beneficiaireId: number): Promise<Plan> {
  const prises = await prisesDuBeneficiaire(tx, beneficiaireId)
  const concerne = prises.some(({ abattementCouple }) => abattementCouple)
  return { prises, couple: concerne ? await prisesDuCouple(tx, beneficiaireId) : [] }
}

function aRepartir(retenues: readonly Retenue[]) {
  return retenues.flatMap(({ id, debut, retenuMin, prestation }) =>
    debut === null || retenuMin === null ? [] : [{ id, debut, minutes: retenuMin, prestation }],
  )
}

// Lines that share the minutes as before stay, with the version of the rules that made them.
async function ecrireLesParts(
  tx: Tx,
  parts: readonly Part[],
  connues: readonly Ligne<'repartition'>[],
): Promise<void> {
  const voulues = Map.groupBy(parts, ({ interventionId }) => interventionId)
  const anciennes = Map.groupBy(connues, ({ intervention_id }) => intervention_id)
  const changees = [...new Set([...voulues.keys(), ...anciennes.keys()])].filter(
    (id) => !pareilles(voulues.get(id) ?? [], anciennes.get(id) ?? []),
  )
  const lignes = changees.flatMap((id) => (voulues.get(id) ?? []).map(enLigne))
  await remplacerLesParts(tx, changees, lignes)
}

function pareilles(voulues: readonly Part[], anciennes: readonly Ligne<'repartition'>[]): boolean {
  return (
    voulues.length === anciennes.length &&
    voulues.every((part, ordre) => {
      const ancienne = anciennes[ordre]
      return (
        ancienne?.prise_en_charge_id === part.priseEnChargeId &&
        ancienne.minutes === part.minutes &&
        ancienne.jour === part.jour &&
        ancienne.prestation === part.prestation
      )
    })
  )
}

function enLigne(part: Part, ordre: number): Ligne<'repartition'> {
  return {
    intervention_id: part.interventionId,
    ordre,
    jour: part.jour,
    prestation: part.prestation,
    prise_en_charge_id: part.priseEnChargeId,
    minutes: part.minutes,
    regles: VERSION_DES_REGLES,
  }
}
