import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { baseDeTest, dossierDeTest } from '../test/base.ts'
import { unAppel, uneAntenne } from '../test/constructeurs.ts'
import { migrer } from './migrer.ts'
import { verser } from './verser.ts'
import { migrations } from './migrations/index.ts'

const lancer = promisify(execFile)

async function pragma(db: Awaited<ReturnType<typeof baseDeTest>>, nom: string): Promise<unknown> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${nom}`).execute(db)
  return Object.values(rows[0] ?? {})[0]
}

describe('ouvrir', () => {
  it('is durable after a write, in WAL, with foreign keys', async () => {
    const db = await baseDeTest()
    await uneAntenne(db)
    expect(await pragma(db, 'synchronous')).toBe(2)
    expect(await pragma(db, 'journal_mode')).toBe('wal')
    expect(await pragma(db, 'foreign_keys')).toBe(1)
  })

  it('begins every transaction as a writer, so that two of them never deadlock', async () => {
    const chemin = join(dossierDeTest(), 'sonnette.db')
    const db = await baseDeTest(chemin)
    const autre = new Sqlite(chemin, { timeout: 0 })
    await db.transaction().execute(async (tx) => {
      await tx.selectFrom('antenne').selectAll().execute()
      expect(() => autre.exec('begin immediate')).toThrow('locked')
    })
    autre.close()
  })
})

describe('verser', () => {
  it('empties the log into the base', async () => {
    const chemin = join(dossierDeTest(), 'sonnette.db')
    const db = await baseDeTest(chemin)
    await uneAntenne(db, { code: 'NORD' })
    await verser(db)
    const seule = join(dossierDeTest(), 'copie.db')
    copyFileSync(chemin, seule)
    const copie = new Sqlite(seule)
    expect(copie.prepare('select code from antenne').pluck().all()).toEqual(['NORD'])
    copie.close()
  })
})

describe('migrer', () => {
  it('may be called by several processes at once', async () => {
    const chemin = join(dossierDeTest(), 'sonnette.db')
    const racine = dirname(import.meta.dirname)
    const programme = `
      import { ouvrir } from '${racine}/db/index.ts'
      import { migrer } from '${racine}/db/migrer.ts'
      const db = ouvrir('${chemin}')
      await migrer(db, '${chemin}')
      console.log((await db.introspection.getTables()).length)`
    const processus = [1, 2, 3].map(() => lancer(process.execPath, ['--input-type=module', '-e', programme]))
    const comptes = (await Promise.all(processus)).map(({ stdout }) => Number(stdout))
    expect(new Set(comptes).size).toBe(1)
    expect(comptes[0]).toBeGreaterThan(20)
  })

  it('copies an older base before it changes it, and a failed migration leaves the old one untouched', async () => {
    const chemin = join(dossierDeTest(), 'sonnette.db')
    const db = await baseDeTest(chemin)
    await uneAntenne(db, { code: 'NORD' })
    migrations['999-panne'] = {
      up: async (tx) => {
        await tx.schema.createTable('moitie').addColumn('id', 'integer').execute()
        throw new Error('panne')
      },
    }
    try {
      await expect(migrer(db, chemin)).rejects.toThrow('mise à niveau')
    } finally {
      delete migrations['999-panne']
    }
    const tables = await db.introspection.getTables()
    expect(tables.map(({ name }) => name)).not.toContain('moitie')
    expect(existsSync(`${chemin}.avant-999-panne`)).toBe(true)
    const copie = new Sqlite(`${chemin}.avant-999-panne`, { readonly: true })
    expect(copie.prepare('select code from antenne').pluck().all()).toEqual(['NORD'])
    copie.close()
    expect(readdirSync(dirname(chemin)).filter((nom) => nom.includes('.avant-'))).toHaveLength(1)
  })
})

describe('the base itself', () => {
  it('refuses to change or drop a call', async () => {
    const db = await baseDeTest()
    const appel = unAppel(1000)
    await db
      .insertInto('appel')
      .values({
        uniqueid: appel.uniqueid,
        call_id: appel.callId,
        instant: appel.instant,
        did: appel.did,
        de_brut: '',
        pai_brut: '',
        presentation: 'vide',
        identification: 'aucune',
        saisies: '[]',
        resultat: 'raccroche',
        etape: 'code',
        origine: 'telephone',
      })
      .execute()
    await expect(db.updateTable('appel').set({ resultat: 'arrivee' }).execute()).rejects.toThrow(
      'ne change jamais',
    )
    await expect(db.deleteFrom('appel').execute()).rejects.toThrow('ne s')
  })
})
