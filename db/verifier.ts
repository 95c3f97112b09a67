import { sql } from 'kysely'
import type { Db } from './index.ts'

const MONTREES = 20

/** What SQLite itself finds wrong; empty when the file is whole. */
export async function fautesDuFichier(db: Db): Promise<string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db)
  return rows.map((ligne) => ligne.integrity_check).filter((texte) => texte !== 'ok')
}

/** Rows that point at nothing. */
export async function liensRompus(db: Db): Promise<string[]> {
  const { rows } = await sql<{
    table: string
    rowid: number
    parent: string
  }>`pragma foreign_key_check`.execute(db)
  return rows.slice(0, MONTREES).map((l) => `${l.table} ${l.rowid} désigne un ${l.parent} absent`)
}

const POINTANT = ['arrivee', 'depart', 'repetition'] as const

/** Calls told "enregistré" that left no stamp. */
export async function appelsSansPointage(db: Db): Promise<string[]> {
  const lignes = await db
    .selectFrom('appel')
    .leftJoin('pointage', 'pointage.appel_id', 'appel.id')
    .select(['appel.id', 'appel.uniqueid'])
    .where('appel.resultat', 'in', POINTANT)
    .where('pointage.id', 'is', null)
    .limit(MONTREES)
    .execute()
  return lignes.map(({ id, uniqueid }) => `appel ${id} (${uniqueid})`)
}

/** Stamps without the call they should be drawn from, or drawn from a call that stamped nothing and nobody linked. */
export async function pointagesSansAppel(db: Db): Promise<string[]> {
  const lignes = await db
    .selectFrom('pointage')
    .leftJoin('appel', 'appel.id', 'pointage.appel_id')
    .leftJoin('appel_traite as t', 't.appel_id', 'appel.id')
    .select('pointage.id')
    .where('pointage.origine', '!=', 'manuel')
    .where((eb) =>
      eb.or([
        eb('appel.id', 'is', null),
        eb.and([
          eb('appel.resultat', 'not in', POINTANT),
          eb.or([eb('t.sort', 'is', null), eb('t.sort', '!=', 'rattache')]),
        ]),
      ]),
    )
    .limit(MONTREES)
    .execute()
  return lignes.map(({ id }) => `pointage ${id}`)
}

/** Linked calls that left no stamp. */
export async function rattachesSansPointage(db: Db): Promise<string[]> {
  const lignes = await db
    .selectFrom('appel_traite as t')
    .leftJoin('pointage', 'pointage.appel_id', 't.appel_id')
    .select('t.appel_id')
    .where('t.sort', '=', 'rattache')
    .where('pointage.id', 'is', null)
    .limit(MONTREES)
    .execute()
  return lignes.map(({ appel_id }) => `appel ${appel_id}`)
}

/** Stamps that are the arrival of one intervention and the departure of another. */
export async function pointagesPartages(db: Db): Promise<string[]> {
  const lignes = await db
    .selectFrom('intervention as a')
    .innerJoin('intervention as d', 'd.depart_id', 'a.arrivee_id')
    .select(['a.arrivee_id', 'a.id', 'd.id as autre'])
    .limit(MONTREES)
    .execute()
  return lignes.map(({ arrivee_id, id, autre }) => `pointage ${arrivee_id} : interventions ${id} et ${autre}`)
}

/** Interventions whose stamped hours are not their stamps', or that changed without a correction. */
export async function heuresSansPointage(db: Db): Promise<string[]> {
  const lignes = await db
    .selectFrom('intervention as i')
    .leftJoin('pointage as a', 'a.id', 'i.arrivee_id')
    .leftJoin('pointage as d', 'd.id', 'i.depart_id')
    .select('i.id')
    .where((eb) =>
      eb.or([
        eb('i.debut_brut', 'is distinct from', eb.ref('a.instant')),
        eb('i.fin_brut', 'is distinct from', eb.ref('d.instant')),
        eb.and([
          eb('i.corrigee', '=', 0),
          eb('i.supprimee_le', 'is', null),
          eb.or([
            eb('i.debut', 'is distinct from', eb.ref('i.debut_brut')),
            eb('i.fin', 'is distinct from', eb.ref('i.fin_brut')),
            eb('i.minutes_complementaires', '!=', 0),
            eb('i.famille', 'is not', null),
          ]),
        ]),
      ]),
    )
    .limit(MONTREES)
    .execute()
  return lignes.map(({ id }) => `intervention ${id}`)
}

/** The stamps of every carer at every home, in order, one at a time, with what the base made of them. */
export function pointagesParCouple(db: Db) {
  return db
    .selectFrom('pointage')
    .leftJoin('intervention as a', 'a.arrivee_id', 'pointage.id')
    .leftJoin('intervention as d', 'd.depart_id', 'pointage.id')
    .select(['pointage.id', 'pointage.intervenant_id', 'pointage.beneficiaire_id'])
    .select(['pointage.instant', 'pointage.sens', 'a.id as arriveeDe', 'd.id as departDe'])
    .select([
      'a.debut_brut as debut',
      'a.depart_id as avecDepart',
      'd.fin_brut as fin',
      'd.arrivee_id as avecArrivee',
    ])
    .orderBy('pointage.intervenant_id')
    .orderBy('pointage.beneficiaire_id')
    .orderBy('pointage.instant')
    .stream()
}

/** The interventions that corrections hold, as their last correction said, and the departure they have now. */
export async function interventionsTenues(db: Db) {
  const { rows } = await sql<{
    id: number
    intervenant_id: number
    beneficiaire_id: number
    arrivee_id: number | null
    depart_id: number | null
    debut_brut: number | null
    fin_brut: number | null
    debut: number | null
    fin: number | null
    supprimee_le: number | null
    departActuel: number | null
  }>`
    select i.id, r.apres ->> 'intervenant_id' as intervenant_id, r.apres ->> 'beneficiaire_id' as beneficiaire_id,
      r.apres ->> 'arrivee_id' as arrivee_id, r.apres ->> 'depart_id' as depart_id,
      r.apres ->> 'debut_brut' as debut_brut, r.apres ->> 'fin_brut' as fin_brut,
      r.apres ->> 'debut' as debut, r.apres ->> 'fin' as fin, r.apres ->> 'supprimee_le' as supprimee_le,
      i.depart_id as departActuel
    from revision r join intervention i on i.id = r.intervention_id
    where r.id in (select max(id) from revision group by intervention_id)
      and (i.corrigee = 1 or i.supprimee_le is not null) and r.apres <> 'null'
      and r.apres ->> 'corrigee' = 1`.execute(db)
  return rows
}

/** Interventions said corrected that no correction tells. */
export async function corrigeesSansRevision(db: Db): Promise<string[]> {
  const lignes = await db
    .selectFrom('intervention as i')
    .leftJoin('revision as r', 'r.intervention_id', 'i.id')
    .select('i.id')
    .where((eb) => eb.or([eb('i.corrigee', '=', 1), eb('i.supprimee_le', 'is not', null)]))
    .where('r.id', 'is', null)
    .limit(MONTREES)
    .execute()
  return lignes.map(({ id }) => `intervention ${id}`)
}

/** Every correction with the intervention as it is now, by intervention then in order, one at a time. */
export function revisionsParIntervention(db: Db) {
  return db
    .selectFrom('revision as r')
    .innerJoin('intervention as i', 'i.id', 'r.intervention_id')
    .selectAll('i')
    .select(['r.id as revision', 'r.avant', 'r.apres'])
    .orderBy('r.intervention_id')
    .orderBy('r.id')
    .stream()
}
