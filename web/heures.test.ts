import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jourDe } from '../domain/regles/jours.ts'
import { ecrireHeure, lireHeure, lireHeures } from './heures.ts'

const JOUR = '2026-11-23'
const a = (texte: string) => Date.parse(texte)

describe('hours as they are typed', () => {
  it.each(['8:32', '8h32', '8 h 32', '08:32', '0832', '832', '8.32', ' 8\u00A0h\u00A032 '])('%s', (texte) => {
    expect(lireHeure(JOUR, texte)).toEqual({ type: 'heure', instant: a('2026-11-23T08:32:00+01:00') })
  })

  it('a whole hour, nothing, and what is no hour', () => {
    expect(lireHeure(JOUR, '8h')).toEqual({ type: 'heure', instant: a('2026-11-23T08:00:00+01:00') })
    expect(lireHeure(JOUR, '  ')).toEqual({ type: 'vide' })
    for (const faux of ['25:00', '8:60', 'huit', '8', '-8:30', '12345', '8:3']) {
      expect(lireHeure(JOUR, faux).type, faux).toBe('faute')
    }
  })

  it('the hour that autumn holds twice asks which, the one that spring skips does not exist', () => {
    expect(lireHeure('2026-10-25', '2:30')).toMatchObject({ faute: expect.stringContaining('2:30 hiver') })
    expect(lireHeure('2026-10-25', '2:30 été')).toEqual({
      type: 'heure',
      instant: a('2026-10-25T02:30:00+02:00'),
    })
    expect(lireHeure('2026-10-25', '2h30 hiver')).toEqual({
      type: 'heure',
      instant: a('2026-10-25T02:30:00+01:00'),
    })
    expect(lireHeure('2026-03-29', '2:30')).toMatchObject({ faute: expect.stringContaining('n’existe pas') })
  })

  it('a departure earlier than the arrival is of the next day, across the change of hour too', () => {
    expect(lireHeures(JOUR, { debut: '22:30', fin: '0:15' })).toEqual({
      debut: a('2026-11-23T22:30:00+01:00'),
      fin: a('2026-11-24T00:15:00+01:00'),
      fautes: {},
    })
    expect(lireHeures('2026-10-24', { debut: '23:00', fin: '2:30' }).fautes.fin).toContain('2:30 été')
    expect(lireHeures('2026-10-24', { debut: '23:00', fin: '2:30 hiver' }).fin).toBe(
      a('2026-10-25T02:30:00+01:00'),
    )
  })

  it('an hour that is not touched keeps its seconds', () => {
    const avant = { debut: a('2026-11-23T08:32:10+01:00'), fin: a('2026-11-24T00:10:50+01:00') }
    expect(lireHeures(JOUR, { debut: '8:32', fin: '0:10' }, avant)).toEqual({ ...avant, fautes: {} })
    const sansDepart = { debut: avant.debut, fin: null }
    expect(lireHeures(JOUR, { debut: '8:32', fin: '8:32' }, sansDepart).fin).toBe(avant.debut)
    expect(lireHeures(JOUR, { debut: '8:32', fin: '0:11' }, avant).fin).toBe(a('2026-11-24T00:11:00+01:00'))
  })

  it('what is shown reads back as the same minute, on every day of years', () => {
    const minutes = fc.integer({
      min: a('2020-01-01T00:00:00Z') / 60_000,
      max: a('2031-01-01T00:00:00Z') / 60_000,
    })
    fc.assert(
      fc.property(minutes, (minute) => {
        const instant = minute * 60_000
        expect(lireHeure(jourDe(instant), ecrireHeure(instant))).toEqual({ type: 'heure', instant })
      }),
      { examples: [[a('2026-10-25T02:30:00+02:00') / 60_000], [a('2026-10-25T02:30:00+01:00') / 60_000]] },
    )
  })
})
