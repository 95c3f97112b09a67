import { sql } from 'kysely'
import type { Db, Tx } from './index.ts'
import type { Base, Nouveau } from './schema.ts'

const LOT = 5000

/** Inserts many rows of the same columns quickly, `LOT` a statement: one JSON parameter instead of thousands. */
export async function ajouterEnMasse<T extends keyof Base>(
  db: Db,
  table: T,
  lignes: readonly Nouveau<T>[],
): Promise<void> {
  const [premiere] = lignes
  if (premiere === undefined) return
  const colonnes = Object.keys(premiere) as (keyof Nouveau<T> & string)[]
  const cibles = sql.join(colonnes.map((colonne) => sql.ref(colonne)))
  const valeurs = sql.join(colonnes.map((_, i) => sql`ligne ->> ${sql.lit(i)}`))
  for (let debut = 0; debut < lignes.length; debut += LOT) {
    const lot = lignes.slice(debut, debut + LOT).map((ligne) => colonnes.map((c) => ligne[c]))
    // Each row is parsed once (jsonb), and `limit -1 offset 0` keeps the engine from parsing it again a column.
    await sql`insert into ${sql.table(table)} (${cibles})
      select ${valeurs} from (select jsonb(value) as ligne from json_each(${JSON.stringify(lot)}) limit -1 offset 0)`.execute(
      db,
    )
  }
}

/**
 * Runs `action` with these tables bare of their indexes, which are made again at the end: millions of rows go in
 * sorted once instead of searched one by one. Uniqueness declared in the table itself is still kept.
 */
export async function sansIndex<T>(
  tx: Tx,
  tables: readonly (keyof Base)[],
  action: () => Promise<T>,
): Promise<T> {
  const { rows: index } = await sql<{ name: string; sql: string }>`
    select name, sql from sqlite_master
    where type = 'index' and sql is not null and tbl_name in (${sql.join(tables)})`.execute(tx)
  for (const { name } of index) await sql`drop index ${sql.ref(name)}`.execute(tx)
  const resultat = await action()
  for (const { sql: definition } of index) await sql.raw(definition).execute(tx)
  return resultat
}
