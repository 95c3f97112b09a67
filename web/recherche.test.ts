import { expect, it } from 'vitest'
import { uneAntenneMarquee } from '../test/antenneMarquee.ts'
import { unCompte, unExtranet } from '../test/extranet.ts'

async function chercheur() {
  const extranet = await unExtranet()
  const { db } = extranet
  const a = await uneAntenneMarquee(db, 'canaria', 1)
  const b = await uneAntenneMarquee(db, 'serinb', 2)
  const biscuit = await extranet.cookie(await unCompte(db, 'gestionnaire', a.antenneId))
  const chercher = async (q: string) => {
    const demande = new URLSearchParams({ q })
    const reponses = await Promise.all(
      ['/recherche', '/recherche/suggestions'].map(async (page) =>
        (await extranet.lire(`${page}?${demande.toString()}`, biscuit)).text(),
      ),
    )
    return reponses.map((texte) =>
      [...texte.matchAll(/href="(\/(?:benef|interven)[a-z]+\/\d+)"/g)].map(([, l]) => l),
    )
  }
  const codeDe = async (id: number) =>
    db.selectFrom('beneficiaire').select('code').where('id', '=', id).executeTakeFirstOrThrow()
  return { a, b, chercher, codeDe }
}

it('finds a home by its code and an intervention by its number, within the scope only', async () => {
  const { a, b, chercher, codeDe } = await chercheur()
  const [fiche = '', , intervention = ''] = a.fiches
  const code = (await codeDe(a.ids.beneficiaire)).code
  const trouve = await chercher(code)
  for (const liens of trouve) expect(liens).toContain(fiche)
  for (const liens of await chercher(`${code.slice(0, 3)} ${code.slice(3)}`)) expect(liens).toContain(fiche)
  for (const liens of await chercher(`n° ${intervention.slice(15)}`)) expect(liens).toContain(intervention)
  // A lone digit is enough for the page, too little for suggestions as one types.
  expect((await chercher(intervention.slice(15)))[0]).toContain(intervention)
  const ailleurs = (await codeDe(b.ids.beneficiaire)).code
  for (const liens of await chercher(ailleurs)) expect(liens).toEqual([])
  const [, , sienne = ''] = b.fiches
  for (const liens of await chercher(`n° ${sienne.slice(15)}`)) expect(liens).toEqual([])
})
