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

/** Stamps without the call they should be drawn from, or drawn from a call that stamped nothing. */
export async function pointagesSansAppel(db: Db): Promise<string[]> {
  const lignes = await db
    .selectFrom('pointage')
    .leftJoin('appel', 'appel.id', 'pointage.appel_id')
    .select('pointage.id')
    .where('pointage.origine', '!=', 'manuel')
    .where((eb) => eb.or([eb('appel.id', 'is', null), eb('appel.resultat', 'not in', POINTANT)]))
    .limit(MONTREES)
    .execute()
  return lignes.map(({ id }) => `pointage ${id}`)
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

/** Interventions a person has corrected: the pairing no longer tells them. */
export async function interventionsRevues(db: Db): Promise<Set<number>> {
  const lignes = await db.selectFrom('revision').select('intervention_id').distinct().execute()
  return new Set(lignes.map(({ intervention_id }) => intervention_id))
}
