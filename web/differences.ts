import { instantCourt, jourCourt } from './formats.ts'
import { ROLES } from './roles.ts'

const LIBELLES: Readonly<Record<string, string>> = {
  acquittee_le: 'Acquittée',
  acte: 'Acte',
  administrateur: 'Gère les comptes',
  antenneId: 'Antenne',
  antenne_id: 'Antenne',
  appelId: 'Appel',
  au: 'Fin',
  beneficiaireId: 'Bénéficiaire',
  beneficiaire_id: 'Bénéficiaire',
  cle: 'Règle',
  code: 'Code',
  codesPostaux: 'Codes postaux',
  courriel: 'Adresse',
  debut: 'Arrivée',
  du: 'Début',
  famille: 'Famille',
  fin: 'Départ',
  foyer: 'Foyer',
  intervenantId: 'Intervenant',
  intervenant_id: 'Intervenant',
  jour: 'Jour',
  libelle: 'Libellé',
  minutes: 'Minutes',
  mode: 'Mode',
  motif: 'Motif',
  nom: 'Nom',
  nombre: 'Nombre',
  note: 'Note',
  note_obligatoire: 'Note obligatoire',
  numero: 'Numéro',
  pas_min: 'Pas (min)',
  prenom: 'Prénom',
  prestation: 'Prestation',
  raison: 'Raison',
  role: 'Rôle',
  sort: 'Suite',
  tolerance_min: 'Tolérance (min)',
  valeur: 'Valeur',
}

/** One value that changed, in words: null when there was none. */
export interface Difference {
  quoi: string
  avant: string | null
  apres: string | null
}

/**
 * What changed between two states kept as JSON, one value a line; what stayed the same is left out. `antennes`: their
 * names by id.
 */
export function differences(
  avant: string | null,
  apres: string | null,
  antennes: ReadonlyMap<number, string> = new Map(),
): Difference[] {
  const [a, b] = [aPlat(lire(avant)), aPlat(lire(apres))]
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((chemin) => {
    const [vieux, neuf] = [a.get(chemin), b.get(chemin)]
    const [d, e] = [dire(chemin, vieux, antennes), dire(chemin, neuf, antennes)]
    return d === e ? [] : [{ quoi: libelle(chemin), avant: d, apres: e }]
  })
}

type Simple = string | number | boolean | null

function lire(json: string | null): unknown {
  if (json === null) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return json
  }
}

function aPlat(valeur: unknown, chemin = ''): Map<string, Simple> {
  if (valeur === undefined) return new Map()
  if (Array.isArray(valeur) && valeur.every((v) => typeof v !== 'object' || v === null)) {
    return new Map([[chemin, valeur.join(', ')]])
  }
  if (typeof valeur === 'object' && valeur !== null) {
    return new Map(
      Object.entries(valeur).flatMap(([cle, v]) => [...aPlat(v, chemin === '' ? cle : `${chemin}.${cle}`)]),
    )
  }
  return new Map([[chemin, valeur as Simple]])
}

function libelle(chemin: string): string {
  if (chemin === '') return 'Valeur'
  return chemin
    .split('.')
    .map((cle) => LIBELLES[cle] ?? enMots(cle))
    .join(' · ')
}

// A key nobody has put into words reads as what it is: `finPremiere` → `Fin premiere`.
function enMots(cle: string): string {
  if (/^\d+$/.test(cle)) return String(Number(cle) + 1)
  const mots = cle
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return mots.charAt(0).toUpperCase() + mots.slice(1)
}

const OUI_NON = /^(administrateur|note_obligatoire|plafond_prevu|manuel|active)$/
const [INSTANT_DES, INSTANT_AVANT] = [Date.UTC(2000, 0), Date.UTC(2200, 0)]

function dire(
  chemin: string,
  valeur: Simple | undefined,
  antennes: ReadonlyMap<number, string>,
): string | null {
  if (valeur === undefined || valeur === null || valeur === '') return null
  const cle = chemin.split('.').at(-1) ?? ''
  if (typeof valeur === 'boolean' || OUI_NON.test(cle)) return valeur === true || valeur === 1 ? 'oui' : 'non'
  if (typeof valeur === 'number') {
    const antenne = /^antenne(_i|I)d$/.test(cle) ? antennes.get(valeur) : undefined
    if (antenne !== undefined) return antenne
    const estUnInstant = Number.isInteger(valeur) && valeur >= INSTANT_DES && valeur < INSTANT_AVANT
    return estUnInstant ? instantCourt(valeur) : String(valeur).replace('.', ',')
  }
  if (cle === 'role' && Object.hasOwn(ROLES, valeur)) return ROLES[valeur as keyof typeof ROLES]
  return /^\d{4}-\d\d-\d\d$/.test(valeur) ? jourCourt(valeur) : valeur
}
