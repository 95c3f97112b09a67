import { sql, type Expression, type SqlBool } from 'kysely'
import type { Portee } from '../domain/regles/portee.ts'

/** The condition "this row is within the scope", `colonne` being its antenne. A row of no antenne is headquarters'. */
export function dansLaPortee(colonne: string, portee: Portee): Expression<SqlBool> {
  if (portee === 'toutes') return sql<SqlBool>`1 = 1`
  if (portee.length === 0) return sql<SqlBool>`1 = 0`
  return sql<SqlBool>`${sql.ref(colonne)} in (${sql.join(portee)})`
}
