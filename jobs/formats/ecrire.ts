import { stringify } from 'csv-stringify/sync'
import type { Colonne, Format } from './description.ts'

type Valeur = string | number | readonly string[] | null

/** A file as its description tells: what `lire` reads back. UTF-8 only, since Node encodes nothing else. */
export function ecrire(format: Format, lignes: readonly Readonly<Record<string, Valeur>>[]): Buffer {
  if (format.encodage !== 'utf-8') throw new RangeError(`Encodage ${format.encodage} non produit.`)
  const options = {
    delimiter: format.separateur,
    record_delimiter: format.finDeLigne,
    escape_formulas: format.tableur === true,
  }
  const entete = format.entete ? [format.colonnes.map(({ nom, titre }) => titre ?? nom)] : []
  const corps = lignes.map((ligne) =>
    format.colonnes.map((colonne) => texte(format, colonne, ligne[colonne.nom] ?? null)),
  )
  const pied = format.pied === null ? [] : [[format.pied.marque, String(lignes.length)]]
  return Buffer.from(stringify([...entete, ...corps, ...pied], options))
}

function texte(format: Format, colonne: Colonne, valeur: Valeur): string {
  if (valeur === null) return ''
  if (typeof valeur === 'number') return String(valeur).replace('.', format.decimale)
  if (typeof valeur !== 'string') return valeur.join(colonne.entre ?? ',')
  if (colonne.type !== 'date') return valeur
  const [annee = '', mois = '', jour = ''] = valeur.split('-')
  return format.formatDate.replace('AAAA', annee).replace('MM', mois).replace('JJ', jour)
}
