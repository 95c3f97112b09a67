import type { Db } from './index.ts'
import type { Famille, Ligne } from './schema.ts'

/** The motifs in force on `jour` (the day of the intervention), of these families when they are given. */
export async function motifsDuJour(
  db: Db,
  jour: string,
  familles?: readonly Famille[],
): Promise<Ligne<'motif'>[]> {
  let requete = db
    .selectFrom('motif')
    .selectAll()
    .where('du', '<=', jour)
    .where((eb) => eb.or([eb('au', 'is', null), eb('au', '>=', jour)]))
  if (familles !== undefined) requete = requete.where('famille', 'in', familles)
  return requete.orderBy('famille').orderBy('id').execute()
}

/** One motif, whatever its dates. */
export async function motif(db: Db, id: number): Promise<Ligne<'motif'> | undefined> {
  return db.selectFrom('motif').selectAll().where('id', '=', id).executeTakeFirst()
}
