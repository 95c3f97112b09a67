import { pino } from 'pino'
import { expect, it } from 'vitest'
import { unExtranet } from '../test/extranet.ts'
import { creerApp } from './app.tsx'

async function monde() {
  const { services, horloge } = await unExtranet()
  const lignes: string[] = []
  const journal = pino({ level: 'warn' }, { write: (ligne: string) => lignes.push(ligne) })
  const app = creerApp({ ...services, journal })
  const rapporter = async (corps: unknown) =>
    (
      await app.request('/rapports/csp', {
        method: 'POST',
        headers: { 'content-type': 'application/csp-report' },
        body: typeof corps === 'string' ? corps : JSON.stringify(corps),
      })
    ).status
  return { rapporter, lignes, horloge }
}

it('a breach of the content policy is logged, in either form, without what an address may say', async () => {
  const { rapporter, lignes } = await monde()
  const adresses = {
    'document-uri': 'https://s.test/recherche?q=Zibeline',
    'blocked-uri': 'https://x.test/a?b',
  }
  expect(await rapporter({ 'csp-report': { ...adresses, 'effective-directive': 'script-src' } })).toBe(204)
  const body = {
    documentURL: 'https://s.test/recherche?q=Zibeline',
    blockedURL: 'inline',
    effectiveDirective: 'style-src',
  }
  expect(await rapporter([{ type: 'csp-violation', body }])).toBe(204)
  expect(lignes).toHaveLength(2)
  expect(lignes.join('')).toContain('"page":"https://s.test/recherche"')
  expect(lignes.join('')).not.toContain('Zibeline')
})

it('what is no report is refused, and a flood is logged thirty times a minute', async () => {
  const { rapporter, lignes, horloge } = await monde()
  for (const faux of ['', 'x', '{}', '[{}]', `[${'1,'.repeat(9000)}1]`])
    expect(await rapporter(faux)).toBe(400)
  const bon = { 'csp-report': { 'blocked-uri': 'x' } }
  const statuts: number[] = []
  for (let n = 0; n < 100; n += 1) statuts.push(await rapporter(bon))
  expect(statuts.filter((statut) => statut === 204)).toHaveLength(25)
  expect(lignes).toHaveLength(25)
  horloge.maintenant += 60_000
  expect(await rapporter(bon)).toBe(204)
})
