import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retenuAttendu } from '../../test/oracleArrondi.ts'
import { uneVisiteARetenir } from '../../test/visitesInventees.ts'
import {
  ARRONDI_PAR_DEFAUT,
  arrondiDuJour,
  arrondir,
  minutesEntre,
  minutesRetenues,
  type Arrondi,
  type RegleArrondi,
} from './arrondi.ts'
import { instantDe } from './jours.ts'

const arrondi = (regle: Partial<Arrondi>): Arrondi => ({ ...ARRONDI_PAR_DEFAUT, ...regle })

describe('arrondir', () => {
  it.each([
    ['planned 60, worked 65, tolerance 5', 65, 60, { toleranceMin: 5 }, 60],
    ['worked 46, step 15 nearest', 46, null, { mode: 'plus_proche', pasMin: 15 }, 45],
    ['worked 80, step 30 up', 80, null, { mode: 'superieur', pasMin: 30 }, 90],
    ['worked 80, capped at the plan of 60', 80, 60, { plafondPrevu: true }, 60],
    ['to the minute by default', 67, 60, {}, 67],
    ['just past the tolerance', 66, 60, { toleranceMin: 5 }, 66],
    ['the tolerance holds below the plan too', 55, 60, { toleranceMin: 5 }, 60],
    ['just past it below', 54, 60, { toleranceMin: 5 }, 54],
    ['a tolerance of zero: the plan itself', 60, 60, { toleranceMin: 0, mode: 'superieur', pasMin: 45 }, 60],
    [
      'the plan counts as it is, off the step',
      51,
      50,
      { toleranceMin: 5, mode: 'superieur', pasMin: 15 },
      50,
    ],
    ['no planned visit: no tolerance', 65, null, { toleranceMin: 5 }, 65],
    ['no planned visit: no cap', 80, null, { plafondPrevu: true }, 80],
    [
      'the cap is looked at after rounding',
      55,
      58,
      { plafondPrevu: true, mode: 'superieur', pasMin: 30 },
      58,
    ],
    ['below the plan the cap changes nothing', 40, 60, { plafondPrevu: true }, 40],
    ['down', 59, null, { mode: 'inferieur', pasMin: 15 }, 45],
    ['down, on the step', 60, null, { mode: 'inferieur', pasMin: 15 }, 60],
    ['up, on the step', 60, null, { mode: 'superieur', pasMin: 30 }, 60],
    ['nearest, halfway: up', 45, null, { mode: 'plus_proche', pasMin: 30 }, 60],
    ['nearest, just below halfway', 44, null, { mode: 'plus_proche', pasMin: 30 }, 30],
    ['real ignores the step', 46, null, { mode: 'reel', pasMin: 15 }, 46],
  ] as const)('%s', (_, faites, prevues, regle, attendues) => {
    expect(arrondir(faites, prevues, arrondi(regle))).toBe(attendues)
  })
})

describe('minutesEntre', () => {
  it.each([
    ['seconds are dropped at both ends', '2026-11-23T08:32:59Z', '2026-11-23T09:40:00Z', 68],
    ['the spring night', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z', 60],
    ['the autumn night', '2026-10-24T23:30:00Z', '2026-10-25T02:30:00Z', 180],
    ['29 February', '2028-02-28T22:30:00Z', '2028-02-29T23:30:00Z', 1500],
    ["year's end", '2026-12-31T22:30:00Z', '2027-01-01T00:00:00Z', 90],
  ])('%s', (_, debut, fin, minutes) => {
    expect(minutesEntre(Date.parse(debut), Date.parse(fin))).toBe(minutes)
  })

  it('keeps the sum when a visit is split anywhere', () => {
    const unInstant = fc.integer({ min: 0, max: 90_000_000 })
    fc.assert(
      fc.property(unInstant, unInstant, unInstant, (...instants) => {
        const [a = 0, b = 0, c = 0] = instants.toSorted((x, y) => x - y)
        expect(minutesEntre(a, b) + minutesEntre(b, c)).toBe(minutesEntre(a, c))
      }),
    )
  })
})

describe('minutesRetenues', () => {
  const visite = (complementaires: number) => ({
    debut: instantDe('2026-11-23', '08:00'),
    fin: instantDe('2026-11-23', '09:05'),
    complementaires,
  })

  it('adds the minutes complementaires after rounding, and never falls below zero', () => {
    const alHeure = arrondi({ mode: 'superieur', pasMin: 30 })
    expect([15, -20, -90, -91].map((m) => minutesRetenues(visite(m), null, alHeure))).toEqual([105, 70, 0, 0])
  })

  it('retains nothing while an instant is missing', () => {
    expect(minutesRetenues({ ...visite(30), fin: null }, 60, ARRONDI_PAR_DEFAUT)).toBeNull()
    expect(minutesRetenues({ ...visite(30), debut: null }, 60, ARRONDI_PAR_DEFAUT)).toBeNull()
  })
})

describe('arrondiDuJour', () => {
  const regle = (id: number, r: Partial<RegleArrondi>): RegleArrondi => ({
    ...ARRONDI_PAR_DEFAUT,
    id,
    pasMin: id,
    financeurId: null,
    prestation: null,
    du: '2026-01-01',
    au: null,
    ...r,
  })
  const choisie = (regles: RegleArrondi[], jour = '2026-11-23', financeur: number | null = 7) =>
    arrondiDuJour(regles, jour, financeur, 'AIDE_VIE').pasMin

  const toutes = regle(2, {})
  const service = regle(3, { prestation: 'AIDE_VIE' })
  const financeur = regle(4, { financeurId: 7 })
  const lesDeux = regle(5, { financeurId: 7, prestation: 'AIDE_VIE' })

  it('the most specific wins, in whatever order they come', () => {
    expect(choisie([toutes, service, financeur, lesDeux])).toBe(5)
    expect(choisie([financeur, service, toutes])).toBe(4)
    expect(choisie([toutes, service])).toBe(3)
    expect(choisie([toutes])).toBe(2)
    expect(choisie([])).toBe(1)
  })

  it('a rule of another funder or prestation does not hold', () => {
    expect(choisie([regle(6, { financeurId: 8 }), regle(7, { prestation: 'ENTRETIEN' })])).toBe(1)
    expect(choisie([lesDeux, financeur, toutes], '2026-11-23', null)).toBe(2)
  })

  it('a rule holds on its days, both included; then the latest, then the last given', () => {
    const ancienne = regle(8, { du: '2026-01-01', au: '2026-06-30' })
    expect(choisie([ancienne], '2026-06-30')).toBe(8)
    expect(choisie([ancienne], '2026-07-01')).toBe(1)
    expect(choisie([ancienne], '2025-12-31')).toBe(1)
    expect(choisie([regle(9, { du: '2026-05-01' }), regle(10, { du: '2026-01-01' })])).toBe(9)
    expect(choisie([regle(9, {}), regle(10, {})])).toBe(10)
    // More specific beats more recent.
    expect(choisie([regle(9, { du: '2026-05-01' }), service])).toBe(3)
  })
})

it('retains what a naive count retains, on any visit and any rules', () => {
  fc.assert(
    fc.property(uneVisiteARetenir, ({ visite, regles }) => {
      const { jour, prevues, financeurId, prestation } = visite
      const regle = arrondiDuJour(regles, jour, financeurId, prestation)
      expect(minutesRetenues(visite, prevues, regle)).toBe(retenuAttendu(visite, regles))
    }),
    { numRuns: 5000 },
  )
})
