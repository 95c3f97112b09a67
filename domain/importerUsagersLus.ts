import type { EtatDesUsagers } from '../db/importUsagers.ts'
import { plier } from '../db/recherche.ts'
import type { Refus } from './fichiers.ts'
import { normaliser } from './regles/numero.ts'

/** One prise en charge of a beneficiaire as the feed tells it, the person said again on each line. */
export interface LigneUsager {
  ligne: number
  identifiant: string
  civilite: string
  nom: string
  prenom: string
  adresse: string
  code_postal: string
  ville: string
  date_naissance: string | null
  telephones: readonly string[]
  gir: number | null
  /** Empty: a person without any prise en charge (taux plein). */
  code_financeur: string
  numero_pec: string
  date_debut: string | null
  date_fin: string | null
  heures_maximum: number | null
  periode: string
  rang: number | null
  code_prestation: string
  /** Empty: told by the postcode. */
  antenne: string
}

export interface PriseLue {
  financeur: string
  numero_pec: string
  prestation: string
  date_debut: string
  date_fin: string | null
  minutes_maximum: number | null
  periode: 'M' | 'S' | 'A' | 'X' | null
  rang: number
}

export interface UsagerAccepte {
  ligne: number
  personne: ReturnType<typeof personneDe>
  numeros: readonly string[]
  prises: PriseLue[]
}

type Faute = { colonne: keyof LigneUsager; raison: string }

/** The people and prises en charge of the file that can be taken, and the lines that cannot, with the reason. */
export function accepterUsagers(
  etat: EtatDesUsagers,
  lignes: readonly LigneUsager[],
): { acceptes: UsagerAccepte[]; refus: Refus[] } {
  const antenneDe = trouverAntenne(etat)
  const usagers = new Map<string, UsagerAccepte>()
  const refus: Refus[] = []
  for (const ligne of lignes) {
    const usager = lirePersonne(ligne, antenneDe(ligne))
    const prise = 'colonne' in usager ? null : lirePrise(ligne)
    const faute =
      'colonne' in usager
        ? usager
        : (fauteDeLaPrise(prise) ?? ranger(usagers, usager, prise as PriseLue | null))
    if (faute === undefined) continue
    const valeur = String(ligne[faute.colonne] ?? '')
    refus.push({
      ligne: ligne.ligne,
      cle: ligne.identifiant,
      colonne: faute.colonne,
      valeur,
      raison: faute.raison,
    })
  }
  return { acceptes: [...usagers.values()], refus }
}

function trouverAntenne({ antennes, codesPostaux }: EtatDesUsagers) {
  const parCode = new Map(antennes.map(({ id, code }) => [code.toUpperCase(), id]))
  const parCodePostal = new Map(codesPostaux.map((c) => [c.code_postal, c.antenne_id]))
  return ({ antenne, code_postal }: LigneUsager): number | Faute => {
    const id = antenne === '' ? parCodePostal.get(code_postal) : parCode.get(antenne.toUpperCase())
    if (id !== undefined) return id
    return antenne === ''
      ? { colonne: 'code_postal', raison: 'Aucune antenne ne sert ce code postal.' }
      : { colonne: 'antenne', raison: 'Antenne inconnue.' }
  }
}

function lirePersonne(ligne: LigneUsager, antenne: number | Faute): UsagerAccepte | Faute {
  if (typeof antenne !== 'number') return antenne
  const numeros = ligne.telephones.map(normaliser)
  const faux = ligne.telephones.find((_, i) => numeros[i] === null)
  if (faux !== undefined)
    return { colonne: 'telephones', raison: `« ${faux} » n'est pas un numéro de téléphone.` }
  const valides = new Set(numeros.filter((numero) => numero !== null))
  return { ligne: ligne.ligne, personne: personneDe(ligne, antenne), numeros: [...valides], prises: [] }
}

function personneDe(ligne: LigneUsager, antenne_id: number) {
  const { identifiant, civilite, nom, prenom, adresse, code_postal, ville, date_naissance, gir } = ligne
  const recherche = plier(`${nom} ${prenom} ${identifiant}`)
  const identite = { identifiant, civilite, nom, prenom, date_naissance, gir }
  return { ...identite, adresse, code_postal, ville, antenne_id, recherche }
}

function lirePrise(ligne: LigneUsager): PriseLue | Faute | null {
  const { code_financeur: financeur, numero_pec, date_debut, date_fin, heures_maximum, rang } = ligne
  if (financeur === '') {
    if (numero_pec === '' && date_debut === null) return null
    return { colonne: 'code_financeur', raison: 'Prise en charge sans financeur.' }
  }
  if (date_debut === null) return { colonne: 'date_debut', raison: 'Prise en charge sans date de début.' }
  if (date_fin !== null && date_fin < date_debut)
    return { colonne: 'date_fin', raison: 'Fin avant le début.' }
  const minutes_maximum = heures_maximum === null ? null : Math.round(heures_maximum * 60)
  const periode = ligne.periode === '' ? null : (ligne.periode as 'M' | 'S' | 'A' | 'X')
  if (minutes_maximum !== null && periode === null) {
    return { colonne: 'periode', raison: 'Heures maximum sans période.' }
  }
  const prestation = ligne.code_prestation
  return {
    financeur,
    numero_pec,
    prestation,
    date_debut,
    date_fin,
    minutes_maximum,
    periode,
    rang: rang ?? 1,
  }
}

function fauteDeLaPrise(prise: PriseLue | Faute | null): Faute | undefined {
  return prise !== null && 'colonne' in prise ? prise : undefined
}

/** What makes two lines the same prise en charge. */
export function clePrise(
  prise: Pick<PriseLue, 'financeur' | 'numero_pec' | 'prestation' | 'date_debut'>,
): string {
  return JSON.stringify([prise.financeur, prise.numero_pec, prise.prestation, prise.date_debut])
}

function ranger(usagers: Map<string, UsagerAccepte>, usager: UsagerAccepte, prise: PriseLue | null) {
  const premier = usagers.get(usager.personne.identifiant)
  if (premier === undefined) {
    usagers.set(usager.personne.identifiant, { ...usager, prises: prise === null ? [] : [prise] })
    return undefined
  }
  const autre = difference(premier, usager)
  if (autre)
    return { colonne: autre, raison: `Différent de la ligne ${premier.ligne}, pour la même personne.` }
  if (prise === null) return { colonne: 'identifiant', raison: `Déjà à la ligne ${premier.ligne}.` } as const
  if (premier.prises.some((connue) => clePrise(connue) === clePrise(prise))) {
    return { colonne: 'numero_pec', raison: 'Cette prise en charge est déjà dans le fichier.' } as const
  }
  premier.prises.push(prise)
  return undefined
}

function difference(premier: UsagerAccepte, autre: UsagerAccepte): keyof LigneUsager | undefined {
  if (premier.numeros.toSorted().join() !== autre.numeros.toSorted().join()) return 'telephones'
  const cles = [
    'nom',
    'prenom',
    'civilite',
    'date_naissance',
    'gir',
    'adresse',
    'code_postal',
    'ville',
  ] as const
  const differente = cles.find((cle) => premier.personne[cle] !== autre.personne[cle])
  return differente ?? (premier.personne.antenne_id === autre.personne.antenne_id ? undefined : 'antenne')
}
