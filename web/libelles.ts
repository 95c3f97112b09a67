import type { Origine, Presentation, ResultatAppel } from '../db/schema.ts'
import type { Anomalie } from '../domain/regles/anomalies.ts'

type Ton = 'vert' | 'ambre' | 'rouge' | 'accent' | ''

/** What an anomalie is called, and what to do about it. */
export const ANOMALIES: Record<Anomalie, { nom: string; ton: Ton; quoiFaire: string }> = {
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
