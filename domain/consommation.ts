import type { Db } from '../db/index.ts'
import type { Portee } from './regles/portee.ts'
import type { Periode } from './regles/periodes.ts'

/** One period of a prise en charge; `autoriseMin` and `resteMin` are null when it has no cap. */
export interface PeriodeConsommee {
  /** Paris days, both included. */
  du: string
  au: string
  autoriseMin: number | null
  faitMin: number
  resteMin: number | null
}

/** What a prise en charge authorises and what was done on it. */
export interface ConsommationPrise {
  priseEnChargeId: number
  financeurId: number
  financeurCode: string
  financeurLibelle: string
  numeroPec: string
  prestation: string
  dateDebut: string
  dateFin: string | null
  rang: number
  periode: Periode | null
  periodes: PeriodeConsommee[]
}

/** A calendar year, or a month `AAAA-MM`. */
export type VueConsommation = { annee: number } | { mois: string }

/** Placeholder of the first commit of this file: the figures follow. */
export async function consommation(
  _db: Db,
  _portee: Portee,
  _beneficiaireId: number,
  _vue: VueConsommation,
): Promise<ConsommationPrise[]> {
  return Promise.resolve([])
}
