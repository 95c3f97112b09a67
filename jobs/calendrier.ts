/** Work the box does by itself. A run never begins while the last one goes on. */
export interface Tache {
  nom: string
  /** For a person: what it does. */
  quoi: string
  /** Seconds, minutes, hours, days, months, days of the week, in Europe/Paris. */
  cron: string
  faire: () => Promise<void>
}

export const FUSEAU = 'Europe/Paris'

/** What each task does, made by `main.ts`. */
export interface Travaux {
  rejouer: () => Promise<void>
  verser: () => Promise<void>
  recalculer: () => Promise<void>
  alerter: () => Promise<void>
  mesurer: () => Promise<void>
  /** Absent when no mail server is set. */
  envoyer?: () => Promise<void>
  /** Absent when no partner is set. */
  recevoir?: () => Promise<void>
}

/*
 * All the scheduled work, on one screen. Nothing by the clock between 02:00 and 03:00, an hour that is missing in
 * spring and comes twice in autumn; what is done every few seconds does not mind. Everything runs once at start,
 * which catches up what was missed.
 */
export function calendrier(travaux: Travaux): Tache[] {
  const { rejouer, verser, recalculer, alerter, mesurer, envoyer, recevoir } = travaux
  const toujours: Tache[] = [
    { nom: 'rejeu', cron: '*/2 * * * * *', quoi: 'rejoue les appels pris par le secours', faire: rejouer },
    { nom: 'recalcul', cron: '* * * * * *', quoi: 'juge ce que les appels ont changé', faire: recalculer },
    { nom: 'alertes', cron: '0 * * * * *', quoi: 'lève les alertes dont l’heure est venue', faire: alerter },
    {
      nom: 'consommation',
      cron: '0 17 0-1,3-23 * * *',
      quoi: 'compare les heures faites aux heures accordées',
      faire: mesurer,
    },
    {
      nom: 'versement',
      cron: '*/5 * * * * *',
      quoi: 'verse le journal de la base dans la base',
      faire: verser,
    },
  ]
  const courriel = { nom: 'courriel', cron: '0 */10 7-19 * * *', quoi: 'envoie les alertes du matin' }
  const reception = { nom: 'reception', cron: '0 * 0-1,3-23 * * *', quoi: 'prend les fichiers du partenaire' }
  return [
    ...toujours,
    ...(envoyer === undefined ? [] : [{ ...courriel, faire: envoyer }]),
    ...(recevoir === undefined ? [] : [{ ...reception, faire: recevoir }]),
  ]
}
