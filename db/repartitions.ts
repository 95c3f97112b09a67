import { sql } from 'kysely'
import type { Plage } from '../domain/regles/periodes.ts'
import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'

// A visit of an earlier day may have minutes after midnight; none lasts so long.
const MARGE_JOURS = 7

/** A share of an intervention's retained minutes; without a prise en charge, at taux plein. */
export type PartVue = Awaited<ReturnType<typeof repartitionDeLIntervention>>[number]

/**
 * How the retained minutes of an intervention are shared between funders, in the order they were allocated. Empty when
 * nothing is retained, and for a number out of the scope.
 */
export async function repartitionDeLIntervention(db: Db, portee: Portee, id: number) {
  return db
    .selectFrom('repartition as r')
    .innerJoin('intervention as i', 'i.id', 'r.intervention_id')
    .leftJoin('prise_en_charge as p', 'p.id', 'r.prise_en_charge_id')
    .leftJoin('financeur as f', 'f.id', 'p.financeur_id')
    .where('r.intervention_id', '=', id)
    .where(dansLaPortee('i.antenne_id', portee))
    .select(['r.ordre', 'r.jour', 'r.prestation', 'r.minutes', 'r.regles', 'r.prise_en_charge_id'])
    .select(['p.numero_pec', 'p.rang', 'f.id as financeur_id', 'f.code as financeur_code'])
    .select('f.libelle as financeur_libelle')
    .orderBy('r.ordre')
    .execute()
}

/** A line of pre-billing: the minutes a carer did at a home for a funder (null: taux plein) and a prestation. */
export type LignePrefacturation = Awaited<ReturnType<typeof prefacturation>>[number]

/** The pre-billing of a month (`AAAA-MM`) within the scope, per beneficiaire, funder, carer and prestation. */
export async function prefacturation(db: Db, portee: Portee, mois: string) {
  return db
    .selectFrom('repartition as r')
    .innerJoin('intervention as i', 'i.id', 'r.intervention_id')
    .innerJoin('beneficiaire as b', 'b.id', 'i.beneficiaire_id')
    .innerJoin('intervenant as a', 'a.id', 'i.intervenant_id')
    .leftJoin('prise_en_charge as p', 'p.id', 'r.prise_en_charge_id')
    .leftJoin('financeur as f', 'f.id', 'p.financeur_id')
    .where(dansLaPortee('i.antenne_id', portee))
    .where('i.jour', '>=', sql<string>`date(${`${mois}-01`}, ${`-${MARGE_JOURS} days`})`)
    .where('i.jour', '<=', `${mois}-31`)
    .where('r.jour', '>=', `${mois}-01`)
    .where('r.jour', '<=', `${mois}-31`)
    .select(['b.id as beneficiaire_id', 'b.identifiant as beneficiaire_identifiant'])
    .select(['b.nom as beneficiaire_nom', 'b.prenom as beneficiaire_prenom'])
    .select(['a.id as intervenant_id', 'a.identifiant as intervenant_identifiant'])
    .select(['a.nom as intervenant_nom', 'a.prenom as intervenant_prenom'])
    .select(['f.id as financeur_id', 'f.code as financeur_code', 'f.libelle as financeur_libelle'])
    .select(['r.prestation', (eb) => eb.fn.sum<number>('r.minutes').as('minutes')])
    .groupBy(['b.id', 'f.id', 'a.id', 'r.prestation'])
    .orderBy('b.nom')
    .orderBy('b.prenom')
    .orderBy('b.id')
    .orderBy('f.code')
    .orderBy('a.nom')
    .orderBy('a.id')
    .execute()
}

/** The minutes each prise en charge of a beneficiaire paid, by Paris day, between two days included. */
export async function minutesParJour(
  db: Db,
  beneficiaireId: number,
  { du, au }: Plage,
): Promise<{ priseEnChargeId: number; jour: string; minutes: number }[]> {
  return db
    .selectFrom('intervention as i')
    .innerJoin('repartition as r', 'r.intervention_id', 'i.id')
    .where('i.beneficiaire_id', '=', beneficiaireId)
    .where('i.jour', '>=', sql<string>`date(${du}, ${`-${MARGE_JOURS} days`})`)
    .where('i.jour', '<=', au)
    .where('r.jour', '>=', du)
    .where('r.jour', '<=', au)
    .where('r.prise_en_charge_id', 'is not', null)
    .select((eb) => eb.ref('r.prise_en_charge_id').$notNull().as('priseEnChargeId'))
    .select(['r.jour', (eb) => eb.fn.sum<number>('r.minutes').as('minutes')])
    .groupBy(['r.prise_en_charge_id', 'r.jour'])
    .execute()
}
