import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decoupeur, LigneTropLongue } from './lignes.ts'

test('les lignes ne dépendent pas de la façon dont les octets arrivent', () => {
  const ligne = fc.string({ unit: 'grapheme' }).map((texte) => texte.replaceAll('\n', ' '))
  fc.assert(
    fc.property(fc.array(ligne), fc.array(fc.nat()), (lignes, coupes) => {
      const octets = Buffer.from(lignes.map((l) => `${l}\n`).join(''))
      const decouper = decoupeur(10_000)
      const bornes = coupes.map((c) => c % (octets.length + 1)).toSorted((a, b) => a - b)
      const recues = [...bornes, octets.length].flatMap((borne, i) =>
        decouper(octets.subarray(bornes[i - 1] ?? 0, borne)),
      )
      expect(recues).toEqual(lignes.map((l) => l.toWellFormed()))
    }),
  )
})

test('une ligne trop longue est refusée, finie ou non', () => {
  expect(() => decoupeur(5)(Buffer.from('123456'))).toThrow(LigneTropLongue)
  expect(() => decoupeur(5)(Buffer.from('123456\n'))).toThrow(LigneTropLongue)
  expect(decoupeur(5)(Buffer.from('12345\n'))).toEqual(['12345'])
})
