import { sql } from 'kysely'
import type { Db } from './index.ts'
import type { Ligne } from './schema.ts'

/** What to call a prestation from its code; the code itself while nobody named it, nothing for none. */
export async function libellesDesPrestations(db: Db): Promise<(code: string | null) => string> {
  const lignes = await db.selectFrom('prestation').selectAll().execute()
  const noms = new Map(lignes.map(({ code, libelle }) => [code, libelle]))
  return (code) => (code === null ? '' : (noms.get(code) ?? code))
}

export interface PrestationVue {
  code: string
  /** Empty: a code came from a feed and nobody named it. */
  libelle: string
  prisesEnCharge: number
}

/** Every prestation named, or brought by a prise en charge or a planned visit since `depuis`, by code. */
export async function prestationsVues(db: Db, depuis: string): Promise<PrestationVue[]> {
  const { rows } = await sql<PrestationVue>`
    with vue as (
      select prestation as code, count(*) as n from prise_en_charge where prestation <> '' group by prestation
      union all select distinct prestation, 0 from visite where jour >= ${depuis} and prestation <> ''
      union all select code, 0 from prestation)
    select vue.code as code, coalesce(p.libelle, '') as libelle, sum(vue.n) as "prisesEnCharge"
    from vue left join prestation p on p.code = vue.code group by vue.code order by vue.code`.execute(db)
  return rows
}

export async function lignePrestation(db: Db, code: string): Promise<Ligne<'prestation'> | undefined> {
  return db.selectFrom('prestation').selectAll().where('code', '=', code).executeTakeFirst()
}
