import type { EtatDesIntervenants } from '../db/importIntervenants.ts'
import { codeValide, tirerCode } from './regles/code.ts'
import type { Parametres } from './regles/parametres.ts'

const TIRAGES_MAX = 10_000

/** Why a code of the feed cannot be keyed (French), or undefined when it can. */
export function raisonDuCode(code: string, { longueurCode, cleDeControle }: Parametres): string | undefined {
  if (!/^\d+$/.test(code) || code.length !== longueurCode)
    return `Le code doit compter ${longueurCode} chiffres.`
  if (cleDeControle && !codeValide(code, longueurCode)) return 'La clé de contrôle du code est fausse.'
  return undefined
}

/** Draws a code that is not in `pris`, and adds it there. */
export function tirerLibre(longueur: number, pris: Set<string>, alea: () => number): string {
  for (let tirage = 0; tirage < TIRAGES_MAX; tirage++) {
    const code = tirerCode(longueur, alea)
    if (!pris.has(code)) {
      pris.add(code)
      return code
    }
  }
  throw new Error(`Plus de code libre de ${longueur} chiffres.`)
}

/**
 * Who keys what after the import: the feed's code, else the one she has, else her last one if nobody took it, else a
 * new one. `remplaces` and `finis` are the rows to close: replaced by another, and of carers who left.
 */
export function attribuerCodes(
  etat: EtatDesIntervenants,
  acceptes: readonly { identifiant: string; code: string }[],
  partis: readonly { id: number }[],
  regles: Parametres,
  alea: () => number,
) {
  const ids = new Map(etat.intervenants.map(({ id, identifiant }) => [identifiant, id]))
  const ouverts = new Map(etat.codes.filter(({ au }) => au === null).map((c) => [c.intervenant_id, c]))
  const imposes = new Set(acceptes.map(({ code }) => code).filter((code) => code !== ''))
  const sortis = new Set(partis.map(({ id }) => id))
  const pris = new Set([...etat.codes.map(({ code }) => code), ...imposes])
  const nouveaux: { identifiant: string; code: string }[] = []
  const remplaces = new Set<number>()
  for (const { identifiant, code } of acceptes) {
    const ouvert = ouverts.get(ids.get(identifiant) ?? 0)
    const garde = ouvert !== undefined && (code === ouvert.code || (code === '' && !imposes.has(ouvert.code)))
    if (garde) continue
    if (ouvert !== undefined) remplaces.add(ouvert.id)
    nouveaux.push({ identifiant, code: code === '' ? tirerLibre(regles.longueurCode, pris, alea) : code })
  }
  const gardes = [...ouverts.values()].filter(({ id }) => !remplaces.has(id))
  // A carer kept only because her line was refused loses a code the feed now gives to another.
  const donnes = new Set(nouveaux.map(({ code }) => code))
  for (const { id, intervenant_id, code } of gardes) {
    if (!sortis.has(intervenant_id) && donnes.has(code)) remplaces.add(id)
  }
  const finis = gardes.filter(({ intervenant_id }) => sortis.has(intervenant_id)).map(({ id }) => id)
  return { nouveaux, remplaces: [...remplaces], finis }
}
