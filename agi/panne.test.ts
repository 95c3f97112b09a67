import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql, type KyselyPlugin } from 'kysely'
import { describe, expect, test } from 'vitest'
import { ouvrir, type Db } from '../db/index.ts'
import type { Appelante } from '../test/asterisk.ts'
import { baseDeTest, dossierDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { unTelephone } from '../test/telephone.ts'

const JOUR_MS = 24 * 3_600_000

async function unePersonneEtSaLigne(db: Db) {
  await unBeneficiaire(db, { numeros: ['+33142000001'] })
  return unIntervenant(db)
}
const compter = async (db: Db, table: 'appel' | 'pointage' | 'intervention') =>
  (await db.selectFrom(table).select('id').execute()).length

/** The same base, whose query of rank `n` fails, once. */
function enPanneA(db: Db, n: number): { db: Db; atteinte: () => boolean } {
  let rang = 0
  const panne: KyselyPlugin = {
    transformQuery({ node }) {
      rang += 1
      if (rang === n) throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' })
      return node
    },
    transformResult: async ({ result }) => result,
  }
  return { db: db.withPlugin(panne), atteinte: () => rang >= n }
}

/** Never a false "enregistré": what is said, or told to the dialplan, is stored; what is not goes to the fallback. */
async function verifier(
  db: Db,
  { suite, entendu }: { suite: number | 'secours'; entendu: string[] },
  uniqueid: string,
) {
  const appel = await db.selectFrom('appel').select('id').where('uniqueid', '=', uniqueid).executeTakeFirst()
  const pointages = await db.selectFrom('pointage').select('appel_id').execute()
  const pointe = pointages.some(({ appel_id }) => appel_id === appel?.id)
  if (suite === 16 || entendu.includes('arrivee')) expect(pointe).toBe(true)
  if (!pointe) expect(suite).toBe('secours')
  return pointe
}

test('la base échoue à sa N-ième lecture ou écriture, pour tout N : le secours, ou un pointage entier', async () => {
  const db = await baseDeTest()
  const awa = await unePersonneEtSaLigne(db)
  let secours = 0
  for (let n = 1; ; n += 1) {
    const panne = enPanneA(db, n)
    const telephone = await unTelephone(panne.db, { instant: Date.UTC(2026, 0, 1, 9) + n * JOUR_MS })
    const uniqueid = `panne.${n}`
    const ecoute = await telephone.appeler({ uniqueid, touches: { 'bienvenue-code': awa.code } })
    if (!panne.atteinte()) break
    secours += (await verifier(db, ecoute, uniqueid)) ? 0 : 1
  }
  expect(secours).toBeGreaterThan(8)
  expect(await compter(db, 'intervention')).toBe(await compter(db, 'pointage'))
})

test('un message illisible n’empêche pas de pointer', async () => {
  const db = await baseDeTest()
  const awa = await unePersonneEtSaLigne(db)
  await sql`drop table message`.execute(db)
  const telephone = await unTelephone(db)
  expect((await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })).suite).toBe(16)
})

test('le disque se remplit : chaque appel est pointé, ou laissé au secours sans un mot', async () => {
  const db = await baseDeTest()
  const awa = await unePersonneEtSaLigne(db)
  const telephone = await unTelephone(db)
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db)
  await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 2}`).execute(db)
  const parametres = ['x'.repeat(250), 'y'.repeat(250), 'z']
  const suites = []
  for (let n = 0; n < 60; n += 1) {
    telephone.horloge.instant += JOUR_MS
    const uniqueid = `plein.${n}`
    const ecoute = await telephone.appeler({ uniqueid, parametres, touches: { 'bienvenue-code': awa.code } })
    await verifier(db, ecoute, uniqueid)
    suites.push(ecoute.suite)
  }
  expect(suites[0]).toBe(16)
  expect(suites.at(-1)).toBe('secours')
  // Room again: it recovers without hands.
  await sql`pragma max_page_count = 100000`.execute(db)
  expect((await telephone.appeler({ touches: { 'bienvenue-code': awa.code } })).suite).toBe(16)
})

describe('un autre programme tient l’écriture', () => {
  async function uneBaseTenue() {
    const chemin = join(dossierDeTest(), 'sonnette.db')
    const db = await baseDeTest(chemin)
    const awa = await unePersonneEtSaLigne(db)
    await sql`pragma busy_timeout = 20`.execute(db)
    const telephone = await unTelephone(db)
    const autre = ouvrir(chemin)
    await sql`begin immediate`.execute(autre)
    const lacher = async () => {
      await sql`rollback`.execute(autre)
      await autre.destroy()
    }
    const appelante: Appelante = { touches: { 'bienvenue-code': awa.code } }
    return { db, telephone, appelante, lacher }
  }

  test('un instant : l’appel attend, sans retenir les autres', async () => {
    const { telephone, appelante, lacher } = await uneBaseTenue()
    const bloquee = monitorEventLoopDelay({ resolution: 5 })
    bloquee.enable()
    const appels = [1, 2, 3, 4].map(async () => telephone.appeler(appelante))
    await attendre(500)
    await lacher()
    const suites = (await Promise.all(appels)).map(({ suite }) => suite)
    bloquee.disable()
    expect(suites).toEqual([16, 16, 16, 16])
    expect(bloquee.max / 1e6).toBeLessThan(400)
  })

  test('trop longtemps : le secours, puis tout revient', async () => {
    const { db, telephone, appelante, lacher } = await uneBaseTenue()
    const { suite, entendu } = await telephone.appeler(appelante)
    expect({ suite, entendu }).toEqual({ suite: 'secours', entendu: ['bienvenue-code'] })
    await lacher()
    expect(await compter(db, 'appel')).toBe(0)
    expect((await telephone.appeler(appelante)).suite).toBe(16)
  })
})

test('un refus qui ne peut être noté est laissé au secours', async () => {
  const db = await baseDeTest()
  const telephone = await unTelephone(db)
  await unBeneficiaire(db, { numeros: ['+33142000001'] })
  await sql`create trigger plein before insert on appel begin select raise(abort, 'disque plein'); end`.execute(
    db,
  )
  const { suite, entendu } = await telephone.appeler()
  expect(suite).toBe('secours')
  expect(entendu).not.toContain('refus')
})

test('une base fermée ne fait pas tomber le serveur', async () => {
  const db = await baseDeTest()
  const telephone = await unTelephone(db)
  await db.destroy()
  expect((await telephone.appeler()).suite).toBe('secours')
  expect((await telephone.appeler()).suite).toBe('secours')
  expect(telephone.issues()).toEqual({ abandonne: 2 })
})

test('une annonce absente : rien n’est dit, le secours prend l’appel', async () => {
  const db = await baseDeTest()
  await unePersonneEtSaLigne(db)
  const telephone = await unTelephone(db)
  expect((await telephone.appeler({ absents: ['bienvenue-code'] })).suite).toBe('secours')
  expect(await compter(db, 'appel')).toBe(0)
})
