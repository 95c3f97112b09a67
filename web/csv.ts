import type { Context } from 'hono'
import { stringify } from 'csv-stringify/sync'

/** A column of an export: its heading, and what a row says there. A number stays one; null is an empty cell. */
export interface ColonneCsv<L> {
  titre: string
  valeur: (ligne: L) => string | number | null
}

/** More rows than this are not exported at once: the page says to narrow the filter. */
export const LIGNES_CSV_AU_PLUS = 20_000

/**
 * A list as a file for a spreadsheet set in French: semicolons, UTF-8 with its mark, and no cell that a spreadsheet
 * would run as a formula. `nom` is ours, never typed by anybody: `beneficiaires-2026-11-23`.
 */
export function csv<L>(
  c: Context,
  nom: string,
  colonnes: readonly ColonneCsv<L>[],
  lignes: readonly L[],
): Response {
  const table = [
    colonnes.map(({ titre }) => titre),
    ...lignes.map((ligne) => colonnes.map(({ valeur }) => valeur(ligne))),
  ]
  const texte = stringify(table, {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    escape_formulas: true,
  })
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${nom.replaceAll(/[^a-z0-9-]/g, '-')}.csv"`)
  c.header('Cache-Control', 'no-store')
  return c.body(texte)
}
