import { expect, test } from 'vitest'
import { deposerMessage } from '../domain/messages.ts'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { unTelephone } from '../test/telephone.ts'
import type { Voix } from './message.ts'

const INSTANT = Date.UTC(2026, 10, 23, 7, 32)
const DIT = ['bienvenue-code', 'arrivee', 'heure-8', 'minute-32']
const rendue: Voix = async () => ({ nom: '/messages/abc', dureeMaxMs: 4000 })

async function unMessageAttend(voix: Voix) {
  const db = await baseDeTest()
  await unBeneficiaire(db, { numeros: ['+33142000001'] })
  const awa = await unIntervenant(db)
  const texte = 'Passez à l’antenne ce soir.'
  await deposerMessage(db, { intervenantId: awa.id, texte, utilisateurId: null, maintenant: INSTANT })
  const telephone = await unTelephone(db, { voix, instant: INSTANT })
  const entenduLe = async () =>
    (await db.selectFrom('message').select('entendu_le').executeTakeFirstOrThrow()).entendu_le
  return { telephone, awa, entenduLe }
}

test('il est lu après la confirmation, une fois', async () => {
  const { telephone, awa, entenduLe } = await unMessageAttend(rendue)
  const { entendu, suite } = await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
  expect(suite).toBe(16)
  expect(entendu).toEqual([...DIT, 'message', '/messages/abc', 'merci'])
  expect(await entenduLe()).toBe(INSTANT)
  telephone.horloge.instant += 3_600_000
  expect((await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })).entendu).not.toContain(
    'message',
  )
})

test.for([
  ['coupé par une touche', { touches: { '/messages/abc': '5' } }],
  ['coupé à son annonce', { touches: { message: '5' } }],
  ['coupé par un raccrochage', { raccrocheApres: 8 }],
  ['jamais atteint', { raccrocheApres: 4 }],
  ['absent du disque d’Asterisk', { absents: ['/messages/abc'] }],
] as const)('%s, il reste à entendre', async ([, appelante]) => {
  const { telephone, awa, entenduLe } = await unMessageAttend(rendue)
  const touches = { 'bienvenue-code': awa.code, ...('touches' in appelante ? appelante.touches : {}) }
  expect((await telephone.appeler({ ...appelante, touches })).suite).toBe(16)
  await expect.poll(() => telephone.issues()).toEqual({ arrivee: 1 })
  expect(await entenduLe()).toBeNull()
})

test.for<[string, Voix]>([
  ['qui ne sait pas le dire', async () => undefined],
  ['qui échoue', async () => Promise.reject(new Error('pico2wave'))],
])('une voix %s laisse l’appel entier', async ([, voix]) => {
  const { telephone, awa, entenduLe } = await unMessageAttend(voix)
  const { entendu, suite } = await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })
  expect(suite).toBe(16)
  expect(entendu).toEqual([...DIT, 'merci'])
  expect(await entenduLe()).toBeNull()
})
