import type { Generated } from 'kysely'
import type { Booleen } from './types.ts'

export interface FinanceurTable {
  id: Generated<number>
  code: string
  libelle: string
  genre: string
  /** 1: the authorised hours of each are one fifth less when two beneficiaires live together (ASL). */
  abattement_couple: Generated<Booleen>
}

export interface PriseEnChargeTable {
  id: Generated<number>
  beneficiaire_id: number
  financeur_id: number
  numero_pec: string
  prestation: string
  date_debut: string
  date_fin: string | null
  minutes_maximum: number | null
  /** Month, week, year, rolling six months. */
  periode: 'M' | 'S' | 'A' | 'X' | null
  rang: number
}

/** A kind of service and its name; a feed may bring codes that are not named yet. */
export interface PrestationTable {
  code: string
  libelle: string
}

/** How stamped time becomes retained time, for a funder and a prestation (null: any), from `du` to `au` included. */
export interface RegleArrondiTable {
  id: Generated<number>
  financeur_id: number | null
  prestation: string | null
  mode: 'reel' | 'inferieur' | 'superieur' | 'plus_proche'
  pas_min: number
  tolerance_min: number | null
  plafond_prevu: Booleen
  du: string
  au: string | null
}

/**
 * The share of an intervention's retained minutes that a prise en charge pays, in the order they were allocated; the
 * rest, without one, is at taux plein.
 */
export interface RepartitionTable {
  intervention_id: number
  ordre: number
  /** The Paris day these minutes belong to: a visit across midnight has lines on both. */
  jour: string
  /** The prestation of the intervention, deduced or said; null: unknown. */
  prestation: string | null
  prise_en_charge_id: number | null
  minutes: number
  /** The version of the rules that made the line. */
  regles: number
}
