import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EnvironnementRefuse, lireEnvironnement } from './environnement.ts'

const NORMAL = [
  'agi_network: yes',
  'agi_network_script: pointage?cle=a: b',
  'agi_uniqueid: 1795393863.0',
  'agi_callerid: 0612345678',
  'agi_calleridname: Dupont: Jean',
  'agi_callingpres: 0',
  'agi_extension: 0800400800',
  'agi_accountcode: ',
  'agi_arg_1: deux:trois',
  'agi_arg_2: ',
  'agi_arg_3: c',
]

test('un bloc tel qu’Asterisk l’envoie', () => {
  expect(lireEnvironnement(NORMAL)).toEqual({
    uniqueid: '1795393863.0',
    extension: '0800400800',
    numero: '0612345678',
    presentation: 0,
    arguments: ['deux:trois', '', 'c'],
  })
})

test.for([
  ['une clé répétée, après la vraie', [...NORMAL, 'agi_callerid: 0699999999']],
  ['une clé répétée, avant la vraie', ['agi_extension: 0899', ...NORMAL]],
  ['une clé répétée à l’identique', [...NORMAL, 'agi_network: yes']],
  ['une ligne sans séparateur', [...NORMAL, 'bonjour']],
  ['une ligne qui commence par le séparateur', [...NORMAL, ': bonjour']],
  ['une clé qui n’est pas d’AGI', [...NORMAL, 'host: x']],
  ['une clé interminable', [...NORMAL, `agi_${'x'.repeat(100)}: x`]],
  ['un retour chariot', [...NORMAL, 'agi_rdnis: a\rb']],
  ['un caractère nul', [...NORMAL, 'agi_rdnis: a\u0000b']],
  ['trop de lignes', [...NORMAL, ...Array.from({ length: 60 }, (_, i) => `agi_x${i}: x`)]],
  ['trop de caractères', [...NORMAL, `agi_rdnis: ${'x'.repeat(20_000)}`]],
  ['pas d’uniqueid', NORMAL.filter((ligne) => !ligne.startsWith('agi_uniqueid'))],
  ['un uniqueid qui remonterait un dossier', NORMAL.map((l) => l.replace('1795393863.0', '../../etc'))],
  ['pas de présentation', NORMAL.filter((ligne) => !ligne.startsWith('agi_callingpres'))],
  ['une présentation qui n’est pas un nombre', NORMAL.map((l) => l.replace('pres: 0', 'pres: x'))],
  ['rien', []],
] as const)('refusé : %s', ([, lignes]) => {
  expect(() => lireEnvironnement(lignes)).toThrow(EnvironnementRefuse)
})

test('quoi qu’un appelant y glisse, un numéro ne peut pas en remplacer un autre', () => {
  const lignes = fc.array(
    fc.oneof(fc.string(), fc.constantFrom(...NORMAL), fc.constant('agi_callerid: 0699999999')),
  )
  fc.assert(
    fc.property(lignes, fc.nat(NORMAL.length), (glissees, rang) => {
      try {
        expect(lireEnvironnement(NORMAL.toSpliced(rang, 0, ...glissees)).numero).toBe('0612345678')
      } catch (erreur) {
        expect(erreur).toBeInstanceOf(EnvironnementRefuse)
      }
    }),
  )
})
