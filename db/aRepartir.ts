import { sql } from 'kysely'
import type { Part } from '../domain/regles/repartition.ts'
import type { Db, Tx } from './index.ts'
import { ajouterEnMasse } from './masse.ts'
import type { Ligne } from './schema.ts'

/** The interventions of a beneficiaire from the day `depuis` on, deleted ones too. */
export async function interventionsARepartir(db: Db, beneficiaireId: number, depuis: string) {
  return db
    .selectFrom('intervention')
    .select(['id', 'beneficiaire_id', 'intervenant_id', 'jour', 'debut', 'fin', 'prestation'])
    .select(['minutes_complementaires', 'retenu_min', 'supprimee_le'])
    .where('beneficiaire_id', '=', beneficiaireId)
    .where('jour', '>=', depuis)
    .execute()
}

/** The planned visits of a beneficiaire from the day `depuis` on. */
export async function visitesARapprocher(
  db: Db,
  beneficiaireId: number,
  depuis: string,
): Promise<Ligne<'visite'>[]> {
  return db
    .selectFrom('visite')
    .selectAll()
    .where('beneficiaire_id', '=', beneficiaireId)
    .where('jour', '>=', depuis)
    .execute()
}

/** The lines of the interventions of a beneficiaire from the day `depuis` on, in the order they were allocated. */
export async function partsConnues(
  db: Db,
  beneficiaireId: number,
  depuis: string,
): Promise<Ligne<'repartition'>[]> {
  return parts(db, beneficiaireId, depuis).orderBy('r.intervention_id').orderBy('r.ordre').execute()
}

/** The lines of the earlier interventions, those from the day `depuis` to the day before `avant`. */
export async function partsAcquises(
  db: Db,
  beneficiaireId: number,
  depuis: string,
  avant: string,
): Promise<Part[]> {
  const lignes = await parts(db, beneficiaireId, depuis).where('i.jour', '<', avant).execute()
  return lignes.map((l) => ({
    interventionId: l.intervention_id,
    jour: l.jour,
    prestation: l.prestation,
    priseEnChargeId: l.prise_en_charge_id,
    minutes: l.minutes,
  }))
}

function parts(db: Db, beneficiaireId: number, depuis: string) {
  return db
    .selectFrom('intervention as i')
    .innerJoin('repartition as r', 'r.intervention_id', 'i.id')
    .selectAll('r')
    .where('i.beneficiaire_id', '=', beneficiaireId)
    .where('i.jour', '>=', depuis)
}

/** Writes the retained minutes of some interventions; their version does not move, nobody changed them. */
export async function ecrireLesRetenus(
  tx: Tx,
  retenus: readonly { id: number; retenuMin: number | null }[],
): Promise<void> {
  if (retenus.length === 0) return
  const lignes = JSON.stringify(retenus.map(({ id, retenuMin }) => [id, retenuMin]))
  await sql`update intervention set retenu_min = l.value ->> 1
    from json_each(${lignes}) as l where intervention.id = l.value ->> 0`.execute(tx)
}

/** Replaces the lines of some interventions. */
export async function remplacerLesParts(
  tx: Tx,
  interventionIds: readonly number[],
  lignes: readonly Ligne<'repartition'>[],
): Promise<void> {
  if (interventionIds.length === 0) return
  await sql`delete from repartition
    where intervention_id in (select value from json_each(${JSON.stringify(interventionIds)}))`.execute(tx)
  await ajouterEnMasse(tx, 'repartition', lignes)
}
