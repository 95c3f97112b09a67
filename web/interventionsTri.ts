import type { Suivi } from './suivi.ts'

export const TRIS = ['debut', 'duree', 'retenu', 'beneficiaire', 'intervenant'] as const
export type TriInterventions = (typeof TRIS)[number]

type Vue = Suivi['vue']

const FRANCAIS = new Intl.Collator('fr')

const COMPARER: Record<TriInterventions, (a: Vue, b: Vue) => number> = {
  debut: (a, b) => (a.debut ?? a.fin ?? 0) - (b.debut ?? b.fin ?? 0),
  duree: (a, b) => dureeDe(a) - dureeDe(b),
  retenu: (a, b) => (a.retenu_min ?? -1) - (b.retenu_min ?? -1),
  beneficiaire: (a, b) =>
    FRANCAIS.compare(a.beneficiaire_nom, b.beneficiaire_nom) ||
    FRANCAIS.compare(a.beneficiaire_prenom, b.beneficiaire_prenom),
  intervenant: (a, b) =>
    FRANCAIS.compare(a.intervenant_nom, b.intervenant_nom) ||
    FRANCAIS.compare(a.intervenant_prenom, b.intervenant_prenom),
}

/** The same interventions in the order asked for; equal ones stay in the order of the day. */
export function interventionsTriees(
  suivis: readonly Suivi[],
  tri: TriInterventions,
  sens: 'asc' | 'desc',
): Suivi[] {
  const signe = sens === 'asc' ? 1 : -1
  return suivis.toSorted((a, b) => signe * COMPARER[tri](a.vue, b.vue))
}

function dureeDe({ debut, fin }: Vue): number {
  return debut === null || fin === null ? -1 : fin - debut
}
