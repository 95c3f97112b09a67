import type { Db } from '../db/index.ts'
import type { InterventionVue } from '../db/interventions.ts'
import { parametresParJour } from '../db/parametres.ts'
import { anomalies, type Anomalie } from '../domain/regles/anomalies.ts'
import type { Parametres } from '../domain/regles/parametres.ts'

/** `en_cours`: arrived, expected to leave. `incomplete`: one of the two stamps is missing. */
export type Etat = 'en_cours' | 'terminee' | 'incomplete'

/** An intervention as a manager follows it: where it stands and what must be looked at. */
export interface Suivi {
  vue: InterventionVue
  etat: Etat
  anomalies: Anomalie[]
}

/** Where each intervention stands as of `maintenant` (ms UTC), by the settings of its own day. */
export async function suivreInterventions(
  db: Db,
  vues: readonly InterventionVue[],
  maintenant: number,
): Promise<Suivi[]> {
  const deLaBase = await parametresParJour(db)
  const connus = new Map<string, Parametres>()
  return vues.map((vue) => {
    const parametres = connus.get(vue.jour) ?? deLaBase(vue.jour)
    connus.set(vue.jour, parametres)
    const trouvees = anomalies(vue, parametres, maintenant)
    return { vue, etat: etatDe(vue, trouvees), anomalies: trouvees }
  })
}

function etatDe({ debut_brut, fin_brut }: InterventionVue, trouvees: readonly Anomalie[]): Etat {
  if (debut_brut !== null && fin_brut !== null) return 'terminee'
  return trouvees.includes('SANS_DEPART') || trouvees.includes('SANS_ARRIVEE') ? 'incomplete' : 'en_cours'
}

export const FILTRES_ETAT = ['toutes', 'en_cours', 'terminees', 'a_verifier'] as const
export type FiltreEtat = (typeof FILTRES_ETAT)[number]

const REPOND: Record<FiltreEtat, (suivi: Suivi) => boolean> = {
  toutes: () => true,
  en_cours: ({ etat }) => etat === 'en_cours',
  terminees: ({ etat }) => etat === 'terminee',
  a_verifier: ({ anomalies: trouvees }) => trouvees.length > 0,
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
