import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { baseDeTest } from '../test/base.ts'

const tables = join(import.meta.dirname, 'tables')
const chemins = readdirSync(tables).map((nom) => join(tables, nom))
const source = [join(import.meta.dirname, 'schema.ts'), ...chemins]
  .map((chemin) => readFileSync(chemin, 'utf8'))
  .join('\n')

/** The fields of an interface of schema.ts, with whether each may be null. */
function champs(interfaceTs: string): Map<string, boolean> {
  const corps = new RegExp(`interface ${interfaceTs} \\{([^}]*)\\}`).exec(source)?.[1] ?? ''
  const lignes = [...corps.matchAll(/^ {2}(\w+): (.+)$/gm)]
  return new Map(lignes.map(([, nom, type]) => [nom ?? '', (type ?? '').includes('null')]))
}

it('schema.ts and the migrations tell the same base', async () => {
  const db = await baseDeTest()
  const reelles = (await db.introspection.getTables()).filter(({ name }) => name !== 'temoin')
  const base = [...source.matchAll(/^ {2}(\w+): (\w+Table)$/gm)]
  expect(reelles.map(({ name }) => name).toSorted()).toEqual(base.map(([, nom]) => nom ?? '').toSorted())
  for (const [, nom, interfaceTs] of base) {
    const colonnes = reelles.find(({ name }) => name === nom)?.columns ?? []
    const lues = new Map(colonnes.map(({ name, isNullable }) => [name, isNullable && name !== 'id']))
    expect([nom, lues]).toEqual([nom, champs(interfaceTs ?? '')])
  }
})
