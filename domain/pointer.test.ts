import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { baseDeTest } from '../test/base.ts'
import { unAppel, unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import type { Lieu } from './identifier.ts'
import { pointer } from './pointer.ts'
import { instantDe } from './regles/jours.ts'

const J = '2026-11-23'

async function pointe(
  db: Db,
  intervenantId: number,
  lieux: Lieu[],
  instant: number,
  sens: 'depart' | null = null,
) {
  const demande = { appel: unAppel(instant), saisies: ['10003'], identification: 'ligne' as const }
  return pointer(db, { ...demande, intervenantId, lieux, sens })
}

async function interventions(db: Db) {
  return db
    .selectFrom('intervention')
    .select(['jour', 'debut_brut', 'fin_brut', 'origine', 'groupe', 'beneficiaire_id'])
    .orderBy((eb) => eb.fn.coalesce('debut_brut', 'fin_brut'))
    .orderBy('beneficiaire_id')
    .execute()
}

describe('pointer', () => {
  it('makes an arrival, then a departure, of one intervention', async () => {
    const db = await baseDeTest()
    const lieu = await unBeneficiaire(db)
    const { id } = await unIntervenant(db)
    expect(await pointe(db, id, [lieu], instantDe(J, '08:32'))).toMatchObject({ resultat: 'arrivee' })
    expect(await pointe(db, id, [lieu], instantDe(J, '09:40'))).toMatchObject({ resultat: 'depart' })
    expect(await interventions(db)).toMatchObject([
      { jour: J, debut_brut: instantDe(J, '08:32'), fin_brut: instantDe(J, '09:40'), origine: 'telephone' },
    ])
  })

  it('says the arrival again when it is repeated, and keeps the call', async () => {
    const db = await baseDeTest()
    const lieu = await unBeneficiaire(db)
    const { id } = await unIntervenant(db)
    await pointe(db, id, [lieu], instantDe(J, '08:32'))
    const repetition = await pointe(db, id, [lieu], instantDe(J, '08:33'))
    expect(repetition).toEqual({ resultat: 'repetition', instant: instantDe(J, '08:32'), dejaConnu: false })
    expect(await interventions(db)).toHaveLength(1)
    expect(await db.selectFrom('appel').select('resultat').execute()).toHaveLength(2)
  })

  it('stamps a call once, however often it is replayed', async () => {
    const db = await baseDeTest()
    const lieu = await unBeneficiaire(db)
    const { id } = await unIntervenant(db)
    const appel = unAppel(instantDe(J, '08:32'))
    const demande = { appel, saisies: [], identification: 'ligne' as const, intervenantId: id, lieux: [lieu] }
    await pointer(db, { ...demande, sens: null })
    expect(await pointer(db, { ...demande, sens: null })).toMatchObject({ dejaConnu: true })
    expect(await db.selectFrom('pointage').selectAll().execute()).toHaveLength(1)
  })

  it('stamps both homes of a couple as a group, and closes both', async () => {
    const db = await baseDeTest()
    const lieux = [await unBeneficiaire(db), await unBeneficiaire(db)]
    const { id } = await unIntervenant(db)
    await pointe(db, id, lieux, instantDe(J, '08:00'))
    await pointe(db, id, lieux, instantDe(J, '09:00'))
    const faites = await interventions(db)
    expect(faites).toHaveLength(2)
    expect(new Set(faites.map(({ groupe }) => groupe)).size).toBe(1)
    expect(faites.every(({ fin_brut, groupe }) => fin_brut !== null && groupe !== null)).toBe(true)
  })

  it('keeps two carers at one home apart', async () => {
    const db = await baseDeTest()
    const lieu = await unBeneficiaire(db)
    const binome = [await unIntervenant(db), await unIntervenant(db)]
    for (const { id } of binome)
      expect(await pointe(db, id, [lieu], instantDe(J, '08:00'))).toMatchObject({ resultat: 'arrivee' })
    for (const { id } of binome)
      expect(await pointe(db, id, [lieu], instantDe(J, '09:00'))).toMatchObject({ resultat: 'depart' })
  })

  it('gives the same interventions in whatever order the calls reach the base', async () => {
    const db = await baseDeTest()
    const lieu = await unBeneficiaire(db)
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 9 })
    const cas = minutes.chain((m) =>
      fc.tuple(fc.constant(m), fc.shuffledSubarray(m, { minLength: m.length })),
    )
    await fc.assert(
      fc.asyncProperty(cas, async ([minutes, melange]) => {
        const resultats = []
        for (const ordre of [minutes.toSorted((a, b) => a - b), melange]) {
          const { id } = await unIntervenant(db, { antenne_id: lieu.antenneId })
          for (const minute of ordre) await pointe(db, id, [lieu], instantDe(J, '00:00') + minute * 60_000)
          const faites = await db
            .selectFrom('intervention')
            .select(['jour', 'debut_brut', 'fin_brut'])
            .where('intervenant_id', '=', id)
            .orderBy((eb) => eb.fn.coalesce('debut_brut', 'fin_brut'))
            .execute()
          resultats.push(faites)
        }
        expect(resultats[1]).toEqual(resultats[0])
      }),
      { numRuns: 60 },
    )
  })

  it('leaves nothing when the disk refuses', async () => {
    const db = await baseDeTest()
    const lieu = await unBeneficiaire(db)
    const { id } = await unIntervenant(db)
    for (const table of ['appel', 'pointage', 'intervention'] as const) {
      await sql`create trigger panne before insert on ${sql.table(table)} begin select raise(abort, 'panne'); end`.execute(
        db,
      )
      await expect(pointe(db, id, [lieu], instantDe(J, '08:00'))).rejects.toThrow('panne')
      await sql`drop trigger panne`.execute(db)
      for (const vide of ['appel', 'pointage', 'intervention'] as const) {
        expect(await db.selectFrom(vide).selectAll().execute()).toEqual([])
      }
    }
  })
})
