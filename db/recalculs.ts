import { sql } from 'kysely'
import type { Db, Tx } from './index.ts'
import type { Ligne } from './schema.ts'

/** What is to be judged and computed again: a home, a day, and the carer concerned when one is. */
export interface Marque {
  beneficiaireId: number
  intervenantId: number | null
  /** Paris day. */
  jour: string
}

/** Notes what changed, for jobs to compute: a plain insert, so that a call is not held up. */
export async function marquer(tx: Tx, marques: readonly Marque[]): Promise<void> {
  if (marques.length === 0) return
  await tx
    .insertInto('recalcul')
    .values(
      marques.map(({ beneficiaireId, intervenantId, jour }) => ({
        beneficiaire_id: beneficiaireId,
        intervenant_id: intervenantId,
        jour,
      })),
    )
    .execute()
}

/** The latest marks: what a call has just changed goes before what a setting of last year has, at most `limite`. */
export async function marquesEnAttente(db: Db, limite: number): Promise<Ligne<'recalcul'>[]> {
  return db.selectFrom('recalcul').selectAll().orderBy('id', 'desc').limit(limite).execute()
}

/** Takes away the marks that were computed. */
export async function retirerMarques(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('recalcul').where('id', 'in', ids).execute()
}

/** A home and the days, both included, on which something it is judged by has changed. */
export interface Periode {
  beneficiaireId: number
  du: string
  au: string
}

/** Marks the days of these periods with an intervention or a planned visit, at these homes and of who lives with them. */
export async function marquerPeriodes(tx: Tx, periodes: readonly Periode[]): Promise<void> {
  if (periodes.length === 0) return
  const maisons = sql`select autre.id, p.value ->> 'du' as du, p.value ->> 'au' as au
    from json_each(${JSON.stringify(periodes)}) p join beneficiaire b on b.id = p.value ->> 'beneficiaireId'
    join beneficiaire autre on autre.id = b.id or autre.foyer = b.foyer`
  await sql`insert into recalcul (beneficiaire_id, intervenant_id, jour)
    select i.beneficiaire_id, null, i.jour from (${maisons}) m
      join intervention i on i.beneficiaire_id = m.id and i.jour between m.du and m.au
    union select v.beneficiaire_id, null, v.jour from (${maisons}) m
      join visite v on v.beneficiaire_id = m.id and v.jour between m.du and m.au`.execute(tx)
}
