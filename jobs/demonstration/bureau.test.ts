import { expect, it } from 'vitest'
import type { Db } from '../../db/index.ts'
import { verifier } from '../../domain/verifier.ts'
import { baseDeTest } from '../../test/base.ts'
import { travailler } from './bureau.ts'
import { ouvrirComptes } from './comptes.ts'
import { peupler } from './peupler.ts'

const MIDI = Date.UTC(2026, 10, 23, 11)
const BUREAU = { graine: 7, maintenant: MIDI }

async function demonstration(): Promise<Db> {
  const db = await baseDeTest()
  const gens = { beneficiaires: 400, intervenants: 50 }
  await peupler(db, { ...BUREAU, ...gens, annees: 0.1, did: '0800400800' })
  await ouvrirComptes(db, 'trois mots sans rapport', MIDI)
  await travailler(db, BUREAU)
  return db
}

it('the offices put right most of what went wrong, and leave something of every kind to do', async () => {
  const db = await demonstration()
  const ouvertes = await db
    .selectFrom('anomalie')
    .select(['code', (eb) => eb.fn.countAll<number>().as('n')])
    .where('acquittee_le', 'is', null)
    .groupBy('code')
    .execute()
  expect(ouvertes.map(({ code }) => code).toSorted()).toEqual([
    'BENEFICIAIRE_INCONNU',
    'CHEVAUCHEMENT',
    'DEPASSEMENT',
    'HORS_HORAIRE',
    'HORS_PEC',
    'INTERVENANT_INCONNU',
    'LIGNE_INTERVENANT',
    'MANQUEE',
    'NON_PREVUE',
    'SANS_ARRIVEE',
    'SANS_DEPART',
    'SECOURS',
    'TROP_COURTE',
  ])
  const interventions = await db
    .selectFrom('intervention')
    .select(['id', 'retenu_min', 'debut', 'fin'])
    .execute()
  const total = ouvertes.reduce((somme, { n }) => somme + n, 0)
  expect(total / interventions.length).toBeLessThan(0.2)
  for (const { retenu_min, debut, fin } of interventions) {
    expect(retenu_min === null).toBe(debut === null || fin === null)
  }
  const revisions = await db.selectFrom('revision').select('utilisateur_id').distinct().execute()
  expect(revisions.length).toBeGreaterThan(3)
  expect((await db.selectFrom('absence').select('id').execute()).length).toBeGreaterThan(5)
  expect((await db.selectFrom('appel_traite').select('appel_id').execute()).length).toBeGreaterThan(5)
  for await (const { quoi, fautes } of verifier(db)) expect([quoi, fautes]).toEqual([quoi, []])
}, 120_000)

it('is done once', async () => {
  const db = await demonstration()
  const compter = async () => (await db.selectFrom('revision').select('id').execute()).length
  const avant = await compter()
  await travailler(db, { ...BUREAU, maintenant: MIDI + 86_400_000 })
  expect(await compter()).toBe(avant)
}, 120_000)
