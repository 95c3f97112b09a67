import { describe, expect, it } from 'vitest'
import { adresse, cheminLocal, lireJour, lireNumero } from './adresse.ts'
import {
  duree,
  heure,
  heureSecondes,
  jourCourt,
  jourLong,
  masquer,
  minutesEntre,
  nombre,
  telephone,
} from './formats.ts'

const lisible = (texte: string) => texte.replaceAll('\u00A0', ' ').replaceAll('\u202F', ' ')

describe('formats', () => {
  it('writes hours, durations and days as people here do', () => {
    const instant = Date.parse('2026-11-22T08:32:05+01:00')
    expect(lisible(heure(instant))).toBe('8 h 32')
    expect(lisible(heureSecondes(instant))).toBe('8 h 32 min 05 s')
    expect(lisible(duree(65))).toBe('1 h 05')
    expect(jourCourt('2026-11-22')).toBe('22/11/2026')
    expect(jourLong('2026-11-22')).toBe('dimanche 22 novembre 2026')
  })

  it('a duration always agrees with the two hours shown beside it', () => {
    const debut = Date.parse('2026-11-23T09:13:40+01:00')
    const fin = Date.parse('2026-11-23T10:45:38+01:00')
    expect(minutesEntre(debut, fin)).toBe(92)
    expect(minutesEntre(fin, fin)).toBe(0)
  })

  it('a visit through the night of a clock change lasts what it lasted', () => {
    const nuit = minutesEntre(Date.parse('2026-10-25T00:30:00Z'), Date.parse('2026-10-25T01:30:00Z'))
    expect(lisible(heure(Date.parse('2026-10-25T00:30:00Z')))).toBe('2 h 30')
    expect(lisible(heure(Date.parse('2026-10-25T01:30:00Z')))).toBe('2 h 30')
    expect(nuit).toBe(60)
  })

  it.each([
    ['+33142000001', '01 42 00 00 01'],
    ['+262262123456', '+262 262 12 34 56'],
  ])('%s reads %s', (numero, lu) => expect(lisible(telephone(numero))).toBe(lu))

  it.each([
    ['42714', '•••14'],
    ['123457', '••••57'],
    ['12', '12'],
    ['2', '2'],
    ['', ''],
  ])('what was keyed, %s, shows as %s', (saisie, montree) => expect(masquer(saisie)).toBe(montree))

  it('counts in the singular below two', () => {
    expect([0, 1, 2, 12_345].map((n) => lisible(nombre(n, 'appel')))).toEqual([
      '0 appel',
      '1 appel',
      '2 appels',
      '12 345 appels',
    ])
  })
})

describe('addresses', () => {
  it('say only what was chosen', () => {
    expect(adresse('/interventions', { jour: undefined, texte: '', etat: 'en_cours', archives: false })).toBe(
      '/interventions?etat=en_cours',
    )
    expect(adresse('/', {})).toBe('/')
  })

  it.each([
    ['/interventions?jour=2026-11-20', '/interventions?jour=2026-11-20'],
    ['//ailleurs.example', '/'],
    ['/\\ailleurs.example', '/'],
    ['/\t/ailleurs.example', '/'],
    ['https://ailleurs.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/..//ailleurs.example', '/'],
    ['/a b', '/'],
    ['', '/'],
    [undefined, '/'],
  ])('after signing in, %s leads to %s', (suite, vers) => {
    expect(cheminLocal(suite, 'https://sonnette.test')).toBe(vers)
  })

  it('only days that exist, only whole numbers', () => {
    expect(lireJour('2026-02-28')).toBe('2026-02-28')
    for (const faux of ['2026-02-30', '2026-2-3', '1999-01-01', 'demain', "2026-01-01' or 1", undefined]) {
      expect(lireJour(faux)).toBeUndefined()
    }
    expect(lireNumero('42')).toBe(42)
    for (const faux of ['0', '-1', '1e3', '007', '9'.repeat(16), '1 or 1', undefined]) {
      expect(lireNumero(faux)).toBeUndefined()
    }
  })
})
