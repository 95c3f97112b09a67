import { sql } from 'kysely'
import type { Db } from './index.ts'

/** The prestations to offer for a home: those of its prises en charge first, then every one that has a name. */
export async function prestationsProposees(
  db: Db,
  beneficiaireId: number | null,
): Promise<{ code: string; libelle: string }[]> {
  const { rows } = await sql<{ code: string; libelle: string }>`
    select code, coalesce(p.libelle, '') as libelle
    from (select prestation as code, 0 as rang from prise_en_charge
          where beneficiaire_id = ${beneficiaireId} and prestation <> ''
          union all select code, 1 from prestation)
    left join prestation p using (code) group by code order by min(rang), code`.execute(db)
  return rows
}
