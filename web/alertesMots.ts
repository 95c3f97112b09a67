import type { AlerteVue } from '../db/alertes.ts'
import type { GenreAlerte } from '../db/schema.ts'
import { NOMS_DES_ALERTES } from '../domain/regles/alertes.ts'
import { duree, heure, jourCourt, nombre, telephone } from './formats.ts'

type Ton = 'vert' | 'ambre' | 'rouge' | 'accent'

/** What each kind of alert is called, one and several, and what to do about it. */
export const ALERTES: Record<GenreAlerte, { nom: string; noms: string; ton: Ton; quoiFaire: string }> = {
  appels_incomplets: {
    nom: 'Appel incomplet',
    noms: NOMS_DES_ALERTES.appels_incomplets,
    ton: 'rouge',
    quoiFaire: 'Il manque l’heure d’arrivée ou de départ : demandez-la à l’intervenant et corrigez.',
  },
  nouveau_avec_aide: {
    nom: 'Nouveau bénéficiaire avec aide',
    noms: NOMS_DES_ALERTES.nouveau_avec_aide,
    ton: 'accent',
    quoiFaire: 'Vérifiez ses lignes téléphoniques et remettez-lui la carte de son code.',
  },
  nouveau_sans_aide: {
    nom: 'Nouveau bénéficiaire sans aide',
    noms: NOMS_DES_ALERTES.nouveau_sans_aide,
    ton: 'accent',
    quoiFaire: 'Vérifiez ses lignes téléphoniques et, s’il y a lieu, sa demande d’aide.',
  },
  prise_en_charge_echeance: {
    nom: 'Prise en charge à renouveler',
    noms: NOMS_DES_ALERTES.prise_en_charge_echeance,
    ton: 'ambre',
    quoiFaire: 'Demandez le renouvellement, ou prévenez la personne de la fin de son aide.',
  },
  visite_manquee: {
    nom: 'Visite manquée',
    noms: NOMS_DES_ALERTES.visite_manquee,
    ton: 'rouge',
    quoiFaire: 'Appelez l’intervenant, puis la personne aidée : quelqu’un est-il venu ?',
  },
  depart_absent: {
    nom: 'Départ attendu',
    noms: NOMS_DES_ALERTES.depart_absent,
    ton: 'ambre',
    quoiFaire: 'L’heure de fin prévue est passée : appelez l’intervenant.',
  },
  numero_inconnu: {
    nom: 'Numéro inconnu',
    noms: NOMS_DES_ALERTES.numero_inconnu,
    ton: 'ambre',
    quoiFaire: 'Trouvez à qui est cette ligne, rattachez ses appels et retenez le numéro.',
  },
  consommation: {
    nom: 'Heures presque consommées',
    noms: NOMS_DES_ALERTES.consommation,
    ton: 'ambre',
    quoiFaire: 'Vérifiez le planning de la période, ou demandez des heures supplémentaires.',
  },
  fichier_attendu: {
    nom: 'Fichier attendu',
    noms: NOMS_DES_ALERTES.fichier_attendu,
    ton: 'rouge',
    quoiFaire: 'Un fichier du partenaire n’est pas arrivé : prévenez l’informatique.',
  },
  disponibilite: {
    nom: 'Disponibilité',
    noms: NOMS_DES_ALERTES.disponibilite,
    ton: 'rouge',
    quoiFaire: 'Prévenez l’informatique.',
  },
  sauvegarde: {
    nom: 'Sauvegarde',
    noms: NOMS_DES_ALERTES.sauvegarde,
    ton: 'rouge',
    quoiFaire: 'Prévenez l’informatique.',
  },
}

/** The kinds in the order they are shown: the four every antenne always sees, then the others. */
export const GENRES_TOUJOURS = [
  'appels_incomplets',
  'nouveau_avec_aide',
  'nouveau_sans_aide',
  'prise_en_charge_echeance',
] as const satisfies readonly GenreAlerte[]
export const GENRES: readonly GenreAlerte[] = [
  ...GENRES_TOUJOURS,
  ...(Object.keys(ALERTES) as GenreAlerte[]).filter(
    (genre) => !(GENRES_TOUJOURS as readonly GenreAlerte[]).includes(genre),
  ),
]

interface Detail {
  jour?: string
  code?: string
  fin?: string
  financeur?: string
  numero?: string
  fois?: number
  autoriseMin?: number
  faitMin?: number
  du?: string
  au?: string
}

const jourDit = ({ jour }: Detail) => (jour === undefined ? '' : `le ${jourCourt(jour)}`)

const FAITS: Partial<Record<GenreAlerte, (dit: Detail, echeance: number) => string>> = {
  appels_incomplets: (dit) =>
    `${dit.code === 'SANS_ARRIVEE' ? 'Sans arrivée' : 'Sans départ'}, ${jourDit(dit)}.`,
  depart_absent: (dit, echeance) => `Aucun départ à ${heure(echeance)}, ${jourDit(dit)}.`,
  visite_manquee: (dit, echeance) => `Rien n’était pointé à ${heure(echeance)}, ${jourDit(dit)}.`,
  nouveau_avec_aide: (dit) => `Arrivé dans le fichier ${jourDit(dit)}.`,
  nouveau_sans_aide: (dit) => `Arrivé dans le fichier ${jourDit(dit)}.`,
  prise_en_charge_echeance: ({ financeur = '', fin = '' }) => `${financeur}\u00A0: fin le ${jourCourt(fin)}.`,
  numero_inconnu: ({ numero = '', fois = 0 }) =>
    `${telephone(numero)}\u00A0: ${nombre(fois, 'appel')} sans dossier.`,
  consommation: ({ financeur = '', faitMin = 0, autoriseMin = 0, du = '', au = '' }) =>
    `${financeur}\u00A0: ${duree(faitMin)} sur ${duree(autoriseMin)}, du ${jourCourt(du)} au ${jourCourt(au)}.`,
}

/** What happened, in a line. */
export function faitsDe({ genre, detail, echeance }: AlerteVue): string {
  return FAITS[genre]?.(JSON.parse(detail) as Detail, echeance) ?? ALERTES[genre].nom
}

/** Where to go and look; undefined when there is no such page. */
export function lienDe({ genre, sujet, beneficiaire_id, detail }: AlerteVue): string | undefined {
  const numero = sujet.split(':')[1] ?? ''
  if (genre === 'appels_incomplets' || genre === 'depart_absent') return `/interventions/${numero}`
  if (genre === 'numero_inconnu') {
    const appelant = (JSON.parse(detail) as Detail).numero ?? ''
    return `/appels/non-identifies?numero=${encodeURIComponent(appelant)}`
  }
  return beneficiaire_id === null ? undefined : `/beneficiaires/${beneficiaire_id}`
}
