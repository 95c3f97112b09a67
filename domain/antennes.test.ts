import { expect, it } from 'vitest'
import { baseDeTest } from '../test/base.ts'
import { poserAntenne } from './antennes.ts'

const EST = {
  code: 'EST',
  nom: 'Paris domicile Est',
  adresse: '124 avenue Ledru-Rollin',
  codesPostaux: ['75011', '75012'],
}

it('adds an antenne, then sets it anew', async () => {
  const db = await baseDeTest()
  await poserAntenne(db, EST, 1)
  await poserAntenne(db, { ...EST, nom: 'Est', codesPostaux: ['75020'] }, 2)
  expect(await db.selectFrom('antenne').select(['code', 'nom']).execute()).toEqual([
    { code: 'EST', nom: 'Est' },
  ])
  const codes = await db.selectFrom('antenne_code_postal').select('code_postal').execute()
  expect(codes).toEqual([{ code_postal: '75020' }])
})

it.each([
  [{ code: 'est !' }, 'majuscules'],
  [{ code: 'SUD', codesPostaux: ['7501'] }, 'code postal'],
  [{ code: 'SUD', codesPostaux: ['75013', '75011'] }, 'déjà celui de EST'],
])('refuses %j and changes nothing', async (faute, raison) => {
  const db = await baseDeTest()
  await poserAntenne(db, EST, 1)
  await expect(poserAntenne(db, { ...EST, ...faute }, 2)).rejects.toThrow(raison)
  expect(await db.selectFrom('antenne').select('code').execute()).toEqual([{ code: 'EST' }])
  expect(await db.selectFrom('antenne_code_postal').select('code_postal').execute()).toHaveLength(2)
})
