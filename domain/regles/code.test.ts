import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cle, codeValide, tirerCode } from './code.ts'

const chiffre = fc.integer({ min: 0, max: 9 }).map(String)
const corps = fc.array(chiffre, { minLength: 1, maxLength: 9 }).map((chiffres) => chiffres.join(''))

it('has the published check digit', () => {
  expect(cle('572')).toBe('4')
})

it('catches every single wrong digit', () => {
  fc.assert(
    fc.property(corps, fc.nat(), chiffre, (debut, rang, faux) => {
      const code = debut + cle(debut)
      const place = rang % code.length
      fc.pre(code[place] !== faux)
      expect(codeValide(code, code.length)).toBe(true)
      expect(codeValide(code.slice(0, place) + faux + code.slice(place + 1), code.length)).toBe(false)
    }),
  )
})

it('catches every swap of two neighbours', () => {
  fc.assert(
    fc.property(corps, fc.nat(), (debut, rang) => {
      const code = debut + cle(debut)
      const i = rang % (code.length - 1)
      fc.pre(code[i] !== code[i + 1])
      const echange = code.slice(0, i) + (code[i + 1] ?? '') + (code[i] ?? '') + code.slice(i + 2)
      expect(codeValide(echange, code.length)).toBe(false)
    }),
  )
})

it('draws valid codes that never begin with 0 or 9, keys of their own on the telephone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 0.9999, noNaN: true }), { minLength: 5, maxLength: 5 }),
      (aleas) => {
        const reste = [...aleas]
        const code = tirerCode(5, () => reste.shift() ?? 0)
        expect(codeValide(code, 5)).toBe(true)
        expect(code).toMatch(/^[1-8]/)
      },
    ),
  )
})

it('refuses anything but digits', () => {
  expect(() => cle('12a')).toThrow('suite de chiffres')
  expect(codeValide('', 5)).toBe(false)
  expect(codeValide('1٢345', 5)).toBe(false)
})
