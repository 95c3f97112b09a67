import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliser } from './numero.ts'

describe('normaliser', () => {
  it.each([
    ['0142000001', '+33142000001'],
    ['01 42 00 00 01', '+33142000001'],
    ['+33142000001', '+33142000001'],
    ['0033142000001', '+33142000001'],
    ['33142000001', '+33142000001'],
    ['142000001', '+33142000001'],
    ['0639980001', '+33639980001'],
    ['+33639400001', '+262639400001'],
    ['0199000001', '+33199000001'],
    ['0692123456', '+262692123456'],
    ['+262692123456', '+262692123456'],
    ['+32470123456', '+32470123456'],
    ['anonymous', null],
    ['', null],
    ['3631', null],
    ['+', null],
    ['0142000001\nagi_callerid: 0699999999', null],
    ['0142000001;phone-context=x', null],
    ['00000000000', null],
    ['+142000001', null],
  ])('%j → %j', (brut, attendu) => {
    expect(normaliser(brut)).toBe(attendu)
  })

  const notations = (national: string) => [
    `0${national}`,
    `+33${national}`,
    `0033${national}`,
    `33${national}`,
    national,
  ]
  const national = fc
    .tuple(
      fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
      fc.integer({ min: 10_000_000, max: 99_999_999 }),
    )
    .map(([prefixe, suite]) => `${prefixe}${suite}`)

  it('reads every notation of a number as the same number, and two numbers never as one', () => {
    fc.assert(
      fc.property(national, national, (a, b) => {
        const [canonique, ...autres] = notations(a).map(normaliser)
        fc.pre(canonique !== null)
        expect(new Set(autres)).toEqual(new Set([canonique]))
        if (a !== b) expect(normaliser(`0${b}`)).not.toBe(canonique)
      }),
    )
  })

  it('is idempotent and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\+?\d{0,16}$/)), (brut) => {
        const numero = normaliser(brut)
        if (numero !== null) expect(normaliser(numero)).toBe(numero)
      }),
    )
  })
})
