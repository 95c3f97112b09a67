/** What Asterisk says of the call before the first command. */
export interface Environnement {
  uniqueid: string
  /** The number called. */
  extension: string
  /** The caller's number as Asterisk holds it; `unknown` when there is none. */
  numero: string
  /** `agi_callingpres`: presentation and screening, as in Q.931. */
  presentation: number
  /** `agi_arg_1`…: what the dialplan passed. */
  arguments: readonly string[]
}

/** The block is not one that Asterisk would send of itself: someone may be forging it. */
export class EnvironnementRefuse extends Error {}

const LIGNES_MAX = 64
const CARACTERES_MAX = 16_384
const CLE = /^agi_[a-z0-9_]{1,40}$/
// oxlint-disable-next-line no-control-regex
const CONTROLE = /[\u0000-\u001f\u007f]/

/**
 * Reads the lines of an environment block (without the empty one that ends it).
 * A duplicate key is refused, never resolved: a caller can inject a line before or after the true one.
 * @throws EnvironnementRefuse
 */
export function lireEnvironnement(lignes: readonly string[]): Environnement {
  if (lignes.length > LIGNES_MAX || lignes.join('').length > CARACTERES_MAX) refuser('bloc trop grand')
  const valeurs = new Map<string, string>()
  for (const ligne of lignes) {
    const [cle, valeur] = couper(ligne)
    if (valeurs.has(cle)) refuser(`clé répétée : ${cle}`)
    valeurs.set(cle, valeur)
  }
  return typer(valeurs)
}

// Values contain colons: only the first separator counts.
function couper(ligne: string): [cle: string, valeur: string] {
  if (CONTROLE.test(ligne)) refuser('caractère de contrôle')
  const separateur = ligne.indexOf(': ')
  const cle = ligne.slice(0, Math.max(separateur, 0))
  if (!CLE.test(cle)) refuser('ligne sans clé')
  return [cle, ligne.slice(separateur + 2)]
}

function typer(valeurs: ReadonlyMap<string, string>): Environnement {
  return {
    uniqueid: exiger(valeurs, 'agi_uniqueid', /^[\w.-]{1,150}$/),
    extension: exiger(valeurs, 'agi_extension', /^[\w+.-]{1,80}$/),
    numero: valeurs.get('agi_callerid') ?? '',
    presentation: Number(exiger(valeurs, 'agi_callingpres', /^\d{1,3}$/)),
    arguments: lireArguments(valeurs),
  }
}

function lireArguments(valeurs: ReadonlyMap<string, string>): string[] {
  const liste: string[] = []
  for (let n = 1; valeurs.has(`agi_arg_${n}`); n += 1) liste.push(valeurs.get(`agi_arg_${n}`) ?? '')
  return liste
}

function exiger(valeurs: ReadonlyMap<string, string>, cle: string, forme: RegExp): string {
  const valeur = valeurs.get(cle)
  if (valeur === undefined || !forme.test(valeur)) return refuser(`${cle} absente ou malformée`)
  return valeur
}

function refuser(raison: string): never {
  throw new EnvironnementRefuse(raison)
}
