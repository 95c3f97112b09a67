import { describe, expect, it } from 'vitest'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, uneLigne, unIntervenant } from '../test/constructeurs.ts'
import { intervenantDuCode, lieuDuCode, lieuxDeLaLigne } from './identifier.ts'

const LIGNE = '+33142000001'
const J = '2026-11-23'

describe('lieuxDeLaLigne', () => {
  it.each([
    ['open', {}, 1],
    ['not allowed to stamp', { pointage: 0 as const }, 0],
    ['from today', { du: J }, 1],
    ['from tomorrow', { du: '2026-11-24' }, 0],
    ['until today', { au: J }, 1],
    ['until yesterday', { au: '2026-11-22' }, 0],
  ])('a line %s', async (_, ligne, attendus) => {
    const db = await baseDeTest()
    const { id } = await unBeneficiaire(db)
    await uneLigne(db, id, LIGNE, ligne)
    expect(await lieuxDeLaLigne(db, LIGNE, J)).toHaveLength(attendus)
  })

  it('gives both of a couple, and nobody who was archived', async () => {
    const db = await baseDeTest()
    const couple = [
      await unBeneficiaire(db, { numeros: [LIGNE] }),
      await unBeneficiaire(db, { numeros: [LIGNE] }),
    ]
    await unBeneficiaire(db, { numeros: [LIGNE], archive_le: 1 })
    expect((await lieuxDeLaLigne(db, LIGNE, J)).map(({ id }) => id)).toEqual(couple.map(({ id }) => id))
  })
})

describe('lieuDuCode', () => {
  it('finds a home, unless it was archived', async () => {
    const db = await baseDeTest()
    const { id, code } = await unBeneficiaire(db)
    const { code: ancien } = await unBeneficiaire(db, { archive_le: 1 })
    expect(await lieuDuCode(db, code)).toMatchObject({ id })
    expect(await lieuDuCode(db, ancien)).toBeUndefined()
  })
})

describe('intervenantDuCode', () => {
  it.each([
    ['in service', {}, true],
    ['who begins today', { date_entree: J }, true],
    ['who begins tomorrow', { date_entree: '2026-11-24' }, false],
    ['whose last day is today', { date_sortie: J }, true],
    ['who left yesterday', { date_sortie: '2026-11-22' }, false],
    ['archived', { archive_le: 1 }, false],
  ])('a carer %s', async (_, intervenant, connue) => {
    const db = await baseDeTest()
    const { code } = await unIntervenant(db, intervenant)
    expect((await intervenantDuCode(db, code, J)) !== undefined).toBe(connue)
  })

  it('knows a code given back to another by its dates', async () => {
    const db = await baseDeTest()
    const ancienne = await unIntervenant(db, { code: '10003' })
    await db.updateTable('code').set({ au: '2026-11-22' }).where('code', '=', '10003').execute()
    const nouvelle = await unIntervenant(db, { code: '20009' })
    await db.updateTable('code').set({ code: '10003', du: J }).where('code', '=', '20009').execute()
    expect(await intervenantDuCode(db, '10003', '2026-11-22')).toMatchObject({ id: ancienne.id })
    expect(await intervenantDuCode(db, '10003', J)).toMatchObject({ id: nouvelle.id })
  })
})
