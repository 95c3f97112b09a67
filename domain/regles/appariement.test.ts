import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apparier, roleDe, type Pointage, type Tenue } from './appariement.ts'
import { instantDe } from './jours.ts'

const MINUTE = 60_000
const fenetres = () => ({ repetitionMs: 120_000, dureeMaxMs: 720 * MINUTE })

function paires(
  ...pointages: readonly (readonly [jour: string, heure: string, sens?: 'arrivee' | 'depart'])[]
) {
  const numerotes = pointages.map(([jour, heure, sens], id) => ({
    id,
    instant: instantDe(jour, heure),
    sens: sens ?? null,
  }))
  return durees(numerotes)
}

function durees(pointages: readonly Pointage[]) {
  return apparier(pointages, fenetres).map(({ arrivee, depart }) =>
    arrivee && depart ? (depart.instant - arrivee.instant) / MINUTE : arrivee ? 'ouverte' : 'sans arrivée',
  )
}

describe('apparier', () => {
  const J = '2026-11-23'
  it.each([
    [
      'one visit',
      [
        [J, '08:32'],
        [J, '09:40'],
      ],
      [68],
    ],
    [
      'two visits a day',
      [
        [J, '08:00'],
        [J, '09:00'],
        [J, '18:00'],
        [J, '19:30'],
      ],
      [60, 90],
    ],
    ['in progress', [[J, '08:00']], ['ouverte']],
    [
      'repetition within two minutes',
      [
        [J, '08:00'],
        [J, '08:02'],
      ],
      ['ouverte'],
    ],
    [
      'just past the window',
      [
        [J, '08:00'],
        [J, '08:03'],
      ],
      [3],
    ],
    [
      '"I am leaving" within the window',
      [
        [J, '08:00'],
        [J, '08:01', 'depart'],
      ],
      [1],
    ],
    [
      'across midnight',
      [
        [J, '23:10'],
        ['2026-11-24', '00:50'],
      ],
      [100],
    ],
    ['a departure alone, said so', [[J, '09:00', 'depart']], ['sans arrivée']],
    [
      'forgotten departure: nothing is invented',
      [
        [J, '07:00'],
        [J, '19:00'],
      ],
      ['ouverte', 'ouverte'],
    ],
    [
      'one minute before the longest duration',
      [
        [J, '07:00'],
        [J, '18:59'],
      ],
      [719],
    ],
    [
      'two arrivals by hand: the departure closes the latest',
      [
        [J, '08:00', 'arrivee'],
        [J, '10:00', 'arrivee'],
        [J, '11:00'],
      ],
      ['ouverte', 60],
    ],
    [
      'spring clock change: 1 h 30 to 3 h 30 is one hour',
      [
        ['2026-03-29', '01:30'],
        ['2026-03-29', '03:30'],
      ],
      [60],
    ],
    [
      'autumn clock change: 1 h 30 to 3 h 30 is three hours',
      [
        ['2026-10-25', '01:30'],
        ['2026-10-25', '03:30'],
      ],
      [180],
    ],
  ] as const)('%s', (_, pointages, attendues) => {
    expect(paires(...pointages)).toEqual(attendues)
  })

  describe('around what corrections hold', () => {
    const p = (id: number, heure: string, sens: Pointage['sens'] = null) => ({
      id,
      sens,
      instant: instantDe(J, heure),
    })
    const tenue = (ouverte: readonly [string, string | null] | null, pointage = p(100, '09:00')): Tenue => ({
      interventionId: 7,
      pointage,
      ouverte: ouverte && {
        debut: instantDe(J, ouverte[0]),
        fin: ouverte[1] === null ? null : instantDe(J, ouverte[1]),
      },
    })
    const dites = (pointages: readonly Pointage[], tenues: readonly Tenue[]) =>
      apparier(pointages, fenetres, tenues).map(({ arrivee, depart, repetitions, tenue }) => [
        ...[tenue === null ? 'libre' : 'tenue', arrivee?.id ?? null, depart?.id ?? null],
        repetitions.map(({ id }) => id),
      ])

    it.each([
      ['an open one is closed', ['09:00', null], '10:00', ['tenue', 100, 1, []]],
      ['with the departure she said', ['09:00', '10:00'], '09:55', ['tenue', 100, 1, []]],
      ['within the window after it', ['09:00', '10:00'], '10:02', ['tenue', 100, 1, []]],
      ['a closed one only takes its repetitions', null, '09:02', ['tenue', 100, null, [1]]],
      ['before the arrival she said, too', ['09:30', null], '09:01', ['tenue', 100, null, [1]]],
    ] as const)('%s', (_, ouverte, heure, attendue) => {
      expect(dites([p(1, heure)], [tenue(ouverte)])).toEqual([attendue])
    })

    it.each([
      ['after the departure she said', ['09:00', '10:00'], '10:03'],
      ['a closed one', null, '09:03'],
      ['before the arrival she said', ['09:30', null], '09:29'],
      ['beyond the longest duration', ['09:00', null], '21:00'],
      ['before the stamp', ['08:00', null], '08:30'],
    ] as const)('%s: the call makes its own', (_, ouverte, heure) => {
      expect(dites([p(1, heure)], [tenue(ouverte)])).toContainEqual(['libre', 1, null, []])
    })

    it('the latest open one is closed, held or not', () => {
      expect(dites([p(1, '10:00', 'arrivee'), p(2, '11:00')], [tenue(['09:00', null])])).toEqual([
        ['tenue', 100, null, []],
        ['libre', 1, 2, []],
      ])
      expect(dites([p(1, '08:00'), p(2, '11:00')], [tenue(['09:00', null])])).toEqual([
        ['libre', 1, null, []],
        ['tenue', 100, 2, []],
      ])
    })
  })

  const unPointage = fc.record({
    instant: fc.integer({ min: 0, max: 3000 }).map((minutes) => minutes * MINUTE),
    sens: fc.constantFrom(null, null, null, 'arrivee' as const, 'depart' as const),
  })
  const desPointages = fc.array(unPointage, { maxLength: 14 }).map((p) => p.map((x, id) => ({ ...x, id })))

  it('gives the same interventions in whatever order the calls came in', () => {
    fc.assert(
      fc.property(desPointages, fc.infiniteStream(fc.nat()), (pointages, alea) => {
        const cles = new Map(pointages.map((p) => [p.id, alea.next().value ?? 0]))
        const melanges = pointages.toSorted((a, b) => (cles.get(a.id) ?? 0) - (cles.get(b.id) ?? 0))
        expect(apparier(melanges, fenetres)).toEqual(apparier(pointages, fenetres))
      }),
    )
  })

  it('uses every stamp once, invents no instant, and no visit outlasts the bound', () => {
    fc.assert(
      fc.property(desPointages, (pointages) => {
        const resultat = apparier(pointages, fenetres)
        const utilises = resultat.flatMap(({ arrivee, depart, repetitions }) => [
          arrivee,
          depart,
          ...repetitions,
        ])
        const ids = utilises.filter((p) => p !== null).map(({ id }) => id)
        expect(ids.toSorted((a, b) => a - b)).toEqual(pointages.map(({ id }) => id))
        for (const { arrivee, depart } of resultat) {
          if (!arrivee || !depart) continue
          expect(depart.instant).toBeGreaterThanOrEqual(arrivee.instant)
          expect(depart.instant - arrivee.instant).toBeLessThan(720 * MINUTE)
        }
      }),
    )
  })

  it('tells what a stamp became', () => {
    const pointages = [0, 1, 30].map((minute, id) => ({ id, instant: minute * MINUTE, sens: null }))
    const resultat = apparier(pointages, fenetres)
    expect(roleDe(resultat, 0)).toEqual({ type: 'arrivee' })
    expect(roleDe(resultat, 1)).toEqual({ type: 'repetition', depuis: 0 })
    expect(roleDe(resultat, 2)).toEqual({ type: 'depart' })
  })
})
