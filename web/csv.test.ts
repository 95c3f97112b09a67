import { Hono } from 'hono'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csv } from './csv.ts'

async function exporter(lignes: readonly (readonly [string, number | null])[]) {
  const app = new Hono().get('/', (c) =>
    csv(
      c,
      'Été/../"x',
      [
        { titre: 'Mot', valeur: ([mot]) => mot },
        { titre: 'Nombre', valeur: ([, n]) => n },
      ],
      lignes,
    ),
  )
  return app.request('/')
}

it('reads back in a spreadsheet set in French, under a name that is ours', async () => {
  const reponse = await exporter([['Zoé ; « dite »\r\nLa "Belle"', -3]])
  expect(reponse.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(reponse.headers.get('content-disposition')).toBe('attachment; filename="-t------x.csv"')
  const octets = Buffer.from(await reponse.arrayBuffer())
  expect([...octets.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(parse(octets, { bom: true, delimiter: ';' })).toEqual([
    ['Mot', 'Nombre'],
    ['Zoé ; « dite »\r\nLa "Belle"', '-3'],
  ])
})

it('no word ever becomes a formula, and every other comes back as it was', async () => {
  const mot = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\uFF1D'), fc.string())
      .map(([signe, suite]) => signe + suite),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(mot), async (mots) => {
      const octets = Buffer.from(await (await exporter(mots.map((m) => [m, null]))).arrayBuffer())
      const lus = parse(octets, { bom: true, delimiter: ';', fromLine: 2 })
      expect(lus.length).toBe(mots.length)
      lus.forEach(([lu = ''], rang) => {
        expect(lu).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/)
        expect([mots[rang], `'${mots[rang]}`]).toContain(lu)
      })
    }),
  )
})
