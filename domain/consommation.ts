import type { Db } from '../db/index.ts'
import { prisesVues, prisesDuCouple, type PriseVue } from '../db/prises.ts'
import { minutesParJour } from '../db/repartitions.ts'
import { consommer, periodesMontrees, type PeriodeConsommee } from './regles/consommation.ts'
import { plageDe, type Plage } from './regles/periodes.ts'
import type { Portee } from './regles/portee.ts'

export type { PeriodeConsommee } from './regles/consommation.ts'

/** What a prise en charge authorises and what was done on it. */
export interface ConsommationPrise {
  prise: PriseVue
  periodes: PeriodeConsommee[]
}

/** A calendar year, or a month `AAAA-MM`. */
export type VueConsommation = { annee: number } | { mois: string }

/**
 * The consumption of each prise en charge of a beneficiaire that covers some of a year or a month, by rank: authorised,
 * done, remaining. Weeks, years and rolling six months that go beyond the view are counted whole. Empty for a
 * beneficiaire out of the scope, as for one that does not exist.
 */
export async function consommation(
  db: Db,
  portee: Portee,
  beneficiaireId: number,
  vue: VueConsommation,
): Promise<ConsommationPrise[]> {
  const montree = plageDeLaVue(vue)
  const montrees = (await prisesVues(db, portee, beneficiaireId))
    .map((prise) => ({ prise, plages: periodesMontrees(prise, montree) }))
    .filter(({ plages }) => plages.length > 0)
  if (montrees.length === 0) return []
  const couple = await prisesDuCouple(db, beneficiaireId)
  const tout = enveloppe(montrees.flatMap(({ plages }) => plages))
  const faites = Map.groupBy(
    await minutesParJour(db, beneficiaireId, tout),
    ({ priseEnChargeId }) => priseEnChargeId,
  )
  return montrees.map(({ prise, plages }) => ({
    prise,
    periodes: consommer(prise, couple, plages, faites.get(prise.id) ?? []),
  }))
}

function plageDeLaVue(vue: VueConsommation): Plage {
  return 'mois' in vue ? plageDe('M', `${vue.mois}-01`) : plageDe('A', `${vue.annee}-01-01`)
}

function enveloppe(plages: readonly Plage[]): Plage {
  return plages.reduce((tout, { du, au }) => ({
    du: du < tout.du ? du : tout.du,
    au: au > tout.au ? au : tout.au,
  }))
}
