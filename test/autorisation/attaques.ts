import { toutesLesRoutes } from '../../web/app.tsx'
import type { Garnie } from '../antenneGarnie.ts'
import { attendu } from './attendus.ts'
import type { Enqueteur } from './compteur.ts'
import { formulaires, type Formulaire } from './formulaires.ts'
import { ABSENT, MARQUES, type Demandeur, type Monde } from './monde.ts'
import { adresseAvec, parametresDe } from './parametres.ts'

type Champs = readonly (readonly [string, string])[]

/** Every address of a route with the rows of an office in it. */
export function adresses(chemin: string, lignes: Garnie['lignes']): string[] {
  const parametres = parametresDe(chemin)
  if (parametres.length === 0) return [adresseAvec(chemin, [])]
  const choix = parametres.map(({ table }) => (table === undefined ? [1] : lignes[table]))
  const nombre = Math.max(...choix.map(({ length }) => length))
  return Array.from({ length: nombre }, (_, i) => {
    const valeurs = choix.map((c) => c[i % c.length] ?? 1)
    return adresseAvec(chemin, valeurs)
  })
}

/** The address of a route with a row nobody has. */
export function absente(chemin: string): string {
  const valeurs = parametresDe(chemin).map(() => ABSENT)
  return adresseAvec(chemin, valeurs)
}

/** Whether all that the address names belongs to an office. */
export function nommeUneLigne(chemin: string): boolean {
  const tables = parametresDe(chemin).map(({ table }) => table)
  return tables.length > 0 && tables.every((table) => table !== undefined && table !== 'utilisateur')
}

/** The file of somebody who left the office of those who ask. */
export function adresseDuDemenage(chemin: string, { parti }: Monde): string[] {
  const [premier, ...autres] = parametresDe(chemin)
  return premier?.table === 'beneficiaire' && autres.length === 0 ? [adresseAvec(chemin, [parti])] : []
}

/** The routes a test goes through: all but the files of the style sheet. */
export function routesDe(monde: Monde) {
  return toutesLesRoutes(monde.services).filter(({ chemin }) => !chemin.startsWith('/public/'))
}

/** Every different form of the pages this account may open, on the rows of her own office. */
export async function formulairesOfferts(enqueteur: Enqueteur, qui: Demandeur): Promise<Formulaire[]> {
  const { monde } = enqueteur
  const offerts = new Map<string, Formulaire>()
  for (const { methode, chemin } of routesDe(monde)) {
    if (methode !== 'get' || attendu(methode, chemin, qui) !== true) continue
    for (const adresse of adresses(chemin, monde.a.lignes)) {
      const { corps } = await enqueteur.demander(qui, 'get', adresse)
      for (const formulaire of formulaires(corps)) {
        if (!/^\/(connexion|deconnexion|compte)/.test(formulaire.action))
          offerts.set(`${formulaire.action} ${formulaire.champs.map(([nom]) => nom).join()}`, formulaire)
      }
    }
  }
  return [...offerts.values()]
}

// Fields that hold a row or a person, and what a foreigner would put there.
const CIBLES: readonly [RegExp, (b: Monde['b']) => (string | number)[]][] = [
  [/^beneficiaire/i, (b) => [...b.lignes.beneficiaire, `${MARQUES.b}U`, `${MARQUES.b}dupont`]],
  [/^intervenant/i, (b) => [...b.lignes.intervenant, `${MARQUES.b}I`, `${MARQUES.b}diallo`]],
  [/^(intervention|avec)/i, (b) => b.lignes.intervention],
  [/^(appel|autres)/i, (b) => b.lignes.appel],
  [/^anomalie/i, (b) => b.lignes.anomalie],
  [/^alerte/i, (b) => b.lignes.alerte],
  [/^revision/i, (b) => b.lignes.revision],
  [/^absence/i, (b) => b.lignes.absence],
  [/^visite/i, (b) => b.lignes.visite],
  [/^antenne/i, (b) => b.lignes.antenne],
  [/^(foyer|conjoint|avecQui)/i, (b) => [...b.lignes.beneficiaire, `${MARQUES.b}U`]],
]

const INCONNU = 'zzzabsent'

/** A form with one field naming a foreign row, and the same naming nobody's. */
export interface Attaque {
  nom: string
  hostile: Champs
  etranger: string
  temoin: Champs
  absent: string
}

/** This form attacked through its `rang`-th field; nothing when that field names no row. */
export function attaques({ action, champs }: Formulaire, rang: number, { b }: Monde): Attaque[] {
  const nom = champs[rang]?.[0] ?? ''
  // The button of a row acts on it alone, whatever is ticked.
  if (nom === 'ids' && champs.some(([autre]) => autre === 'id')) return []
  // `/alertes/traiter` takes `ids`: those of alerts.
  const vise = /^ids?$/.test(nom) ? (action.split('/')[1] ?? '') : nom
  const cible = CIBLES.find(([motif]) => motif.test(vise))
  if (cible === undefined) return []
  // One row ticked: a stranger's beside hers would leave hers acted on.
  const avec = (valeur: string): Champs =>
    champs.flatMap(([n, v], i) =>
      i === rang ? [[n, valeur] as const] : nom === 'ids' && n === 'ids' ? [] : [[n, v] as const],
    )
  // A field one types in takes names and identifiers; the others take numbers.
  const genre = /^\d+$/.test(champs[rang]?.[1] ?? '') ? 'number' : 'string'
  const valeurs = cible[1](b).filter((valeur) => typeof valeur === genre)
  return valeurs.map((valeur) => {
    const [etranger, absent] = [String(valeur), typeof valeur === 'number' ? String(ABSENT) : INCONNU]
    return { nom, hostile: avec(etranger), etranger, temoin: avec(absent), absent }
  })
}

/** What may follow an address: days, filters, searches and orders, hers and foreign ones. */
export function questions({ b }: Monde): string[] {
  const [beneficiaire = 0] = b.lignes.beneficiaire
  const [intervenant = 0] = b.lignes.intervenant
  return [
    '',
    '?jour=2026-11-22&du=2026-11-01&au=2026-11-30&mois=2026-11&semaine=2026-W47&raccroches=1&archives=1',
    `?antenne=${b.antenneId}`,
    `?texte=${MARQUES.b}&q=${MARQUES.b}`,
    `?q=${b.numero.slice(3)}&texte=${b.numero.slice(3)}`,
    `?beneficiaire=${beneficiaire}&intervenant=${intervenant}&personne=${beneficiaire}`,
    `?par=beneficiaire&beneficiaire=${beneficiaire}&antenne=${b.antenneId}&vue=mois`,
    '?etat=a_verifier&code=SANS_DEPART&severite=a_corriger&genre=consommation&traitees=1',
  ]
}

/** One more random question to a random page by a random account; the same for the same `tour`. */
export async function auHasard(
  enqueteur: Enqueteur,
  pages: readonly { chemin: string }[],
  h: { parmi: <T>(liste: readonly T[]) => T; entier: (min: number, max: number) => number },
): Promise<void> {
  const { monde } = enqueteur
  const { chemin } = h.parmi(pages)
  const valeurs = parametresDe(chemin).map(() => h.entier(1, 30))
  const question = h.parmi(questions(monde))
  const page = h.parmi(['', '&page=2', '&tri=nom', '&tri=jour&sens=desc', '&au=2026-12-31', '&archives=1'])
  const suite = question === '' ? page.replace('&', '?') : question + page
  await enqueteur.demander(h.parmi(monde.demandeurs), 'get', adresseAvec(chemin, valeurs) + suite)
}

/** Fields of every act at once, as a browser would send them: each act reads its own. */
export const CHAMPS: Champs = Object.entries({
  ...{ version: '1', motif: '1', motifId: '1', note: 'vu avec elle', raison: 'erreur de numéro' },
  ...{ debut: '10:30', fin: '11:30', arrivee: '10:30', depart: '11:30', minutes: '5', du: '2026-12-01' },
  ...{ au: '2026-12-05', numero: '0142000077', genre: 'fixe', code: '', prestation: '' },
})
