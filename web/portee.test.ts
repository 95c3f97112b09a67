import { describe, expect, it } from 'vitest'
import { uneAntenneMarquee } from '../test/antenneMarquee.ts'
import { unAppel } from '../test/constructeurs.ts'
import { MATIN, unCompte, unExtranet, unPointage } from '../test/extranet.ts'
import { noterAppel } from '../domain/noterAppel.ts'
import { toutesLesRoutes } from './app.tsx'

const HEURE = 3_600_000

async function deuxAntennes() {
  const extranet = await unExtranet()
  const a = await uneAntenneMarquee(extranet.db, 'canaria', 1)
  const b = await uneAntenneMarquee(extranet.db, 'serinb', 2)
  await noterAppel(extranet.db, unAppel(MATIN - HEURE, { numero: '+33149999999', presentation: 'fournie' }), {
    resultat: 'beneficiaire_inconnu',
    etape: 'beneficiaire',
    saisies: ['111111'],
    identification: 'aucune',
    beneficiaireId: null,
    intervenantId: null,
  })
  return { ...extranet, a, b }
}

describe('an antenne sees its own rows only', () => {
  it('no page, list, search or filter of one antenne ever holds a marker of the other', async () => {
    const { db, services, lire, cookie, a, b } = await deuxAntennes()
    const biscuit = await cookie(await unCompte(db, 'gestionnaire', a.antenneId))
    const pages = toutesLesRoutes(services)
      .filter(
        ({ methode, politique, chemin }) =>
          methode === 'get' && politique === 'metier' && chemin !== '/direct',
      )
      .flatMap(({ chemin }) =>
        chemin.includes(':id') ? [1, 2, 3, 4, 5, 6].map((id) => chemin.replace(':id', String(id))) : [chemin],
      )
    const demandes = [
      '',
      '?jour=2026-11-22',
      `?antenne=${b.antenneId}`,
      '?texte=serinb&q=serinb',
      `?q=${b.numero.slice(3)}`,
      `?beneficiaire=${b.ids.beneficiaire}&intervenant=${b.ids.intervenant}`,
      '?raccroches=1&du=2026-11-01',
    ]
    let vues = 0
    for (const page of ['/', '/nulle-part', ...pages]) {
      for (const demande of demandes) {
        const texte = await (await lire(page + demande, biscuit)).text()
        // What was typed comes back in the field; nothing else may.
        expect(texte.replaceAll(/value="serinb"|texte=serinb|q=serinb/g, ''), page + demande).not.toMatch(
          /serinb/i,
        )
        expect(texte).not.toContain('01\u00A049\u00A099')
        if (/canaria/i.test(texte)) vues += 1
      }
    }
    expect(vues).toBeGreaterThan(20)
  })

  it('a foreign file answers to the byte like one that does not exist', async () => {
    const { db, lire, cookie, a, b } = await deuxAntennes()
    const biscuit = await cookie(await unCompte(db, 'gestionnaire', a.antenneId))
    for (const fiche of b.fiches) {
      const etrangere = await lire(fiche, biscuit)
      const absente = await lire(fiche.replace(/\d+$/, '987654'), biscuit)
      expect([etrangere.status, absente.status]).toEqual([404, 404])
      expect(await etrangere.text()).toBe(await absente.text())
      expect([...etrangere.headers]).toEqual([...absente.headers])
    }
    for (const fiche of a.fiches) expect((await lire(fiche, biscuit)).status).toBe(200)
  })

  it('headquarters sees every antenne, one at a time when it asks, and the calls of nobody', async () => {
    const { db, lire, cookie, a, b } = await deuxAntennes()
    const biscuit = await cookie(await unCompte(db, 'siege'))
    for (const fiche of [...a.fiches, ...b.fiches]) expect((await lire(fiche, biscuit)).status).toBe(200)
    const toutes = await (await lire('/beneficiaires', biscuit)).text()
    expect(toutes).toMatch(/canariadupont[^]*serinbdupont/)
    const une = await (await lire(`/beneficiaires?antenne=${b.antenneId}`, biscuit)).text()
    expect(une).not.toContain('canariadupont')
    expect(await (await lire('/appels/non-identifies', biscuit)).text()).toContain(
      '01\u00A049\u00A099\u00A099\u00A099',
    )
  })

  it('a carer lent by another antenne is named where she worked, and her file stays shut', async () => {
    const { db, lire, cookie, a, b } = await deuxAntennes()
    const chez = { id: a.ids.beneficiaire, antenneId: a.antenneId, code: '', nom: '' }
    await unPointage(db, b.ids.intervenant, chez, MATIN - 10 * 60_000, { numero: a.numero })
    const biscuit = await cookie(await unCompte(db, 'gestionnaire', a.antenneId))
    const page = await (await lire('/interventions', biscuit)).text()
    expect(page).toContain('serinbdiallo')
    expect(page).not.toContain(`/intervenants/${b.ids.intervenant}`)
    expect((await lire(`/intervenants/${b.ids.intervenant}`, biscuit)).status).toBe(404)
    const autre = await cookie(await unCompte(db, 'gestionnaire', b.antenneId))
    const fiche = await (await lire(`/intervenants/${b.ids.intervenant}`, autre)).text()
    expect(fiche).not.toMatch(/canaria/i)
  })

  it('never shows a whole code that was keyed, nor a carer’s own code', async () => {
    const { db, lire, cookie, a } = await deuxAntennes()
    const { code } = await db
      .selectFrom('code')
      .select('code')
      .where('intervenant_id', '=', a.ids.intervenant)
      .executeTakeFirstOrThrow()
    const biscuit = await cookie(await unCompte(db, 'gestionnaire', a.antenneId))
    for (const page of ['/appels/non-identifies', ...a.fiches]) {
      const texte = await (await lire(page, biscuit)).text()
      expect(texte).not.toContain(`>${code}<`)
      expect(texte).not.toContain('99991')
    }
    expect(await (await lire('/appels/non-identifies', biscuit)).text()).toContain('•••91')
  })
})
