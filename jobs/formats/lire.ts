import { CsvError, parse } from 'csv-parse/sync'
import type { Lecture, Refus } from '../../domain/fichiers.ts'
import type { Format, LigneDe } from './description.ts'
import { lireValeur } from './valeurs.ts'

/** Larger files are refused before they are read. */
const TAILLE_MAX = 64 * 1024 * 1024
const LIGNE_MAX = 64 * 1024

interface Enregistrement {
  cellules: string[]
  ligne: number
}

/**
 * Reads a whole file as its description tells. A wrong value refuses its line alone, with line, column, value and
 * reason; a wrong encoding, header, trailer or a cut file makes the whole unreadable.
 */
export function lire<F extends Format>(format: F, contenu: Uint8Array): Lecture<LigneDe<F>> {
  try {
    return lireLignes(format, decouper(format, decoder(format, contenu)))
  } catch (erreur) {
    if (erreur instanceof Illisible) return { illisible: erreur.message }
    throw erreur
  }
}

class Illisible extends Error {}

function decoder(format: Format, contenu: Uint8Array): string {
  if (contenu.length === 0) throw new Illisible('Le fichier est vide.')
  if (contenu.length > TAILLE_MAX) throw new Illisible('Le fichier dépasse 64 Mo.')
  if (format.encodage === 'windows-1252' && commenceParBom(contenu)) {
    throw new Illisible('Le fichier est en UTF-8, la description attend Windows-1252.')
  }
  try {
    return new TextDecoder(format.encodage, { fatal: true }).decode(contenu)
  } catch {
    throw new Illisible(`Le fichier n'est pas en ${format.encodage.toUpperCase()}.`)
  }
}

function commenceParBom(contenu: Uint8Array): boolean {
  return contenu[0] === 0xef && contenu[1] === 0xbb && contenu[2] === 0xbf
}

function decouper(format: Format, texte: string): Enregistrement[] {
  const lignes: Enregistrement[] = []
  try {
    parse(texte, {
      delimiter: format.separateur,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LIGNE_MAX,
      on_record: (cellules: string[], { lines }) => {
        lignes.push({ cellules, ligne: lines })
        return null
      },
    })
  } catch (erreur) {
    if (erreur instanceof CsvError) throw new Illisible(raisonDuDecoupage(erreur))
    throw erreur
  }
  exigerLaFin(format, texte, lignes)
  return sansPied(format, sansEntete(format, lignes))
}

// The last line end is optional (RFC 4180), but a last line that lacks it and is short was cut in transit.
function exigerLaFin(format: Format, texte: string, lus: readonly Enregistrement[]): void {
  if (texte.endsWith('\n') || format.pied !== null) return
  if (lus.at(-1)?.cellules.length === format.colonnes.length) return
  throw new Illisible('Le fichier est tronqué : sa dernière ligne est incomplète.')
}

function raisonDuDecoupage(erreur: CsvError): string {
  const ligne = Number(erreur['lines'] ?? 0)
  if (erreur.code === 'CSV_QUOTE_NOT_CLOSED')
    return 'Le fichier est tronqué : un guillemet n’est jamais refermé.'
  if (erreur.code === 'CSV_MAX_RECORD_SIZE')
    return `La ligne ${ligne} dépasse 64 ko : guillemet non refermé ?`
  return `Le fichier n'est pas un CSV lisible (ligne ${ligne}).`
}

function sansEntete(format: Format, lus: Enregistrement[]): Enregistrement[] {
  if (!format.entete) return lus
  const attendus = format.colonnes.map((colonne) => colonne.titre ?? colonne.nom)
  const titres = (lus[0]?.cellules ?? []).map((titre) => titre.trim())
  const rang = attendus.findIndex((titre, i) => titre !== titres[i])
  if (rang !== -1) {
    const lu = titres[rang] === undefined ? 'absente' : `lue « ${titres[rang]} »`
    throw new Illisible(`En-tête inattendu : colonne ${rang + 1} « ${attendus[rang]} » ${lu}.`)
  }
  if (titres.length > attendus.length) {
    throw new Illisible(`En-tête inattendu : ${titres.length} colonnes lues, ${attendus.length} attendues.`)
  }
  return lus.slice(1)
}

function sansPied(format: Format, lus: Enregistrement[]): Enregistrement[] {
  if (format.pied === null) return lus
  const [marque, compte] = lus.at(-1)?.cellules ?? []
  if (marque !== format.pied.marque) throw new Illisible('Le fichier est tronqué : sa ligne de fin manque.')
  const lignes = lus.slice(0, -1)
  if (Number(compte) !== lignes.length) {
    throw new Illisible(`La ligne de fin annonce ${compte} lignes, ${lignes.length} sont lues.`)
  }
  return lignes
}

function lireLignes<F extends Format>(format: F, lus: Enregistrement[]): Lecture<LigneDe<F>> {
  const lignes: LigneDe<F>[] = []
  const refus: Refus[] = []
  for (const lu of lus) {
    const lue = lireLigne(format, lu)
    if ('raison' in lue) refus.push(lue)
    else lignes.push(lue.valeurs as LigneDe<F>)
  }
  return { lignes, refus, lues: lus.length }
}

function lireLigne(
  format: Format,
  { cellules, ligne }: Enregistrement,
): Refus | { valeurs: Record<string, unknown> } {
  const cle = cellules[format.colonnes.findIndex(({ nom }) => nom === format.cle)]?.trim() || null
  if (cellules.length !== format.colonnes.length) {
    const raison = `${cellules.length} colonnes au lieu de ${format.colonnes.length}.`
    return { ligne, cle, colonne: '', valeur: cellules.join(format.separateur).slice(0, 200), raison }
  }
  const valeurs: Record<string, unknown> = { ligne }
  for (const [i, colonne] of format.colonnes.entries()) {
    const brut = cellules[i] ?? ''
    const lue = lireValeur(format, colonne, brut.trim())
    if ('raison' in lue)
      return { ligne, cle, colonne: colonne.nom, valeur: brut.slice(0, 200), raison: lue.raison }
    valeurs[colonne.nom] = lue.valeur
  }
  return { valeurs }
}
