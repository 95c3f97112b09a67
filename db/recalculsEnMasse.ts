import { sql } from 'kysely'
import type { Db, Tx } from './index.ts'

// By home, so that the indices (beneficiaire, day) serve: alone, the day would walk the planning of every year.
function joursDesDossiers(du: string, au: string, financeurId: number | undefined) {
  const dossiers =
    financeurId === undefined
      ? sql`select id from beneficiaire`
      : sql`select beneficiaire_id from prise_en_charge where financeur_id = ${financeurId}
          union select autre.id from prise_en_charge p
          join beneficiaire b on b.id = p.beneficiaire_id
          join beneficiaire autre on autre.foyer = b.foyer
          where p.financeur_id = ${financeurId}`
  return sql`select beneficiaire_id, jour from intervention
      where beneficiaire_id in (${dossiers}) and jour between ${du} and ${au}
    union select beneficiaire_id, jour from visite
      where beneficiaire_id in (${dossiers}) and jour between ${du} and ${au}`
}

/**
 * Marks, home after home (each is then allocated once a batch), each day with an intervention or a planned visit from `du` to `au` to be computed again: of every beneficiaire,
 * or of those this funder pays for and who live with them.
 */
export async function marquerLesJours(tx: Tx, du: string, au: string, financeurId?: number): Promise<void> {
  await sql`insert into recalcul (beneficiaire_id, intervenant_id, jour)
    select beneficiaire_id, null, jour from (${joursDesDossiers(du, au, financeurId)})
    order by beneficiaire_id, jour`.execute(tx)
}

/** How many such days there are. */
export async function nombreDeJours(db: Db, du: string, au: string, financeurId?: number): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*) as n from (${joursDesDossiers(du, au, financeurId)})`.execute(db)
  return rows[0]?.n ?? 0
}
