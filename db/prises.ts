import type { Couverte } from '../domain/regles/plafonds.ts'
import type { Portee } from '../domain/regles/portee.ts'
import type { Prise } from '../domain/regles/prises.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'

/** A prise en charge with what a page shows of it. */
export interface PriseVue extends Prise {
  numeroPec: string
  financeurCode: string
  financeurLibelle: string
}

/** The prises en charge of a beneficiaire, of all times, as the rules see them. */
export async function prisesDuBeneficiaire(db: Db, beneficiaireId: number): Promise<Prise[]> {
  return (await lues(db, beneficiaireId).execute()).map(enPrise)
}

/** The same with their names, by rank then by date; empty for a beneficiaire out of the scope. */
export async function prisesVues(db: Db, portee: Portee, beneficiaireId: number): Promise<PriseVue[]> {
  const lignes = await lues(db, beneficiaireId)
    .innerJoin('beneficiaire as b', 'b.id', 'p.beneficiaire_id')
    .where(dansLaPortee('b.antenne_id', portee))
    .select(['p.numero_pec', 'f.code', 'f.libelle'])
    .orderBy('p.rang')
    .orderBy('p.date_debut')
    .orderBy('p.id')
    .execute()
  return lignes.map((p) => ({
    ...enPrise(p),
    numeroPec: p.numero_pec,
    financeurCode: p.code,
    financeurLibelle: p.libelle,
  }))
}

type Lue = Awaited<ReturnType<ReturnType<typeof lues>['execute']>>[number]

function lues(db: Db, beneficiaireId: number) {
  return db
    .selectFrom('prise_en_charge as p')
    .innerJoin('financeur as f', 'f.id', 'p.financeur_id')
    .select(['p.id', 'p.financeur_id', 'p.prestation', 'p.date_debut', 'p.date_fin', 'p.minutes_maximum'])
    .select(['p.periode', 'p.rang', 'f.abattement_couple'])
    .where('p.beneficiaire_id', '=', beneficiaireId)
}

function enPrise(p: Lue): Prise {
  return {
    id: p.id,
    financeurId: p.financeur_id,
    prestation: p.prestation,
    du: p.date_debut,
    au: p.date_fin,
    minutesMaximum: p.minutes_maximum,
    periode: p.periode,
    rang: p.rang,
    abattementCouple: p.abattement_couple === 1,
  }
}

/**
 * The days (included; null: until changed) when somebody else of the same home has a prise en charge of a funder that
 * authorises less to those who live together.
 */
export async function prisesDuCouple(db: Db, beneficiaireId: number): Promise<Couverte[]> {
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
