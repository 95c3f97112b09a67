import { describe, expect, it } from 'vitest'
import { anomalies } from './anomalies.ts'
import { instantDe } from './jours.ts'
import { DEFAUTS } from './parametres.ts'

const a = (heure: string) => instantDe('2026-11-23', heure)
const midi = a('12:00')

describe('anomalies', () => {
  it.each([
    ['a plain visit', '09:00', '10:00', midi, []],
    ['in progress', '09:00', null, midi, []],
    ['not closed once the longest duration has passed', '09:00', null, a('21:00'), ['SANS_DEPART']],
    ['not closed, one minute earlier', '09:00', null, a('20:59'), []],
    ['no arrival', null, '10:00', midi, ['SANS_ARRIVEE']],
    ['shorter than five minutes', '09:00', '09:04', midi, ['TROP_COURTE']],
    ['five minutes are enough', '09:00', '09:05', midi, []],
    ['before opening', '07:59', '09:00', midi, ['HORS_HORAIRE']],
    ['at opening and at closing', '08:00', '20:00', midi, []],
    ['after closing', '19:30', '20:31', midi, ['HORS_HORAIRE']],
  ] as const)('%s', (_, debut, fin, maintenant, attendues) => {
    const horodatage = {
      debut_brut: debut === null ? null : a(debut),
      fin_brut: fin === null ? null : a(fin),
      origine: 'telephone' as const,
    }
    expect(anomalies(horodatage, DEFAUTS, maintenant)).toEqual(attendues)
  })

  it('marks a stamp of the fallback and a visit longer than the longest', () => {
    const horodatage = { debut_brut: a('08:00'), fin_brut: a('20:01'), origine: 'secours' as const }
    expect(anomalies(horodatage, DEFAUTS, midi)).toEqual(['TROP_LONGUE', 'SECOURS'])
  })
})
