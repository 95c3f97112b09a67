import { Temporal } from 'temporal-polyfill'
import type { Colonne, Format } from './description.ts'

type Valeur = { valeur: string | number | readonly string[] | null } | { raison: string }

const CONTROLES = /\p{Cc}/u

/** One cell as its column says, or why it cannot be (French, for a person). */
export function lireValeur(format: Format, colonne: Colonne, brut: string): Valeur {
  if (CONTROLES.test(brut)) return { raison: 'Caractère de contrôle interdit.' }
  if (colonne.longueur !== undefined && Array.from(brut).length > colonne.longueur) {
    return { raison: `Plus de ${colonne.longueur} caractères.` }
  }
  if (brut === '') return vide(colonne)
  if (colonne.valeurs !== undefined && !colonne.valeurs.includes(brut)) {
    return { raison: `Valeur attendue : ${colonne.valeurs.join(', ')}.` }
  }
  if (colonne.type === 'texte') return { valeur: brut }
  if (colonne.type === 'liste') return { valeur: items(brut, colonne.entre ?? ',') }
  if (colonne.type === 'date') return date(format.formatDate, brut)
  const decimales = format.decimale === ',' ? /^\d+(,\d+)?$/ : /^\d+(\.\d+)?$/
  return nombre(colonne, brut, colonne.type === 'entier' ? /^\d+$/ : decimales)
}

function vide(colonne: Colonne): Valeur {
  if (colonne.obligatoire === true) return { raison: 'Valeur obligatoire absente.' }
  if (colonne.type === 'liste') return { valeur: [] }
  return { valeur: colonne.type === 'texte' ? '' : null }
}

function items(brut: string, entre: string): string[] {
  return brut
    .split(entre)
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

function nombre(colonne: Colonne, brut: string, forme: RegExp): Valeur {
  if (!forme.test(brut))
    return { raison: colonne.type === 'entier' ? 'Nombre entier attendu.' : 'Nombre attendu.' }
  const valeur = Number(brut.replace(',', '.'))
  if (colonne.min !== undefined && valeur < colonne.min) return { raison: `Au moins ${colonne.min}.` }
  if (colonne.max !== undefined && valeur > colonne.max) return { raison: `Au plus ${colonne.max}.` }
  return { valeur }
}

const FORMES = {
  'AAAA-MM-JJ': /^(?<annee>\d{4})-(?<mois>\d{2})-(?<jour>\d{2})$/,
  'JJ/MM/AAAA': /^(?<jour>\d{2})\/(?<mois>\d{2})\/(?<annee>\d{4})$/,
  AAAAMMJJ: /^(?<annee>\d{4})(?<mois>\d{2})(?<jour>\d{2})$/,
} as const

function date(forme: Format['formatDate'], brut: string): Valeur {
  const lue = FORMES[forme].exec(brut)?.groups
  if (lue === undefined) return { raison: `Date attendue sous la forme ${forme}.` }
  try {
    const [year, month, day] = [Number(lue['annee']), Number(lue['mois']), Number(lue['jour'])]
    return { valeur: Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString() }
  } catch {
    return { raison: "Cette date n'existe pas." }
  }
}
