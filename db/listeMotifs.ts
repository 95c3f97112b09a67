import type { Db } from './index.ts'
import type { Ligne } from './schema.ts'

export type MotifEtUsage = Ligne<'motif'> & { usages: number }

/** Every motif there is or was, with how many corrections name it; those still offered first. */
export async function motifsEtUsages(db: Db): Promise<MotifEtUsage[]> {
  const motifs = await db.selectFrom('motif').selectAll().orderBy('libelle').orderBy('du').execute()
  const usages = await db
    .selectFrom('revision')
    .select((eb) => ['motif_id', eb.fn.countAll<number>().as('n')])
    .groupBy('motif_id')
    .execute()
  const nombres = new Map(usages.map(({ motif_id, n }) => [motif_id, n]))
  return motifs.map((motif) => ({ ...motif, usages: nombres.get(motif.id) ?? 0 }))
}

export async function ligneMotif(db: Db, id: number): Promise<Ligne<'motif'> | undefined> {
  return db.selectFrom('motif').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The motifs of a family that hold on some day from `jour` on. */
export async function motifsAPartirDe(db: Db, famille: string, jour: string): Promise<Ligne<'motif'>[]> {
  const motifs = await db
    .selectFrom('motif')
    .selectAll()
    .where('famille', '=', famille as Ligne<'motif'>['famille'])
    .execute()
  return motifs.filter(({ au }) => au === null || au >= jour)
}
