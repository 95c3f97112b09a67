import { expect, it } from 'vitest'
import { ARRONDI_PAR_DEFAUT, type RegleArrondi } from './arrondi.ts'
import { instantDe } from './jours.ts'
import type { Prise } from './prises.ts'
import { retenir, type Corrigee } from './retenir.ts'

const JOUR = '2026-11-23'

function uneIntervention(debut: string | null, fin: string | null, i: Partial<Corrigee> = {}): Corrigee {
  return {
    id: 1,
    beneficiaire_id: 1,
    intervenant_id: 1,
    jour: JOUR,
    debut: debut === null ? null : instantDe(JOUR, debut),
    fin: fin === null ? null : instantDe(JOUR, fin),
    prestation: null,
    minutes_complementaires: 0,
    supprimee_le: null,
    ...i,
  }
}

const uneVisite = (id: number, debut: string, fin: string, prestation: string) => ({
  ...{ id, beneficiaire_id: 1, intervenant_id: 1, jour: JOUR, prestation },
  debut: instantDe(JOUR, debut),
  fin: instantDe(JOUR, fin),
})

const unePrise = (id: number, prise: Partial<Prise>): Prise => ({
  ...{ id, financeurId: id, prestation: 'AIDE_VIE', du: '2026-01-01', au: null, minutesMaximum: null },
  ...{ periode: null, rang: id, abattementCouple: false, ...prise },
})

const tolerance = (financeurId: number | null): RegleArrondi => ({
  ...ARRONDI_PAR_DEFAUT,
  ...{ id: 1, financeurId, prestation: null, du: '2026-01-01', au: null, toleranceMin: 5 },
})

const prises = [unePrise(2, { prestation: 'ENTRETIEN' }), unePrise(1, { prestation: 'AIDE_VIE' })]

it('the prestation is what a person said, else the planned one, else that of the first prise en charge of the day', () => {
  const prestations = (i: Partial<Corrigee>, visites: Parameters<typeof retenir>[1], p = prises) =>
    retenir([uneIntervention('09:00', '10:00', i)], visites, p, []).map(({ prestation }) => prestation)
  const visite = uneVisite(1, '09:00', '10:00', 'ENTRETIEN')
  expect(prestations({ prestation: 'REPAS' }, [visite])).toEqual(['REPAS'])
  expect(prestations({}, [visite])).toEqual(['ENTRETIEN'])
  expect(prestations({}, [])).toEqual(['AIDE_VIE'])
  expect(
    prestations({}, [], [unePrise(1, { au: '2026-11-22' }), unePrise(2, { prestation: 'ENTRETIEN' })]),
  ).toEqual(['ENTRETIEN'])
  expect(prestations({}, [], [])).toEqual([null])
})

it('the rounding is that of the first funder that covers the day and the prestation', () => {
  const retenu = (visite: ReturnType<typeof uneVisite>, regle: RegleArrondi) =>
    retenir([uneIntervention('09:00', '10:04')], [visite], prises, [regle])[0]?.retenuMin
  expect(retenu(uneVisite(1, '09:00', '10:00', 'AIDE_VIE'), tolerance(1))).toBe(60)
  expect(retenu(uneVisite(1, '09:00', '10:00', 'ENTRETIEN'), tolerance(1))).toBe(64)
  expect(retenu(uneVisite(1, '09:00', '10:00', 'ENTRETIEN'), tolerance(2))).toBe(60)
  expect(retenu(uneVisite(1, '09:00', '10:00', 'REPAS'), tolerance(null))).toBe(60)
  expect(retenu(uneVisite(1, '09:00', '10:00', 'REPAS'), tolerance(1))).toBe(64)
})

it('a planned visit answers one intervention; a deleted one answers none and retains nothing', () => {
  const deux = [uneIntervention('09:00', '10:04'), uneIntervention('09:10', '10:14', { id: 2 })]
  const visite = [uneVisite(1, '09:00', '10:00', 'AIDE_VIE')]
  const retenus = (interventions: Corrigee[]) =>
    retenir(interventions, visite, prises, [tolerance(null)]).map(({ retenuMin }) => retenuMin)
  expect(retenus(deux)).toEqual([60, 64])
  expect(retenus(deux.map((i) => (i.id === 1 ? { ...i, supprimee_le: 1 } : i)))).toEqual([null, 60])
})

it('retains nothing of half an intervention', () => {
  const moities = [uneIntervention('09:00', null), uneIntervention(null, '10:00', { id: 2 })]
  expect(retenir(moities, [], prises, []).map(({ retenuMin }) => retenuMin)).toEqual([null, null])
})
