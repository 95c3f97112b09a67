import type { Db } from './index.ts'
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

/** Stamps drawn from the appel numbered `uniqueid`. */
export async function pointagesDeLAppel(db: Db, uniqueids: readonly string[]): Promise<Ligne<'pointage'>[]> {
  return db
    .selectFrom('pointage')
    .innerJoin('appel', 'appel.id', 'pointage.appel_id')
    .selectAll('pointage')
    .where('appel.uniqueid', 'in', uniqueids)
    .execute()
}

export async function ajouterPointage(db: Db, pointage: Nouveau<'pointage'>): Promise<void> {
  await db.insertInto('pointage').values(pointage).execute()
}
