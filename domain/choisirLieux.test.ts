import { expect, it } from 'vitest'
import { baseDeTest } from '../test/base.ts'
import { unAppel, unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { choisirLieux } from './choisirLieux.ts'
import { pointer } from './pointer.ts'
import { instantDe } from './regles/jours.ts'

const a = (heure: string) => instantDe('2026-11-23', heure)

async function couple() {
  const db = await baseDeTest()
  const lieux = [await unBeneficiaire(db), await unBeneficiaire(db)]
  const [elle, lui] = lieux
  if (!elle || !lui) throw new Error('il en faut deux')
  const { id } = await unIntervenant(db)
  const prevue = (beneficiaire_id: number, debut: string, fin: string) =>
    db
      .insertInto('visite')
      .values({
        beneficiaire_id,
        intervenant_id: id,
        debut: a(debut),
        fin: a(fin),
        jour: '2026-11-23',
        prestation: 'AD',
      })
      .execute()
  return { db, lieux, elle, lui, id, prevue }
}

it('asks when nothing tells the homes of one line apart', async () => {
  const { db, lieux, id } = await couple()
  expect(await choisirLieux(db, id, lieux, a('09:00'))).toBe('demander')
})

it('takes the home of the planned visit, and asks when both are planned', async () => {
  const { db, lieux, elle, lui, id, prevue } = await couple()
  await prevue(lui.id, '09:30', '10:30')
  expect(await choisirLieux(db, id, lieux, a('09:00'))).toEqual([lui])
  expect(await choisirLieux(db, id, lieux, a('14:00'))).toBe('demander')
  await prevue(elle.id, '10:00', '11:00')
  expect(await choisirLieux(db, id, lieux, a('09:15'))).toBe('demander')
})

it('prefers her open intervention to the plan', async () => {
  const { db, lieux, elle, lui, id, prevue } = await couple()
  await prevue(lui.id, '09:30', '10:30')
  const demande = { saisies: [], identification: 'ligne' as const, intervenantId: id, sens: null }
  await pointer(db, { ...demande, appel: unAppel(a('08:30')), lieux: [elle] })
  expect(await choisirLieux(db, id, lieux, a('09:30'))).toEqual([elle])
})

it('takes both when both were opened together, and one when there is but one', async () => {
  const { db, lieux, elle, id } = await couple()
  const demande = { saisies: [], identification: 'ligne' as const, intervenantId: id, sens: null }
  await pointer(db, { ...demande, appel: unAppel(a('08:30')), lieux })
  expect(await choisirLieux(db, id, lieux, a('09:30'))).toEqual(lieux)
  expect(await choisirLieux(db, id, [elle], a('09:30'))).toEqual([elle])
})
