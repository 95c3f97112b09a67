import { sql } from 'kysely'
import type { Db } from './index.ts'

const MONTREES = 20

/** Interventions whose parts do not sum to their retained minutes. */
export async function partsQuiNeFontPasLeTout(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: number; retenu: number; parts: number }>`
    select i.id, coalesce(i.retenu_min, 0) as retenu, coalesce(sum(r.minutes), 0) as parts
    from intervention i left join repartition r on r.intervention_id = i.id
    group by i.id having parts <> retenu limit ${sql.lit(MONTREES)}`.execute(db)
  return rows.map(
    ({ id, retenu, parts }) => `intervention ${id} : ${retenu} minutes retenues, ${parts} réparties`,
  )
}

/** Parts paid by a prise en charge of somebody else, of another prestation, or that does not cover the day. */
export async function partsMalAttribuees(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: number; ordre: number }>`
    select r.intervention_id as id, r.ordre
    from repartition r join intervention i on i.id = r.intervention_id
      join prise_en_charge p on p.id = r.prise_en_charge_id
    where (p.beneficiaire_id <> i.beneficiaire_id or p.prestation <> r.prestation
        or r.jour < p.date_debut or r.jour > p.date_fin)
      and not exists (select 1 from recalcul m where m.beneficiaire_id = i.beneficiaire_id)
    limit ${sql.lit(MONTREES)}`.execute(db)
  return rows.map(({ id, ordre }) => `intervention ${id}, part ${ordre}`)
}
