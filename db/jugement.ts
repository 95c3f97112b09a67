import { sql } from 'kysely'
import type { Db } from './index.ts'
import type { Ligne } from './schema.ts'

/** A person (a home or a carer) and a Paris day. */
export type PersonneJour = readonly [personneId: number, jour: string]

/** An intervention with what its stamps tell, as the rules judge it. */
export type InterventionAJuger = Pick<
  Ligne<'intervention'>,
  | 'id'
  | 'beneficiaire_id'
  | 'intervenant_id'
  | 'antenne_id'
  | 'jour'
  | 'debut'
  | 'fin'
  | 'groupe'
  | 'prestation'
  | 'arrivee_id'
  | 'depart_id'
> & {
  arrivee_origine: Ligne<'pointage'>['origine'] | null
  depart_origine: Ligne<'pointage'>['origine'] | null
  arrivee_numero: string | null
  depart_numero: string | null
  telephone: string | null
}

const COLONNES = sql`i.id, i.beneficiaire_id, i.intervenant_id, i.antenne_id, i.jour, i.debut, i.fin, i.groupe,
  i.prestation, i.arrivee_id, i.depart_id, a.telephone,
  pa.origine as arrivee_origine, xa.numero as arrivee_numero,
  pd.origine as depart_origine, xd.numero as depart_numero`

// Left joins keep their order: the interventions come first, then their stamps and calls by number.
const JOINTURES = sql`join intervenant a on a.id = i.intervenant_id
  left join pointage pa on pa.id = i.arrivee_id left join appel xa on xa.id = pa.appel_id
  left join pointage pd on pd.id = i.depart_id left join appel xd on xd.id = pd.appel_id`

const cle = (personne: 'beneficiaire' | 'intervenant') => sql.ref(`i.${personne}_id`)

/** The interventions of these homes, or of these carers, on these days; those a person deleted left out. */
export async function interventionsAJuger(
  db: Db,
  personne: 'beneficiaire' | 'intervenant',
  jours: readonly PersonneJour[],
): Promise<InterventionAJuger[]> {
  if (jours.length === 0) return []
  const { rows } = await sql<InterventionAJuger>`select ${COLONNES}
    from json_each(${JSON.stringify(jours)}) m
    cross join intervention i on ${cle(personne)} = m.value ->> 0 and i.jour = m.value ->> 1
    ${JOINTURES} where i.supprimee_le is null`.execute(db)
  return rows
}

/** Every intervention of these days (both included). */
export async function interventionsDesJours(db: Db, du: string, au: string): Promise<InterventionAJuger[]> {
  const { rows } = await sql<InterventionAJuger>`select ${COLONNES} from intervention i ${JOINTURES}
    where i.jour between ${du} and ${au} and i.supprimee_le is null`.execute(db)
  return rows
}

/** The planned visits at these homes, or of these carers, on these days. */
export async function visitesDesJours(
  db: Db,
  personne: 'beneficiaire' | 'intervenant',
  jours: readonly PersonneJour[],
): Promise<Ligne<'visite'>[]> {
  if (jours.length === 0) return []
  const { rows } = await sql<Ligne<'visite'>>`select i.* from json_each(${JSON.stringify(jours)}) m
    cross join visite i on ${cle(personne)} = m.value ->> 0 and i.jour = m.value ->> 1`.execute(db)
  return rows
}

/** What is known of these homes that the rules ask: their antenne, prises en charge and absences. */
export async function dossiersAJuger(db: Db, beneficiaireIds: readonly number[]) {
  const ids = JSON.stringify(beneficiaireIds)
  const antennes = await sql<{ id: number; antenne_id: number }>`
    select id, antenne_id from beneficiaire where id in (select value from json_each(${ids}))`.execute(db)
  const prises = await sql<PriseAJuger>`
    select id, beneficiaire_id, prestation, date_debut as du, date_fin as au, rang from prise_en_charge
    where beneficiaire_id in (select value from json_each(${ids}))`.execute(db)
  const absences = await sql<AbsenceAJuger>`select beneficiaire_id, du, au from absence
    where retire_le is null and beneficiaire_id in (select value from json_each(${ids}))`.execute(db)
  return { antennes: antennes.rows, prises: prises.rows, absences: absences.rows }
}

/** A prise en charge as far as it covers a day and a prestation. */
export type PriseAJuger = Pick<Ligne<'prise_en_charge'>, 'id' | 'beneficiaire_id' | 'prestation' | 'rang'> & {
  du: string
  au: string | null
}
type AbsenceAJuger = Pick<Ligne<'absence'>, 'beneficiaire_id' | 'du' | 'au'>

/** The days on which there is something to judge. */
export async function bornesDesJours(db: Db): Promise<{ du: string; au: string } | undefined> {
  const { rows } = await sql<{
    du: string | null
    au: string | null
  }>`select min(du) as du, max(au) as au from (
    select (select min(jour) from intervention) as du, (select max(jour) from intervention) as au
    union all select (select min(jour) from visite), (select max(jour) from visite))`.execute(db)
  const { du = null, au = null } = rows[0] ?? {}
  return du === null || au === null ? undefined : { du, au }
}

/** Every planned visit of these days (both included). */
export async function visitesEntre(db: Db, du: string, au: string): Promise<Ligne<'visite'>[]> {
  return db.selectFrom('visite').selectAll().where('jour', '>=', du).where('jour', '<=', au).execute()
}

/** Whose interventions these are. */
export async function interventionsParNumero(db: Db, ids: readonly number[]) {
  return db
    .selectFrom('intervention')
    .select(['id', 'jour', 'beneficiaire_id', 'intervenant_id', 'antenne_id'])
    .where('id', 'in', ids)
    .execute()
}

const PERDUS = ['beneficiaire_inconnu', 'code_inconnu', 'sans_saisie', 'raccroche'] as const

/** The calls without a stamp, among these numbers or all, with whether somebody has treated them. */
export async function appelsAJuger(db: Db, ids?: readonly number[]) {
  let requete = db
    .selectFrom('appel as x')
    .leftJoin('appel_traite as t', 't.appel_id', 'x.id')
    .select(['x.id', 'x.instant', 'x.numero', 'x.resultat', 'x.saisies', 'x.antenne_id'])
    .select(['x.beneficiaire_id', 'x.intervenant_id', 't.sort'])
    .where('x.resultat', 'in', PERDUS)
  if (ids !== undefined) requete = requete.where('x.id', 'in', ids)
  return requete.execute()
}

/** Every beneficiaire. */
export async function tousLesDossiers(db: Db): Promise<number[]> {
  const lignes = await db.selectFrom('beneficiaire').select('id').execute()
  return lignes.map(({ id }) => id)
}
