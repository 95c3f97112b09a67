import type { Prise } from '../domain/regles/prises.ts'
import type { Db } from './index.ts'

/** The prises en charge of a beneficiaire, of all times, as the rules see them. */
export async function prisesDuBeneficiaire(db: Db, beneficiaireId: number): Promise<Prise[]> {
  const lignes = await db
    .selectFrom('prise_en_charge as p')
    .innerJoin('financeur as f', 'f.id', 'p.financeur_id')
    .select(['p.id', 'p.financeur_id', 'p.prestation', 'p.date_debut', 'p.date_fin', 'p.minutes_maximum'])
    .select(['p.periode', 'p.rang', 'f.abattement_couple'])
    .where('p.beneficiaire_id', '=', beneficiaireId)
    .execute()
  return lignes.map((p) => ({
    id: p.id,
    financeurId: p.financeur_id,
    prestation: p.prestation,
    du: p.date_debut,
    au: p.date_fin,
    minutesMaximum: p.minutes_maximum,
    periode: p.periode,
    rang: p.rang,
    abattementCouple: p.abattement_couple === 1,
  }))
}

/**
 * The days (included; null: until changed) when somebody else of the same home has a prise en charge of a funder that
 * authorises less to those who live together.
 */
export async function prisesDuCouple(
  db: Db,
  beneficiaireId: number,
): Promise<{ du: string; au: string | null }[]> {
  return db
    .selectFrom('beneficiaire as moi')
    .innerJoin('beneficiaire as autre', 'autre.foyer', 'moi.foyer')
    .innerJoin('prise_en_charge as p', 'p.beneficiaire_id', 'autre.id')
    .innerJoin('financeur as f', 'f.id', 'p.financeur_id')
    .select(['p.date_debut as du', 'p.date_fin as au'])
    .where('moi.id', '=', beneficiaireId)
    .whereRef('autre.id', '<>', 'moi.id')
    .where('f.abattement_couple', '=', 1)
    .execute()
}
