import { sql } from 'kysely'
import type { Db, Tx } from './index.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** Stamps of one carer at one home between two instants, both included. */
export async function pointagesEntre(
  db: Db,
  intervenantId: number,
  beneficiaireId: number,
  du: number,
  au: number,
): Promise<Ligne<'pointage'>[]> {
  return db
    .selectFrom('pointage')
    .selectAll()
    .where('intervenant_id', '=', intervenantId)
    .where('beneficiaire_id', '=', beneficiaireId)
    .where('instant', '>=', du)
    .where('instant', '<=', au)
    .orderBy('instant')
    .execute()
}

/** The arrivals that corrected interventions of this pair hold, whoever stamped them, between two instants included. */
export async function arriveesCorrigees(
  db: Db,
  intervenantId: number,
  beneficiaireId: number,
  du: number,
  au: number,
): Promise<Ligne<'pointage'>[]> {
  return (
    db
      .selectFrom('intervention as i')
      .innerJoin('pointage', 'pointage.id', 'i.arrivee_id')
      .selectAll('pointage')
      .where('i.intervenant_id', '=', intervenantId)
      .where('i.beneficiaire_id', '=', beneficiaireId)
      // Said in full, so that the index of the corrected ones serves.
      .where('i.corrigee', '=', sql.lit(1 as const))
      .where('i.supprimee_le', 'is', null)
      .where('i.debut_brut', '>=', du)
      .where('i.debut_brut', '<=', au)
      .orderBy('pointage.instant')
      .execute()
  )
}

/** Stamps drawn from the appel numbered `uniqueid`. */
export async function pointagesDeLAppel(db: Db, uniqueids: readonly string[]): Promise<Ligne<'pointage'>[]> {
  return db
    .selectFrom('pointage')
    .innerJoin('appel', 'appel.id', 'pointage.appel_id')
    .selectAll('pointage')
    .where('appel.uniqueid', 'in', uniqueids)
    .execute()
}

/** Adds a stamp and returns its id. */
export async function ajouterPointage(db: Db, pointage: Nouveau<'pointage'>): Promise<number> {
  const { id } = await db.insertInto('pointage').values(pointage).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Stamps drawn from these calls. */
export async function pointagesDesAppels(db: Db, appelIds: readonly number[]): Promise<Ligne<'pointage'>[]> {
  if (appelIds.length === 0) return []
  return db.selectFrom('pointage').selectAll().where('appel_id', 'in', appelIds).execute()
}

/** Takes away a stamp that no intervention holds. */
export async function retirerPointage(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('pointage').where('id', '=', id).execute()
}

/** The stamps of these numbers. */
export async function pointagesParId(db: Db, ids: readonly number[]): Promise<Ligne<'pointage'>[]> {
  if (ids.length === 0) return []
  return db.selectFrom('pointage').selectAll().where('id', 'in', ids).execute()
}
