import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { depassementsParMinute, enParts, minutesParMinute } from '../../test/oracleRepartition.ts'
import { unPlan } from '../../test/plansInventes.ts'
import { instantDe, jourDe, jourSuivant } from './jours.ts'
import { plageDe, premierDuMois } from './periodes.ts'
import { debutDesAcquis, plafondDuJour } from './plafonds.ts'
import type { Prise } from './prises.ts'
import { repartir, type ARepartir, type Depassement, type Part } from './repartition.ts'

const APA = 1
const ASL = 2
const MUTUELLE = 3

function unePrise(id: number, prise: Partial<Prise> = {}): Prise {
  return {
    id,
    financeurId: id,
    prestation: 'AIDE_VIE',
    du: '2026-01-01',
    au: null,
    minutesMaximum: 600,
    periode: 'M',
    rang: id,
    abattementCouple: false,
    ...prise,
  }
}

let suite = 0
function uneVisite(jour: string, heure: string, minutes: number, prestation = 'AIDE_VIE'): ARepartir {
  suite += 1
  return { id: suite, debut: instantDe(jour, heure), minutes, prestation }
}

/** What each prise en charge (0: taux plein) pays each day: `[prise, day, minutes]`. */
function lignes(
  interventions: ARepartir[],
  prises: Prise[],
  couple: { du: string; au: string | null }[] = [],
) {
  const { parts } = repartir(interventions, { prises, couple })
  return parts.map(({ priseEnChargeId, jour, minutes }) => [priseEnChargeId ?? 0, jour, minutes])
}

describe('repartir, case by case', () => {
  it('gives to the first in rank up to its cap, then to the next, at last to taux plein', () => {
    const prises = [
      unePrise(ASL, { minutesMaximum: 30, rang: 2 }),
      unePrise(APA, { minutesMaximum: 60, rang: 1 }),
    ]
    expect(lignes([uneVisite('2026-11-02', '09:00', 120)], prises)).toEqual([
      [APA, '2026-11-02', 60],
      [ASL, '2026-11-02', 30],
      [0, '2026-11-02', 30],
    ])
  })

  it('is chronological: the visits that began first are served first, whatever their numbers', () => {
    const [tard, tot] = [uneVisite('2026-11-20', '09:00', 60), uneVisite('2026-11-02', '09:00', 60)]
    expect(lignes([tard, tot], [unePrise(APA, { minutesMaximum: 60 })])).toEqual([
      [APA, '2026-11-02', 60],
      [0, '2026-11-20', 60],
    ])
  })

  it('changes funder in mid-month, dates included', () => {
    const prises = [
      unePrise(APA, { du: '2026-11-01', au: '2026-11-14' }),
      unePrise(ASL, { du: '2026-11-15', au: '2026-11-20' }),
    ]
    const visites = ['2026-11-14', '2026-11-15', '2026-11-20', '2026-11-21'].map((j) =>
      uneVisite(j, '09:00', 60),
    )
    expect(lignes(visites, prises)).toEqual([
      [APA, '2026-11-14', 60],
      [ASL, '2026-11-15', 60],
      [ASL, '2026-11-20', 60],
      [0, '2026-11-21', 60],
    ])
  })

  it('takes a plan modified in mid-month as two agreements, each with its cap', () => {
    const prises = [
      unePrise(1, { financeurId: APA, au: '2026-11-14', minutesMaximum: 60, rang: 1 }),
      unePrise(2, { financeurId: APA, du: '2026-11-15', minutesMaximum: 90, rang: 1 }),
    ]
    const visites = ['2026-11-10', '2026-11-16'].map((j) => uneVisite(j, '09:00', 100))
    expect(lignes(visites, prises)).toEqual([
      [1, '2026-11-10', 60],
      [0, '2026-11-10', 40],
      [2, '2026-11-16', 90],
      [0, '2026-11-16', 10],
    ])
  })

  it('gives nothing to a cap of zero, everything to no cap at all', () => {
    const visite = uneVisite('2026-11-02', '09:00', 500)
    const zero = unePrise(APA, { minutesMaximum: 0 })
    expect(lignes([visite], [zero, unePrise(ASL, { minutesMaximum: null, periode: null })])).toEqual([
      [ASL, '2026-11-02', 500],
    ])
    expect(lignes([visite], [zero])).toEqual([[0, '2026-11-02', 500]])
  })

  it('asks for the prestation of the agreement; an unknown one is at taux plein', () => {
    const visites = [
      uneVisite('2026-11-02', '09:00', 60, 'ENTRETIEN'),
      { ...uneVisite('2026-11-02', '14:00', 30), prestation: null },
    ]
    const prises = [unePrise(APA), unePrise(ASL, { prestation: 'ENTRETIEN' })]
    expect(lignes(visites, prises)).toEqual([
      [ASL, '2026-11-02', 60],
      [0, '2026-11-02', 30],
    ])
  })

  it('cuts at midnight: two days, two months, two funders, and loses no minute', () => {
    const prises = [
      unePrise(APA, { au: '2026-11-30' }),
      unePrise(MUTUELLE, { du: '2026-12-01', minutesMaximum: 20 }),
    ]
    expect(lignes([uneVisite('2026-11-30', '23:15', 90)], prises)).toEqual([
      [APA, '2026-11-30', 45],
      [MUTUELLE, '2026-12-01', 20],
      [0, '2026-12-01', 25],
    ])
  })

  it.each([
    ['M', '2026-11-30', '2026-12-01'],
    ['S', '2026-11-29', '2026-11-30'],
    ['S', '2026-12-27', '2026-12-28'],
    ['A', '2026-12-31', '2027-01-01'],
    ['M', '2028-02-29', '2028-03-01'],
    ['X', '2026-05-15', '2026-11-15'],
    ['X', '2026-02-28', '2026-08-31'],
    ['X', '2028-02-29', '2028-08-31'],
  ] as const)('period %s: full on %s, anew on %s', (periode, plein, nouveau) => {
    const prises = [unePrise(APA, { minutesMaximum: 60, periode })]
    const veille = jourSuivant(nouveau, -1)
    const visites = [plein, veille, nouveau].map((jour, i) => uneVisite(jour, `1${i}:00`, 60))
    expect(lignes(visites, prises)).toEqual([
      [APA, plein, 60],
      [0, veille, 60],
      [APA, nouveau, 60],
    ])
  })

  it('a week across two months has one cap', () => {
    const prises = [unePrise(APA, { minutesMaximum: 90, periode: 'S', du: '2026-06-01' })]
    // 30 June 2026 is a Tuesday.
    const visites = ['2026-06-29', '2026-07-01', '2026-07-06'].map((j) => uneVisite(j, '09:00', 60))
    expect(lignes(visites, prises)).toEqual([
      [APA, '2026-06-29', 60],
      [APA, '2026-07-01', 30],
      [0, '2026-07-01', 30],
      [APA, '2026-07-06', 60],
    ])
  })

  it('six rolling months give back the minutes of the day that leaves', () => {
    const prises = [unePrise(APA, { minutesMaximum: 100, periode: 'X' })]
    const visites = [
      uneVisite('2026-01-10', '09:00', 60),
      uneVisite('2026-01-20', '09:00', 40),
      uneVisite('2026-07-09', '09:00', 10),
      uneVisite('2026-07-10', '09:00', 70),
      uneVisite('2026-07-20', '09:00', 50),
    ]
    expect(lignes(visites, prises)).toEqual([
      [APA, '2026-01-10', 60],
      [APA, '2026-01-20', 40],
      [0, '2026-07-09', 10],
      [APA, '2026-07-10', 60],
      [0, '2026-07-10', 10],
      [APA, '2026-07-20', 40],
      [0, '2026-07-20', 10],
    ])
  })

  it('two visits across one midnight: six rolling months are full neither on the eve nor on the day after', () => {
    const prises = [unePrise(APA, { minutesMaximum: 100, periode: 'X' })]
    const visites = [
      uneVisite('2026-01-10', '09:00', 60),
      uneVisite('2026-07-09', '23:30', 60),
      uneVisite('2026-07-09', '23:40', 15),
      uneVisite('2026-07-10', '10:00', 90),
    ]
    // 10 January still counts on 9 July, and no more on the 10th.
    expect(lignes(visites, prises)).toEqual([
      [APA, '2026-01-10', 60],
      [APA, '2026-07-09', 30],
      [APA, '2026-07-10', 30],
      [APA, '2026-07-09', 10],
      [0, '2026-07-09', 5],
      [APA, '2026-07-10', 30],
      [0, '2026-07-10', 60],
    ])
  })

  it('two carers who arrive together: the one noted first is served first', () => {
    const [premiere, seconde] = [uneVisite('2026-11-02', '09:00', 40), uneVisite('2026-11-02', '09:00', 40)]
    const plan = { prises: [unePrise(APA, { minutesMaximum: 60 })], couple: [] }
    const payees = repartir([seconde, premiere], plan).parts.map((p) => [p.interventionId, p.minutes])
    expect(payees).toEqual([
      [premiere.id, 40],
      [seconde.id, 20],
      [seconde.id, 20],
    ])
  })

  it('authorises one fifth less, on the days when another of the home has such help too', () => {
    const prises = [unePrise(ASL, { minutesMaximum: 1800, abattementCouple: true })]
    const ensemble = [{ du: '2026-11-01', au: '2026-11-30' }]
    const novembre = [uneVisite('2026-11-02', '06:00', 1000), uneVisite('2026-11-30', '06:00', 800)]
    expect(lignes(novembre, prises, ensemble)).toEqual([
      [ASL, '2026-11-02', 1000],
      [ASL, '2026-11-30', 440],
      [0, '2026-11-30', 360],
    ])
    expect(lignes([uneVisite('2026-12-01', '00:00', 1439)], prises, ensemble)).toEqual([
      [ASL, '2026-12-01', 1439],
    ])
    expect(lignes(novembre, prises)).toEqual([
      [ASL, '2026-11-02', 1000],
      [ASL, '2026-11-30', 800],
    ])
    expect(lignes(novembre, [unePrise(APA, { minutesMaximum: 1800 })], ensemble)[1]).toEqual([
      APA,
      '2026-11-30',
      800,
    ])
  })

  it('a cap that goes down in mid-month takes nothing back', () => {
    const prises = [unePrise(ASL, { minutesMaximum: 100, abattementCouple: true })]
    const ensemble = [{ du: '2026-11-15', au: null }]
    const visites = ['2026-11-02', '2026-11-16'].map((j) => uneVisite(j, '09:00', 95))
    expect(lignes(visites, prises, ensemble)).toEqual([
      [ASL, '2026-11-02', 95],
      [0, '2026-11-16', 95],
    ])
  })

  it('rounds a reduced cap down', () => {
    expect(
      plafondDuJour(
        unePrise(ASL, { minutesMaximum: 101, abattementCouple: true }),
        [{ du: '2026-01-01', au: null }],
        '2026-11-02',
      ),
    ).toBe(80)
  })

  it.each([
    [
      'spring',
      '2026-03-28',
      [
        ['2026-03-28', 60],
        ['2026-03-29', 1380],
        ['2026-03-30', 60],
      ],
    ],
    [
      'autumn',
      '2026-10-24',
      [
        ['2026-10-24', 60],
        ['2026-10-25', 1440],
      ],
    ],
  ] as const)('the days of the %s clock change have the minutes they had', (_, veille, attendues) => {
    const prises = [unePrise(APA, { minutesMaximum: null })]
    expect(lignes([uneVisite(veille, '23:00', 1500)], prises)).toEqual(attendues.map(([j, m]) => [APA, j, m]))
  })
})

it.each([
  ['a month looks no further back', { periode: 'M' }, '2026-11-01'],
  ['a week to its Monday', { periode: 'S' }, '2026-10-26'],
  ['a year to its first day', { periode: 'A' }, '2026-01-01'],
  ['six rolling months', { periode: 'X' }, '2026-05-02'],
  ['no period: the whole agreement', { periode: null, du: '2025-03-01' }, '2025-03-01'],
  ['no cap', { periode: 'A', minutesMaximum: null }, '2026-11-01'],
  ['over before', { periode: 'A', au: '2026-10-31' }, '2026-11-01'],
  ['over on the very day', { periode: 'A', au: '2026-11-01' }, '2026-01-01'],
] as const)('what is read of the past: %s', (_, prise, debut) => {
  expect(debutDesAcquis([unePrise(APA, prise)], '2026-11-01')).toBe(debut)
})

describe('depassements', () => {
  const prises = [unePrise(APA, { minutesMaximum: 60 }), unePrise(ASL, { minutesMaximum: 0, rang: 2 })]
  const depassements = (visites: ARepartir[], acquis: Part[] = []): Depassement[] =>
    repartir(visites, { prises, couple: [] }, acquis).depassements

  it('names the first intervention past the caps of each month, with its minutes', () => {
    const [a, b, c, d] = [
      uneVisite('2026-11-02', '09:00', 60),
      uneVisite('2026-11-03', '09:00', 45),
      uneVisite('2026-11-04', '09:00', 60),
      uneVisite('2026-12-01', '09:00', 70),
    ]
    expect(depassements([d, c, b, a])).toEqual([
      { interventionId: b.id, jour: '2026-11-03', minutes: 45, priseEnChargeId: APA, periode: 'M' },
      { interventionId: d.id, jour: '2026-12-01', minutes: 10, priseEnChargeId: APA, periode: 'M' },
    ])
  })

  it('says nothing at the cap, nor where no prise en charge covers the day', () => {
    expect(
      depassements([uneVisite('2026-11-02', '09:00', 60), uneVisite('2025-12-31', '09:00', 60)]),
    ).toEqual([])
  })

  it('does not name a second one for a period past its caps before', () => {
    const part = {
      jour: '2026-11-01',
      prestation: 'AIDE_VIE',
      priseEnChargeId: null,
      minutes: 5,
      interventionId: 0,
    }
    const visite = uneVisite('2026-11-03', '09:00', 90)
    expect(depassements([visite], [part])).toEqual([])
    expect(depassements([visite], [{ ...part, jour: '2026-10-31' }])).toHaveLength(1)
  })

  it('a cap of zero is past at once', () => {
    const zero = unePrise(MUTUELLE, { prestation: 'ENTRETIEN', minutesMaximum: 0 })
    const visite = uneVisite('2026-11-02', '09:00', 20, 'ENTRETIEN')
    const { depassements: trouves } = repartir([visite], { prises: [zero], couple: [] })
    expect(trouves).toMatchObject([{ interventionId: visite.id, minutes: 20, priseEnChargeId: MUTUELLE }])
  })

  it('tells rolling months once a calendar month, and adds both sides of a midnight', () => {
    const plan = { prises: [unePrise(APA, { minutesMaximum: 0, periode: 'X' })], couple: [] }
    const visites = [
      uneVisite('2026-11-02', '23:30', 60),
      uneVisite('2026-11-09', '09:00', 60),
      uneVisite('2026-12-01', '09:00', 60),
    ]
    expect(repartir(visites, plan).depassements).toMatchObject([
      { interventionId: visites[0]?.id, jour: '2026-11-02', minutes: 60 },
      { interventionId: visites[2]?.id, jour: '2026-12-01', minutes: 60 },
    ])
  })

  it('a visit across two months may be past both', () => {
    const visite = uneVisite('2026-11-30', '20:00', 480)
    expect(depassements([visite]).map(({ jour, minutes }) => [jour, minutes])).toEqual([
      ['2026-11-30', 180],
      ['2026-12-01', 180],
    ])
  })
})

const sansPrestation = ({ interventionId, jour, priseEnChargeId, minutes }: Part) => ({
  ...{ interventionId, jour, priseEnChargeId, minutes },
})

describe('repartir, any plan', () => {
  it('gives what a naive count minute by minute gives', () => {
    fc.assert(
      fc.property(unPlan(), ({ plan, interventions }) => {
        const minutes = minutesParMinute(interventions, plan)
        const { parts, depassements } = repartir(interventions, plan)
        const voulu = {
          parts: enParts(minutes),
          depassements: depassementsParMinute(minutes, interventions, plan),
        }
        // As text: ten thousand deep comparisons would take longer than both counts.
        expect(JSON.stringify({ parts: parts.map(sansPrestation), depassements })).toBe(JSON.stringify(voulu))
      }),
      { numRuns: 10_000 },
    )
  }, 120_000)

  it('shares all the minutes and no more, in whatever order they are given', () => {
    fc.assert(
      fc.property(unPlan(), fc.infiniteStream(fc.nat()), ({ plan, interventions }, alea) => {
        const resultat = repartir(interventions, plan)
        for (const { id, minutes } of interventions) {
          const siennes = resultat.parts.filter(({ interventionId }) => interventionId === id)
          expect(siennes.reduce((somme, part) => somme + part.minutes, 0)).toBe(minutes)
        }
        const melanger = <T>(liste: readonly T[]) =>
          liste
            .map((element) => ({ element, cle: alea.next().value ?? 0 }))
            .toSorted((a, b) => a.cle - b.cle)
            .map(({ element }) => element)
        const melange = { prises: melanger(plan.prises), couple: melanger(plan.couple) }
        expect(repartir(melanger(interventions), melange)).toEqual(resultat)
      }),
    )
  })

  it('never goes past a cap, in any period or window', () => {
    fc.assert(
      fc.property(unPlan(), ({ plan, interventions }) => {
        const { parts } = repartir(interventions, plan)
        for (const prise of plan.prises) {
          const siennes = parts.filter(({ priseEnChargeId }) => priseEnChargeId === prise.id)
          for (const { jour } of siennes) {
            const { du, au } = prise.periode === null ? { du: '', au: '9999' } : plageDe(prise.periode, jour)
            const pris = siennes.filter((part) => part.jour >= du && part.jour <= au)
            const somme = pris.reduce((total, { minutes }) => total + minutes, 0)
            expect(somme).toBeLessThanOrEqual(prise.minutesMaximum ?? Infinity)
          }
        }
      }),
    )
  })

  it('computed again from any month on, gives the same as from the beginning', () => {
    fc.assert(
      fc.property(unPlan(), fc.nat(), ({ plan, interventions }, n) => {
        const tout = repartir(interventions, plan)
        const jours = new Map(interventions.map(({ id, debut }) => [id, jourDe(debut)]))
        const jourDuNumero = (id: number) => jours.get(id) ?? ''
        const coupe = premierDuMois([...jours.values()][n % Math.max(1, jours.size)] ?? '2026-01-01')
        const lu = jourSuivant(debutDesAcquis(plan.prises, coupe), -7)
        const avant = tout.parts.filter(({ interventionId }) => jourDuNumero(interventionId) < coupe)
        const acquis = avant.filter(({ interventionId }) => jourDuNumero(interventionId) >= lu)
        const restantes = interventions.filter(({ id }) => jourDuNumero(id) >= coupe)
        const suite = repartir(restantes, plan, acquis)
        expect([...avant, ...suite.parts]).toEqual(tout.parts)
        expect(suite.depassements).toEqual(
          tout.depassements.filter(({ interventionId }) => jourDuNumero(interventionId) >= coupe),
        )
      }),
      { numRuns: 500 },
    )
  })
})
