import { expect, test } from 'vitest'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { unTelephone } from '../test/telephone.ts'

test('arrivée', async () => {
  const db = await baseDeTest()
  await unBeneficiaire(db, { numeros: ['+33142000001'] })
  const { code } = await unIntervenant(db)
  const tel = await unTelephone(db)
  const e = await tel.appeler({ touches: { 'bienvenue-code': code } })
  console.log(JSON.stringify(e), tel.issues())
  expect(e.suite).toBe(16)
})
