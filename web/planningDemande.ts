import type { Context } from 'hono'
import type { FiltrePlanning } from '../db/planning.ts'
import { jourSuivant } from '../domain/regles/jours.ts'
import { plageDe } from '../domain/regles/periodes.ts'
import { lireChoix, lireJour, lireNumero } from './adresse.ts'

const VUES = ['semaine', 'mois'] as const
export type Vue = (typeof VUES)[number]

/** The days of a planning: a week from Monday, or a month. */
export interface Periode {
  vue: Vue
  /** Days, both included. */
  du: string
  au: string
  jours: string[]
  /** A day of the period before, and of the one after. */
  avant: string
  apres: string
  /** Whether today is in it. */
  courante: boolean
}

/** The week or the month of a day. */
export function periodeDe(vue: Vue, jour: string, aujourdhui: string): Periode {
  const { du, au } = plageDe(vue === 'semaine' ? 'S' : 'M', jour)
  return {
    vue,
    du,
    au,
    jours: joursEntre(du, au),
    avant: jourSuivant(du, -1),
    apres: jourSuivant(au),
    courante: du <= aujourdhui && aujourdhui <= au,
  }
}

function joursEntre(du: string, au: string): string[] {
  const jours = [du]
  for (let jour = du; jour < au;) {
    jour = jourSuivant(jour)
    jours.push(jour)
  }
  return jours
}

/** The period an address asks for, this week unless it says another. */
export function lirePeriode(c: Context, aujourdhui: string): Periode {
  const vue = lireChoix(c.req.query('vue'), VUES)
  return periodeDe(vue, lireJour(c.req.query('jour')) ?? aujourdhui, aujourdhui)
}

/** The same as an address says it: what is usual is left unsaid. */
export function parametresDe({ vue, du, courante }: Periode): Record<string, string | undefined> {
  return { vue: vue === 'semaine' ? undefined : vue, jour: courante ? undefined : du }
}

/** What the planning of an antenne asks for. */
export function lireDemande(c: Context, aujourdhui: string) {
  const periode = lirePeriode(c, aujourdhui)
  const par = lireChoix(c.req.query('par'), ['intervenant', 'beneficiaire'])
  const texte = (c.req.query('texte') ?? '').slice(0, 60).trim()
  const ecarts = c.req.query('ecarts') === '1'
  const filtre: FiltrePlanning = { par, du: periode.du, au: periode.au, texte, ecarts }
  return {
    periode,
    filtre,
    page: lireNumero(c.req.query('page')) ?? 1,
    parametres: {
      par: par === 'intervenant' ? undefined : par,
      texte,
      ecarts,
      ...parametresDe(periode),
    },
  }
}

/** The month of the day an address asks for, this month unless it says another. */
export function lireMois(c: Context, aujourdhui: string): Periode {
  return periodeDe('mois', lireJour(c.req.query('jour')) ?? aujourdhui, aujourdhui)
}
