import { expect, test } from 'vitest'
import { lireAppelant } from './appelant.ts'
import type { Environnement } from './environnement.ts'

const INSTANT = Date.UTC(2026, 10, 23, 7, 32)
const DE = '%3Csip%3A0142000001%40op.example%3E%3Btag%3Da'
const PAI = '%3Csip%3A%2B33142000001%40op.example%3E'

function unEnvironnement(environnement: Partial<Environnement>): Environnement {
  return {
    uniqueid: '1795393863.0',
    extension: '0800400800',
    numero: '0142000001',
    presentation: 0,
    arguments: [DE, PAI, 'abc%40op.example'],
    ...environnement,
  }
}

test('un appel ordinaire : le numéro normalisé, les en-têtes tels que reçus', () => {
  expect(lireAppelant(unEnvironnement({}), INSTANT)).toEqual({
    uniqueid: '1795393863.0',
    callId: 'abc@op.example',
    instant: INSTANT,
    did: '0800400800',
    deBrut: '<sip:0142000001@op.example>;tag=a',
    paiBrut: '<sip:+33142000001@op.example>',
    numero: '+33142000001',
    presentation: 'fournie',
    origine: 'telephone',
  })
})

test.for(['0142000001', '+33142000001', '0033142000001', '33142000001', '142000001'])(
  '%s est normalisé',
  (numero) => {
    expect(lireAppelant(unEnvironnement({ numero }), INSTANT).numero).toBe('+33142000001')
  },
)

test.for([
  ['masquee', { presentation: 32 }],
  ['masquee', { presentation: 35, numero: 'unknown' }],
  ['masquee', { presentation: 33, arguments: [DE, PAI, 'x', 'anonyme'] }],
  ['anonyme', { numero: 'anonymous' }],
  ['anonyme', { numero: 'unknown', arguments: [DE, PAI, 'x', 'anonyme'] }],
  ['vide', { numero: 'unknown' }],
  ['vide', { numero: '' }],
  ['vide', { presentation: 67 }],
  ['malformee', { numero: 'unknown', arguments: [DE, PAI, 'x', 'malformee'] }],
  ['malformee', { numero: '12;drop' }],
  ['malformee', { numero: '12' }],
] as const)('%s : aucun numéro ne reste, %o', ([presentation, environnement]) => {
  const appelant = lireAppelant(unEnvironnement(environnement), INSTANT)
  expect(appelant).toMatchObject({ presentation, numero: null })
  const tue = presentation === 'masquee' || presentation === 'anonyme'
  if (tue) expect(JSON.stringify(appelant)).not.toContain('42000001')
})

test('des en-têtes interminables ou mal codés ne font pas échouer l’appel', () => {
  const appelant = lireAppelant(unEnvironnement({ arguments: ['%zz', 'a'.repeat(9000)] }), INSTANT)
  expect(appelant).toMatchObject({ deBrut: '%zz', callId: '' })
  expect(appelant.paiBrut).toHaveLength(256)
})
