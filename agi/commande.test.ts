import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lireCommande } from '../test/asterisk.ts'
import { CommandeRefusee, composer } from './commande.ts'

const argument = fc
  .string({ unit: 'grapheme' })
  // oxlint-disable-next-line no-control-regex
  .filter((texte) => texte.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(texte))

test('Asterisk relit les arguments tels que nous les donnons', () => {
  fc.assert(
    fc.property(fc.array(argument, { maxLength: 10 }), (parametres) => {
      expect(lireCommande(composer('VERBOSE', ...parametres))).toEqual(['VERBOSE', ...parametres])
    }),
  )
})

test.for([...Array(32).keys(), 127])('le caractère de contrôle %i est refusé', (code) => {
  expect(() => composer('SET VARIABLE', 'X', `a${String.fromCodePoint(code)}b`)).toThrow(CommandeRefusee)
})

test('une ligne de plus de 8000 octets est refusée : Asterisk en ferait deux commandes', () => {
  const place = 8000 - Buffer.byteLength('VERBOSE ""')
  expect(() => composer('VERBOSE', 'a'.repeat(place))).not.toThrow()
  expect(() => composer('VERBOSE', 'a'.repeat(place + 1))).toThrow(CommandeRefusee)
  expect(() => composer('VERBOSE', 'é'.repeat(place / 2 + 1))).toThrow(CommandeRefusee)
})
