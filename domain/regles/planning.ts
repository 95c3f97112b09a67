import { absenceDuJour } from './absences.ts'
import type { Intervalle } from './intervalles.ts'
import { rapprocher, type Visitee, type VisitePrevue } from './visites.ts'

/**
 * Where a line of a planning stands. `attendue`: her hour has come, not yet late enough to be missed. `incomplete`: one of
 * the two stamps is missing and no longer expected.
 */
export type EtatPlanning =
  'faite' | 'en_cours' | 'incomplete' | 'a_venir' | 'attendue' | 'manquee' | 'absence'

/** A line of a planning: what was planned, what was done, or both. */
export interface Creneau<V, I> {
  jour: string
  visite: V | undefined
  intervention: I | undefined
  etat: EtatPlanning
  /** Done without having been planned, by somebody who has a planning on these days. */
  nonPrevue: boolean
  /** Minutes late on the plan; 0 when not noticeably. */
  retardMin: number
}

const MINUTE = 60_000
/** Later than this on the plan is said. */
const RETARD_MIN = 15

export interface Delais {
  delaiManqueeMin: number
  dureeMaxMin: number
}

/**
 * What was planned against what was done, as of `maintenant` (ms UTC), in the order of the hours. `absences` are by
 * beneficiaire; a line belongs to the Paris day it begins on, whatever midnight or clock change it crosses.
 */
export function creneaux<V extends VisitePrevue, I extends Visitee>(
  visites: readonly V[],
  interventions: readonly I[],
  absences: readonly (Intervalle & { beneficiaire_id: number })[],
  { delaiManqueeMin, dureeMaxMin }: Delais,
  maintenant: number,
): Creneau<V, I>[] {
  const reponses = rapprocher(interventions, visites)
  const repondues = new Set([...reponses.values()].map(({ id }) => id))
  const faites = interventions.map((intervention): Creneau<V, I> => {
    const { jour, debut } = intervention
    const visite = reponses.get(intervention.id)
    const retard = visite === undefined || debut === null ? 0 : Math.floor((debut - visite.debut) / MINUTE)
    return {
      jour,
      visite,
      intervention,
      etat: etatDe(intervention, dureeMaxMin, maintenant),
      nonPrevue: visite === undefined && visites.length > 0,
      retardMin: retard > RETARD_MIN ? retard : 0,
    }
  })
  const attendues = visites
    .filter(({ id }) => !repondues.has(id))
    .map((visite): Creneau<V, I> => {
      const siennes = absences.filter(({ beneficiaire_id: id }) => id === visite.beneficiaire_id)
      const absente = absenceDuJour(siennes, visite.jour) !== undefined
      const etat = absente ? 'absence' : etatAttendu(visite.debut, delaiManqueeMin, maintenant)
      return { jour: visite.jour, visite, intervention: undefined, etat, nonPrevue: false, retardMin: 0 }
    })
  return [...faites, ...attendues].toSorted((a, b) => debutDe(a) - debutDe(b))
}

function etatDe({ debut, fin }: Visitee, dureeMaxMin: number, maintenant: number): EtatPlanning {
  if (debut !== null && fin !== null) return 'faite'
  return debut !== null && maintenant - debut < dureeMaxMin * MINUTE ? 'en_cours' : 'incomplete'
}

function etatAttendu(debut: number, delaiManqueeMin: number, maintenant: number): EtatPlanning {
  if (maintenant < debut) return 'a_venir'
  return maintenant - debut < delaiManqueeMin * MINUTE ? 'attendue' : 'manquee'
}

function debutDe({ intervention, visite }: Creneau<VisitePrevue, Visitee>): number {
  return intervention?.debut ?? intervention?.fin ?? visite?.debut ?? 0
}

/** Whole minutes planned and done of these lines; halves count for nothing done. */
export function totaux(lignes: readonly Creneau<VisitePrevue, Visitee>[]): {
  prevuMin: number
  faitMin: number
} {
  const minutes = (debut: number, fin: number) => Math.floor(fin / MINUTE) - Math.floor(debut / MINUTE)
  let prevuMin = 0
  let faitMin = 0
  for (const { visite, intervention } of lignes) {
    if (visite !== undefined) prevuMin += minutes(visite.debut, visite.fin)
    const { debut = null, fin = null } = intervention ?? {}
    if (debut !== null && fin !== null) faitMin += minutes(debut, fin)
  }
  return { prevuMin, faitMin }
}
