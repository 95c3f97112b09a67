import { sql } from 'kysely'
import type { Db } from './index.ts'

/** These beneficiaires, each with whether the Département helps her, on `jour` or later. */
export async function nouveauxDossiers(db: Db, identifiants: readonly string[], jour: string) {
  const { rows } = await sql<{ id: number; antenne_id: number; aide: 0 | 1 }>`
    select b.id, b.antenne_id, exists (select 1 from prise_en_charge p join financeur f on f.id = p.financeur_id
      where p.beneficiaire_id = b.id and f.genre = 'departement'
        and (p.date_fin is null or p.date_fin >= ${jour})) as aide
    from json_each(${JSON.stringify(identifiants)}) m cross join beneficiaire b on b.identifiant = m.value`.execute(
    db,
  )
  return rows
}
