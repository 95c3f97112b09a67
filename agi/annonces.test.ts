import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CATALOGUE, heureDite, PHRASES_DU_SECOURS } from './annonces.ts'

test('le catalogue d’Asterisk a tout ce qui se dit, et rien d’autre', () => {
  const table = readFileSync(join(import.meta.dirname, '../asterisk-conf/annonces.tsv'), 'utf8')
  const noms = table.split('\n').flatMap((ligne) => (/^[a-z]/.test(ligne) ? [ligne.split('\t', 1)[0]] : []))
  expect(new Set(noms)).toEqual(new Set([...CATALOGUE, ...PHRASES_DU_SECOURS]))
  expect(noms).toHaveLength(CATALOGUE.length + PHRASES_DU_SECOURS.length)
})

test.for([
  ['2026-11-23T07:32:59Z', ['heure-8', 'minute-32']],
  ['2026-07-01T22:00:00Z', ['heure-0']],
  ['2026-11-23T22:59:00Z', ['heure-23', 'minute-59']],
  // Both sides of a clock change: one hour is skipped, one is said twice.
  ['2026-03-29T01:00:00Z', ['heure-3']],
  ['2026-10-25T00:30:00Z', ['heure-2', 'minute-30']],
  ['2026-10-25T01:30:00Z', ['heure-2', 'minute-30']],
] as const)('%s se dit à l’heure de Paris', ([instant, noms]) => {
  expect(heureDite(Date.parse(instant)).map(({ nom }) => nom)).toEqual(noms.map((nom) => `sonnette/${nom}`))
})

test('chaque heure et chaque minute a son annonce', () => {
  const midi = Date.parse('2026-01-01T00:00:00Z')
  const dites = Array.from({ length: 1440 }, (_, minute) => heureDite(midi + minute * 60_000)).flat()
  const noms = new Set(dites.map(({ nom }) => nom.replace('sonnette/', '')))
  expect([...noms].every((nom) => CATALOGUE.includes(nom))).toBe(true)
  expect(noms.size).toBe(24 + 59)
})
