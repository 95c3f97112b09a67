import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { debutDuJour, heureDe, instantDe, jourDe, jourSuivant, journeeDe, versIso } from './jours.ts'

it('cuts days in Paris, not in UTC', () => {
  expect(jourDe(Date.parse('2026-11-22T23:30:00Z'))).toBe('2026-11-23')
  expect(jourDe(Date.parse('2026-07-13T22:00:00Z'))).toBe('2026-07-14')
})

it('says Paris hours', () => {
  expect(heureDe(Date.parse('2026-11-23T07:32:59Z'))).toEqual({ heure: 8, minute: 32 })
})

it('has a day of 23 hours in spring and of 25 in autumn', () => {
  const heures = (jour: string) => (debutDuJour(jourSuivant(jour)) - debutDuJour(jour)) / 3_600_000
  expect([heures('2026-03-29'), heures('2026-10-25'), heures('2028-02-29')]).toEqual([23, 25, 24])
})

it('writes the offset of the moment', () => {
  expect(versIso(instantDe('2026-10-25', '01:30'))).toBe('2026-10-25T01:30:00+02:00')
  expect(versIso(instantDe('2026-10-25', '03:30'))).toBe('2026-10-25T03:30:00+01:00')
})

it('gives the day the calendar gives, at any instant of a century', () => {
  const instants = fc.oneof(
    fc.integer({ min: Date.parse('1950-01-01'), max: Date.parse('2060-01-01') }),
    fc
      .tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: -2, max: 2 }))
      .map(([n, ecart]) => debutDuJour(jourSuivant('1960-01-01', n)) + ecart),
  )
  fc.assert(
    fc.property(instants, (instant) => {
      const attendu = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('Europe/Paris')
      const jour = attendu.toPlainDate().toString()
      expect(journeeDe(instant)).toEqual({ jour, fin: debutDuJour(jourSuivant(jour)) })
    }),
    { numRuns: 2000 },
  )
})
