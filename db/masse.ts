import { sql } from 'kysely'
import type { Db } from './index.ts'
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
  const valeurs = sql.join(colonnes.map((_, i) => sql`value ->> ${sql.lit(i)}`))
  for (let debut = 0; debut < lignes.length; debut += LOT) {
    const lot = lignes.slice(debut, debut + LOT).map((ligne) => colonnes.map((c) => ligne[c]))
    await sql`insert into ${sql.table(table)} (${cibles}) select ${valeurs} from json_each(${JSON.stringify(lot)})`.execute(
      db,
    )
  }
}
