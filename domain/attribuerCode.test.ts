import { beforeEach, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { unAuteur } from '../test/auteur.ts'
import { baseDeTest } from '../test/base.ts'
import { uneAntenne, unIntervenant } from '../test/constructeurs.ts'
import { attribuerCode } from './attribuerCode.ts'
import type { Auteur } from './auteur.ts'
import { intervenantDuCode } from './identifier.ts'
import { codeValide, tirerCode } from './regles/code.ts'
import { revoquerCode } from './revoquerCode.ts'

const MAINTENANT = Date.parse('2026-11-23T10:00:00+01:00')
const AUJOURDHUI = '2026-11-23'

let db: Db
let auteur: Auteur
let intervenantId: number
let premier: string
beforeEach(async () => {
  db = await baseDeTest()
  const antenne_id = await uneAntenne(db)
  auteur = await unAuteur(db, antenne_id)
  const intervenant = await unIntervenant(db, { antenne_id })
  intervenantId = intervenant.id
  premier = intervenant.code
})

const attribuer = async (qui = auteur, alea: () => number = Math.random) =>
  attribuerCode(db, qui, { intervenantId }, MAINTENANT, alea)

const qui = async (code: string) => (await intervenantDuCode(db, code, AUJOURDHUI))?.id

async function ouvert(): Promise<string | undefined> {
  const ligne = await db.selectFrom('code').select('code').where('au', 'is', null).executeTakeFirst()
  return ligne?.code
}

it('revoked, the next call with it fails; given a new one, she is known by that one', async () => {
  expect(await qui(premier)).toBe(intervenantId)
  expect(await revoquerCode(db, auteur, { intervenantId }, MAINTENANT)).toEqual({ type: 'fait' })
  expect(await qui(premier)).toBeUndefined()
  expect(await revoquerCode(db, auteur, { intervenantId }, MAINTENANT)).toMatchObject({ type: 'refusee' })
  expect(await attribuer()).toEqual({ type: 'fait' })
  const nouveau = await ouvert()
  expect(codeValide(nouveau ?? '', 5)).toBe(true)
  expect(await qui(nouveau ?? '')).toBe(intervenantId)
})

it('replaced, the former code stops at once, even one given this morning', async () => {
  await attribuer()
  const ceMatin = await ouvert()
  await attribuer()
  const nouveau = await ouvert()
  expect(nouveau).not.toBe(ceMatin)
  expect([await qui(premier), await qui(ceMatin ?? ''), await qui(nouveau ?? '')]).toEqual([
    undefined,
    undefined,
    intervenantId,
  ])
})

it('never draws a code in use, nor one given up less than two years ago', async () => {
  // The first draws give these codes, in this order; only the last is free.
  const tirages = [0, 0.2, 0.4, 0.6]
  const [enService, recent, , libre] = tirages.map((tirage) => tirerCode(5, () => tirage))
  const collegue = await unIntervenant(db, { antenne_id: auteur.portee[0] as number, code: enService ?? '' })
  const ancien = { intervenant_id: collegue.id, du: '2020-01-01' }
  await db
    .insertInto('code')
    .values({ ...ancien, code: recent ?? '', au: '2025-01-01' })
    .execute()
  await db
    .insertInto('code')
    .values({ ...ancien, code: libre ?? '', au: '2024-01-01' })
    .execute()
  let n = 0
  const alea = () => [tirages[0], tirages[1], tirages[3]][Math.min(2, Math.floor(n++ / 4))] ?? 0
  await attribuer(auteur, alea)
  const { code } = await db
    .selectFrom('code')
    .select('code')
    .where('intervenant_id', '=', intervenantId)
    .where('au', 'is', null)
    .executeTakeFirstOrThrow()
  expect(code).toBe(libre)
})

it('the journal says who and when, and holds no code', async () => {
  await attribuer()
  const code = await ouvert()
  await revoquerCode(db, auteur, { intervenantId }, MAINTENANT)
  const lignes = await db.selectFrom('journal').selectAll().execute()
  expect(lignes.map(({ action, objet_id }) => [action, objet_id])).toEqual([
    ['code remplacé', String(intervenantId)],
    ['code révoqué', String(intervenantId)],
  ])
  expect(lignes.every(({ utilisateur_id }) => utilisateur_id === auteur.utilisateurId)).toBe(true)
  expect(JSON.stringify(lignes)).not.toContain(premier)
  expect(JSON.stringify(lignes)).not.toContain(code)
})

it('one who has left, or is of another antenne, gets none', async () => {
  const autre = await unAuteur(db, await uneAntenne(db))
  expect(await attribuer(autre)).toEqual({ type: 'introuvable' })
  expect(await revoquerCode(db, autre, { intervenantId }, MAINTENANT)).toEqual({ type: 'introuvable' })
  await db.updateTable('intervenant').set({ date_sortie: '2026-11-22' }).execute()
  expect(await attribuer()).toMatchObject({ type: 'refusee' })
  expect(await ouvert()).toBe(premier)
})
