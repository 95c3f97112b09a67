import type { Db } from './index.ts'
import type { Ligne } from './schema.ts'

export interface FinanceurEtPrises extends Ligne<'financeur'> {
  prises: number
  /** Those in force on the day asked for. */
  enCours: number
}

/** Every funder, by name, with how many prises en charge it has. */
export async function financeursEtPrises(db: Db, jour: string): Promise<FinanceurEtPrises[]> {
  return db
    .selectFrom('financeur as f')
    .leftJoin('prise_en_charge as p', 'p.financeur_id', 'f.id')
    .selectAll('f')
    .select((eb) => [
      eb.fn.count<number>('p.id').as('prises'),
      eb.fn
        .count<number>('p.id')
        .filterWhere('p.date_debut', '<=', jour)
        .filterWhere((ou) => ou.or([ou('p.date_fin', 'is', null), ou('p.date_fin', '>=', jour)]))
        .as('enCours'),
    ])
    .groupBy('f.id')
    .orderBy('f.libelle')
    .execute()
}

export async function ligneFinanceur(db: Db, id: number): Promise<Ligne<'financeur'> | undefined> {
  return db.selectFrom('financeur').selectAll().where('id', '=', id).executeTakeFirst()
}

/** First day of the oldest prise en charge of a funder; undefined when it has none. */
export async function premiereJourneeDe(db: Db, id: number): Promise<string | undefined> {
  const premiere = await db
    .selectFrom('prise_en_charge')
    .select('date_debut')
    .where('financeur_id', '=', id)
    .orderBy('date_debut')
    .limit(1)
    .executeTakeFirst()
  return premiere?.date_debut
}
