import { absencesEntre } from '../db/absences.ts'
import type { Db } from '../db/index.ts'
import { parametres } from '../db/parametres.ts'
import {
  interventionsAuPlanning,
  visitesAuPlanning,
  type DemandePlanning,
  type InterventionAuPlanning,
  type VisiteAuPlanning,
} from '../db/planning.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { creneaux, type Creneau } from '../domain/regles/planning.ts'
import type { Portee } from '../domain/regles/portee.ts'

export type CreneauVu = Creneau<VisiteAuPlanning, InterventionAuPlanning>

/** What was planned and done, by person asked for: one list each, empty when she has nothing. */
export async function lignesDuPlanning(
  db: Db,
  portee: Portee,
  demande: DemandePlanning,
  maintenant: number,
): Promise<Map<number, CreneauVu[]>> {
  const { par, ids, du, au } = demande
  const parPersonne = new Map<number, CreneauVu[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return parPersonne
  const visites = await visitesAuPlanning(db, portee, demande)
  const interventions = await interventionsAuPlanning(db, portee, demande)
  const foyers = [...new Set(visites.map((visite) => visite.beneficiaire_id))]
  const absences = await absencesEntre(db, portee, foyers, du, au)
  const delais = await parametres(db, jourDe(maintenant))
  const cle = `${par}_id` as const
  const visitesDe = Map.groupBy(visites, (visite) => visite[cle])
  const interventionsDe = Map.groupBy(interventions, (intervention) => intervention[cle])
  for (const id of ids) {
    const siennes = visitesDe.get(id) ?? []
    parPersonne.set(id, creneaux(siennes, interventionsDe.get(id) ?? [], absences, delais, maintenant))
  }
  return parPersonne
}
