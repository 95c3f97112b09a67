/*
 * What a file looks like, as data. When a partner's real layout arrives, somebody edits a description; the
 * reader and the writer do not change.
 */

export interface Colonne {
  /** The name the operations know. */
  nom: string
  /** The title in the header when it is another. */
  titre?: string
  type: 'texte' | 'entier' | 'decimal' | 'date' | 'liste'
  obligatoire?: true
  /** Longest text accepted, in characters. */
  longueur?: number
  /** The only texts accepted (beside empty, unless `obligatoire`). */
  valeurs?: readonly string[]
  min?: number
  max?: number
  /** Between the items of a `liste`. */
  entre?: string
}

export interface Format {
  partenaire: string
  flux: string
  /** Files whose name starts so (and ends in `.csv`) are of this flow. */
  prefixe: string
  encodage: 'utf-8' | 'windows-1252'
  separateur: string
  finDeLigne: '\r\n' | '\n'
  entete: boolean
  /** A last line `marque;count` that counts the lines before it, or null. */
  pied: { marque: string } | null
  formatDate: 'AAAA-MM-JJ' | 'JJ/MM/AAAA' | 'AAAAMMJJ'
  decimale: ',' | '.'
  /** The column that names the record: a refused line still says whose it was. */
  cle: string
  colonnes: readonly Colonne[]
  /** The partner leaves `<nom>.sha256` after the file: without it, the file is not complete. */
  avecSha256?: true
  /** For a person to open: a cell that a spreadsheet would run as a formula is written harmless. */
  tableur?: true
}

type Simple<C extends Colonne> = C['type'] extends 'entier' | 'decimal' ? number : string

/** What a column is read as: an empty text is `''`, an empty list `[]`, anything else empty is null. */
export type ValeurDe<C extends Colonne> = C['type'] extends 'liste'
  ? readonly string[]
  : C['type'] extends 'texte'
    ? string
    : C extends { obligatoire: true }
      ? Simple<C>
      : Simple<C> | null

/** The row a description reads, with the number of its line in the file. */
export type LigneDe<F extends Format> = {
  [C in F['colonnes'][number] as C['nom']]: ValeurDe<C>
} & { ligne: number }
