import { sql } from 'kysely'
import type { Db } from './index.ts'
import type { Ligne } from './schema.ts'

/** The planned visits that begin between two instants (ms UTC), on days from `jour` on. */
export async function visitesCommencees(
  db: Db,
  jour: string,
  du: number,
  au: number,
): Promise<Ligne<'visite'>[]> {
  return db
    .selectFrom('visite')
    .selectAll()
    .where('jour', '>=', jour)
    .where('jour', '<=', sql<string>`date(${Math.ceil(au / 1000)}, 'unixepoch', '+1 day')`)
    .where('debut', '>', du)
    .where('debut', '<=', au)
    .execute()
}

/** The interventions without departure of the days from `jour` on, each with the ends planned for the pair that day. */
export async function departsAttendus(db: Db, jour: string) {
  const { rows } = await sql<{
    beneficiaire_id: number
    intervenant_id: number
    jour: string
    debut: number
    fin: number | null
  }>`select i.beneficiaire_id, i.intervenant_id, i.jour, i.debut, v.fin
    from intervention i left join visite v
      on v.beneficiaire_id = i.beneficiaire_id and v.intervenant_id = i.intervenant_id and v.jour = i.jour
    where i.jour >= ${jour} and i.fin is null and i.supprimee_le is null`.execute(db)
  return rows
}
