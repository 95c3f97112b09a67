import { expect, it } from 'vitest'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { unePriseEnCharge } from '../test/financement.ts'
import { partsMalAttribuees, partsQuiNeFontPasLeTout } from './verifierRepartition.ts'

async function uneBase() {
  const db = await baseDeTest()
  const [elle, autre] = [await unBeneficiaire(db), await unBeneficiaire(db)]
  const { id: intervenantId } = await unIntervenant(db)
  const qui = { beneficiaire_id: elle.id, intervenant_id: intervenantId, antenne_id: elle.antenneId }
  const quand = { jour: '2026-11-23', debut: 0, fin: 3_600_000, debut_brut: 0, fin_brut: 3_600_000 }
  const { id } = await db
    .insertInto('intervention')
    .values({ ...qui, ...quand, origine: 'telephone', retenu_min: 60, modifie_le: 0 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const prise = await unePriseEnCharge(db, elle.id, { date_fin: '2026-11-30' })
  const dUneAutre = await unePriseEnCharge(db, autre.id)
  const parts = async (
    ...lignes: { prise: number | null; minutes: number; jour?: string; prestation?: string }[]
  ) => {
    await db.deleteFrom('repartition').execute()
    for (const [ordre, { prise: prise_en_charge_id, ...ligne }] of lignes.entries()) {
      const commun = { intervention_id: id, ordre, regles: 1, jour: '2026-11-23', prestation: 'AIDE_VIE' }
      await db
        .insertInto('repartition')
        .values({ ...commun, prise_en_charge_id, ...ligne })
        .execute()
    }
  }
  return { db, id, elle, prise, dUneAutre, parts }
}

it('finds parts that do not sum to the retained minutes', async () => {
  const { db, id, prise, parts } = await uneBase()
  await parts({ prise, minutes: 40 }, { prise: null, minutes: 20 })
  expect(await partsQuiNeFontPasLeTout(db)).toEqual([])
  await parts({ prise, minutes: 40 })
  expect(await partsQuiNeFontPasLeTout(db)).toEqual([
    `intervention ${id} : 60 minutes retenues, 40 réparties`,
  ])
  await parts()
  expect(await partsQuiNeFontPasLeTout(db)).toHaveLength(1)
})

it('finds parts paid by what does not cover them, unless they are about to be computed again', async () => {
  const { db, id, elle, prise, dUneAutre, parts } = await uneBase()
  await parts({ prise, minutes: 60 })
  expect(await partsMalAttribuees(db)).toEqual([])
  const faute = [`intervention ${id}, part 0`]
  await parts({ prise: dUneAutre, minutes: 60 })
  expect(await partsMalAttribuees(db)).toEqual(faute)
  await parts({ prise, minutes: 60, jour: '2026-12-01' })
  expect(await partsMalAttribuees(db)).toEqual(faute)
  await parts({ prise, minutes: 60, jour: '2025-12-31' })
  expect(await partsMalAttribuees(db)).toEqual(faute)
  await parts({ prise, minutes: 60, prestation: 'REPAS' })
  expect(await partsMalAttribuees(db)).toEqual(faute)
  await db.insertInto('recalcul').values({ beneficiaire_id: elle.id, jour: '2026-11-23' }).execute()
  expect(await partsMalAttribuees(db)).toEqual([])
})
