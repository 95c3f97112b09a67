import type { Db } from './index.ts'
import type { Ligne } from './schema.ts'

export interface FinanceurEtPrises extends Ligne<'financeur'> {
  prises: number
  /** Those in force on the day asked for. */
  enCours: number
}

/** Every funder, by name. */
export async function financeursParNom(db: Db): Promise<Ligne<'financeur'>[]> {
  return db.selectFrom('financeur').selectAll().orderBy('libelle').execute()
}

/** The same, with how many prises en charge each has: counted in one reading of them all. */
export async function financeursEtPrises(db: Db, jour: string): Promise<FinanceurEtPrises[]> {
  const comptes = await db
    .selectFrom('prise_en_charge')
    .select((eb) => [
      'financeur_id',
      eb.fn.countAll<number>().as('prises'),
      eb.fn
        .countAll<number>()
        .filterWhere('date_debut', '<=', jour)
        .filterWhere((ou) => ou.or([ou('date_fin', 'is', null), ou('date_fin', '>=', jour)]))
        .as('enCours'),
    ])
    .groupBy('financeur_id')
    .execute()
  const parFinanceur = new Map(comptes.map((compte) => [compte.financeur_id, compte]))
  return (await financeursParNom(db)).map((financeur) => {
    const { prises = 0, enCours = 0 } = parFinanceur.get(financeur.id) ?? {}
    return { ...financeur, prises, enCours }
  })
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
