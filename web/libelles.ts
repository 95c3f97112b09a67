import type { CodeAnomalie, Origine, Presentation, ResultatAppel } from '../db/schema.ts'

type Ton = 'vert' | 'ambre' | 'rouge' | 'accent' | ''

/** What an anomalie is called, and what to do about it. */
export const ANOMALIES: Record<CodeAnomalie, { nom: string; ton: Ton; quoiFaire: string }> = {
  SANS_DEPART: {
    nom: 'Sans départ',
    ton: 'rouge',
    quoiFaire: 'Le départ n’a pas été pointé. Demandez à l’intervenant l’heure de son départ.',
  },
  SANS_ARRIVEE: {
    nom: 'Sans arrivée',
    ton: 'rouge',
    quoiFaire: 'L’arrivée n’a pas été pointée. Demandez à l’intervenant l’heure de son arrivée.',
  },
  TROP_COURTE: {
    nom: 'Très courte',
    ton: 'ambre',
    quoiFaire: 'La durée est inférieure au minimum. Vérifiez qu’il ne s’agit pas de deux appels de suite.',
  },
  TROP_LONGUE: {
    nom: 'Très longue',
    ton: 'ambre',
    quoiFaire: 'La durée dépasse le maximum. Vérifiez l’heure du départ avec l’intervenant.',
  },
  HORS_HORAIRE: {
    nom: 'Hors horaires',
    ton: 'ambre',
    quoiFaire: 'Un appel est en dehors des heures d’intervention. Vérifiez que la visite était demandée.',
  },
  BENEFICIAIRE_INCONNU: {
    nom: 'Bénéficiaire inconnu',
    ton: 'rouge',
    quoiFaire:
      'La ligne n’est d’aucun dossier et le code composé non plus. Dites chez qui l’appel a été passé.',
  },
  INTERVENANT_INCONNU: {
    nom: 'Intervenant inconnu',
    ton: 'rouge',
    quoiFaire: 'Aucun code composé n’est celui d’un intervenant. Dites qui a appelé.',
  },
  CHEVAUCHEMENT: {
    nom: 'Chevauchement',
    ton: 'rouge',
    quoiFaire:
      'Le même intervenant est dans deux logements à la fois. Corrigez l’une des deux interventions.',
  },
  HORS_PEC: {
    nom: 'Hors prise en charge',
    ton: 'rouge',
    quoiFaire:
      'Aucune prise en charge ne couvre ce jour et cette prestation. Vérifiez la prestation ou le plan d’aide.',
  },
  DEPASSEMENT: {
    nom: 'Dépassement',
    ton: 'ambre',
    quoiFaire:
      'Le temps retenu dépasse les heures accordées de la période. Le reste passe au financeur suivant.',
  },
  LIGNE_INTERVENANT: {
    nom: 'Ligne de l’intervenant',
    ton: 'ambre',
    quoiFaire: 'L’appel vient du téléphone de l’intervenant. Vérifiez sa présence chez la personne.',
  },
  NON_PREVUE: {
    nom: 'Non prévue',
    ton: 'ambre',
    quoiFaire: 'Aucune visite n’était prévue. Vérifiez qu’elle était demandée.',
  },
  MANQUEE: {
    nom: 'Visite manquée',
    ton: 'ambre',
    quoiFaire: 'La visite prévue n’a pas été pointée. Appelez l’intervenant ou la personne aidée.',
  },
  SECOURS: {
    nom: 'Secours',
    ton: 'ambre',
    quoiFaire: 'L’appel a été pris en note pendant un ralentissement, puis enregistré. Vérifiez les heures.',
  },
}

/** How a call ended. */
export const RESULTATS: Record<ResultatAppel, { nom: string; ton: Ton }> = {
  arrivee: { nom: 'Arrivée', ton: 'vert' },
  depart: { nom: 'Départ', ton: 'vert' },
  repetition: { nom: 'Répétition', ton: '' },
  rappel: { nom: 'Rappel du pointage', ton: '' },
  code_inconnu: { nom: 'Code inconnu', ton: 'rouge' },
  beneficiaire_inconnu: { nom: 'Bénéficiaire inconnu', ton: 'rouge' },
  raccroche: { nom: 'Raccroché', ton: '' },
  sans_saisie: { nom: 'Rien composé', ton: 'ambre' },
}

export const PRESENTATIONS: Record<Presentation, string> = {
  fournie: 'Numéro présenté',
  masquee: 'Numéro masqué',
  anonyme: 'Appel anonyme',
  vide: 'Sans numéro',
  malformee: 'Numéro illisible',
}

export const IDENTIFICATIONS = {
  ligne: 'Par la ligne appelante',
  code: 'Par le code composé',
  aucune: 'Non identifié',
} as const

export const ORIGINES: Record<Origine, string> = {
  telephone: 'Téléphone',
  secours: 'Secours',
  manuel: 'Saisie manuelle',
}
