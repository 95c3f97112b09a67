import { anomaliesDesInterventions } from '../db/anomalies.ts'
import type { Db } from '../db/index.ts'
import type { InterventionVue } from '../db/interventions.ts'
import type { Ligne } from '../db/schema.ts'

/** `en_cours`: arrived, expected to leave. `incomplete`: an hour is missing. */
export type Etat = 'en_cours' | 'terminee' | 'incomplete'

/** An intervention as a manager follows it: where it stands and what must be looked at. */
export interface Suivi {
  vue: InterventionVue
  etat: Etat
  /** Those that wait for a correction or a word; those that block first. */
  anomalies: readonly Ligne<'anomalie'>[]
  /** Those somebody has acknowledged. */
  acquittees: readonly Ligne<'anomalie'>[]
}

/** Where each intervention stands, by the anomalies last computed. */
export async function suivreInterventions(db: Db, vues: readonly InterventionVue[]): Promise<Suivi[]> {
  const connues = await anomaliesDesInterventions(
    db,
    vues.map(({ id }) => id),
  )
  return vues.map((vue) => {
    const siennes = connues.get(vue.id) ?? []
    const anomalies = siennes.filter(({ acquittee_le }) => acquittee_le === null)
    const acquittees = siennes.filter(({ acquittee_le }) => acquittee_le !== null)
    return { vue, etat: etatDe(vue, siennes), anomalies, acquittees }
  })
}

function etatDe({ debut, fin }: InterventionVue, siennes: readonly Ligne<'anomalie'>[]): Etat {
  if (debut !== null && fin !== null) return 'terminee'
  return debut === null || siennes.some(({ code }) => code === 'SANS_DEPART') ? 'incomplete' : 'en_cours'
}

export const FILTRES_ETAT = ['toutes', 'en_cours', 'terminees', 'a_verifier'] as const
export type FiltreEtat = (typeof FILTRES_ETAT)[number]

const REPOND: Record<FiltreEtat, (suivi: Suivi) => boolean> = {
  toutes: () => true,
  en_cours: ({ etat }) => etat === 'en_cours',
  terminees: ({ etat }) => etat === 'terminee',
  a_verifier: ({ anomalies }) => anomalies.length > 0,
}

/** Whether an intervention is one of those the filter asks for. */
export function repond(suivi: Suivi, filtre: FiltreEtat): boolean {
  return REPOND[filtre](suivi)
}

/** How many answer each filter. */
export function compter(suivis: readonly Suivi[]): Record<FiltreEtat, number> {
  const combien = (filtre: FiltreEtat) => suivis.filter((suivi) => repond(suivi, filtre)).length
  return {
    toutes: suivis.length,
    en_cours: combien('en_cours'),
    terminees: combien('terminees'),
    a_verifier: combien('a_verifier'),
  }
}
