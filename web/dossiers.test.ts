import { describe, expect, it } from 'vitest'
import { uneAntenneMarquee } from '../test/antenneMarquee.ts'
import { MATIN, ORIGINE, unCompte, unExtranet } from '../test/extranet.ts'
import { intervenantDuCode, lieuxDeLaLigne } from '../domain/identifier.ts'
import { toutesLesRoutes } from './app.tsx'

const AUJOURDHUI = '2026-11-23'
const ABSENT = 987_654

async function monde() {
  const extranet = await unExtranet()
  const { db, app } = extranet
  const a = await uneAntenneMarquee(db, 'canaria', 1)
  const b = await uneAntenneMarquee(db, 'serinb', 2)
  const cookie = await extranet.cookie(await unCompte(db, 'coordonnateur', a.antenneId))
  const gestionnaire = await extranet.cookie(await unCompte(db, 'gestionnaire', a.antenneId))
  const poster = async (chemin: string, champs: Record<string, string>, qui = cookie) =>
    app.request(chemin, {
      method: 'POST',
      headers: { cookie: qui, origin: ORIGINE },
      body: new URLSearchParams(champs),
    })
  return { ...extranet, a, b, biscuit: cookie, gestionnaire, poster }
}

describe('the files of people', () => {
  it('every page and every act of a foreign file answers, to the byte, like one that is not there', async () => {
    const { services, lire, poster, a, b, biscuit } = await monde()
    const routes = toutesLesRoutes(services).filter(({ chemin }) =>
      /^\/(beneficiaires|intervenants)\/:id/.test(chemin),
    )
    expect(routes.length).toBeGreaterThan(15)
    const champs = {
      ...{
        motif: 'vacances',
        du: '2026-12-01',
        au: '2026-12-02',
        note: '',
        avec: String(a.ids.beneficiaire),
      },
      ...{ numero: '0142998877', genre: 'fixe', pointage: '1' },
    }
    for (const { methode, chemin } of routes) {
      const genre = chemin.startsWith('/beneficiaires') ? 'beneficiaire' : 'intervenant'
      const reponses = await Promise.all(
        [b.ids[genre], ABSENT].map(async (id) => {
          const page = chemin.replace(':id', String(id)).replaceAll(/:(absence|numero)/g, '1')
          return methode === 'get' ? lire(page, biscuit) : poster(page, champs)
        }),
      )
      expect(
        reponses.map(({ status }) => status),
        chemin,
      ).toEqual([404, 404])
      const [etrangere, absente] = await Promise.all(reponses.map(async (reponse) => reponse.text()))
      expect(etrangere, chemin).toBe(absente)
      expect(etrangere).not.toContain('serinb')
    }
  })

  it('every page of a file of hers opens, with its tabs', async () => {
    const { services, lire, a, biscuit } = await monde()
    const pages = toutesLesRoutes(services)
      .filter(({ methode, chemin }) => methode === 'get' && /^\/(benef|interven)\w+\/:id/.test(chemin))
      .filter(({ chemin }) => !chemin.startsWith('/interventions'))
    for (const { chemin } of pages) {
      const genre = chemin.startsWith('/beneficiaires') ? 'beneficiaire' : 'intervenant'
      const reponse = await lire(chemin.replace(':id', String(a.ids[genre])), biscuit)
      const texte = await reponse.text()
      expect(reponse.status, chemin).toBe(200)
      expect(texte, chemin).toContain('Parties du dossier')
      expect(texte.length, chemin).toBeLessThan(100 * 1024)
    }
  })

  it('a gestionnaire records absences; lines and codes are not hers to change, nor codes to read', async () => {
    const { db, lire, poster, a, gestionnaire } = await monde()
    const dossier = `/beneficiaires/${a.ids.beneficiaire}`
    const carer = `/intervenants/${a.ids.intervenant}`
    const absence = { motif: 'hospitalisation', du: AUJOURDHUI, au: '', note: 'chute' }
    expect((await poster(`${dossier}/absences`, absence, gestionnaire)).status).toBe(303)
    const avant = await db.selectFrom('numero').selectAll().execute()
    for (const chemin of [`${dossier}/numeros`, `${dossier}/numeros/1`, `${dossier}/numeros/1/fermeture`]) {
      const champs = { numero: '0142998877', genre: 'fixe', du: AUJOURDHUI, pointage: '0' }
      expect((await poster(chemin, champs, gestionnaire)).status, chemin).toBe(403)
    }
    expect(await db.selectFrom('numero').selectAll().execute()).toEqual(avant)
    expect((await poster(`${carer}/code`, {}, gestionnaire)).status).toBe(403)
    expect((await poster(`${carer}/code/revocation`, {}, gestionnaire)).status).toBe(403)
    expect((await lire(`${carer}/carte`, gestionnaire)).status).toBe(403)
    expect((await lire('/cartes', gestionnaire)).status).toBe(403)
    const code = await (await lire(`${carer}/code`, gestionnaire)).text()
    expect(code).not.toMatch(/<form[^>]*\/code/)
  })
})

describe('absences', () => {
  it('what is wrong is said beside what was typed, and nothing is written', async () => {
    const { db, poster, a } = await monde()
    const chemin = `/beneficiaires/${a.ids.beneficiaire}/absences`
    const reponse = await poster(chemin, {
      motif: 'vacances',
      du: '2026-12-10',
      au: '2026-12-01',
      note: 'chez <sa> sœur',
    })
    expect(reponse.status).toBe(422)
    const texte = await reponse.text()
    expect(texte).toContain('Le dernier jour doit suivre le premier.')
    expect(texte).toContain('value="2026-12-10"')
    expect(texte).toContain('chez &lt;sa&gt; sœur')
    expect((await poster(chemin, { motif: 'paresse', du: 'demain' })).status).toBe(422)
    expect(await db.selectFrom('absence').selectAll().execute()).toEqual([])
  })

  it('noted, ended, taken back: the list of people and the file say so', async () => {
    const { db, lire, poster, a, biscuit } = await monde()
    const dossier = `/beneficiaires/${a.ids.beneficiaire}`
    const absence = { motif: 'hospitalisation', du: AUJOURDHUI, au: '', note: '' }
    const fait = await poster(`${dossier}/absences`, absence)
    expect(fait.headers.get('location')).toBe(`${dossier}/absences?fait=declaree`)
    expect(await (await lire(dossier, biscuit)).text()).toContain('Absent : hospitalisation')
    expect(await (await lire('/beneficiaires?absents=1', biscuit)).text()).toContain('canariadupont')
    const planning = await (await lire(`${dossier}/planning`, biscuit)).text()
    expect(planning.split('Absent : hospitalisation').length - 1).toBe(8) // the label, then each day of the week
    const { id } = await db.selectFrom('absence').select('id').executeTakeFirstOrThrow()
    expect((await poster(`${dossier}/absences/${id}/fin`, { au: '2026-11-20' })).status).toBe(422)
    expect((await poster(`${dossier}/absences/${id}/fin`, { au: '2026-11-25' })).status).toBe(303)
    expect(await (await lire(dossier, biscuit)).text()).toContain('jusqu’au 25/11/2026')
    expect((await poster(`${dossier}/absences/${id}/retrait`, {})).status).toBe(303)
    expect(await (await lire(dossier, biscuit)).text()).not.toContain('Absent :')
    expect(await (await lire('/beneficiaires?absents=1', biscuit)).text()).not.toContain('canariadupont')
    const journal = await (await lire(`${dossier}/journal`, biscuit)).text()
    for (const action of ['Absence déclarée', 'Fin d’absence fixée', 'Absence retirée']) {
      expect(journal).toContain(action)
    }
  })
})

describe('lines and codes', () => {
  it('a line is added as typed, refused with what was typed, closed', async () => {
    const { db, poster, a, b } = await monde()
    const chemin = `/beneficiaires/${a.ids.beneficiaire}/numeros`
    const ligne = { numero: '01 42 99 88 77', genre: 'portable', du: AUJOURDHUI, pointage: '1' }
    expect((await poster(chemin, ligne)).status).toBe(303)
    const lieux = await lieuxDeLaLigne(db, '+33142998877', AUJOURDHUI)
    expect(lieux.map(({ id }) => id)).toEqual([a.ids.beneficiaire])
    const refus = await poster(chemin, { ...ligne, numero: b.numero, pointage: '' })
    expect(refus.status).toBe(422)
    const texte = await refus.text()
    expect(texte).toContain(`value="${b.numero}"`)
    expect(texte).toContain('demandez au siège')
    expect(texte).not.toContain('serinb')
    const { id } = await db.selectFrom('numero').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
    expect((await poster(`${chemin}/${id}/fermeture`, {})).status).toBe(303)
    expect(await lieuxDeLaLigne(db, '+33142998877', AUJOURDHUI)).toEqual([])
  })

  it('a new code shows once on the card, on no other page; revoked, the next call fails', async () => {
    const { db, lire, poster, a, biscuit } = await monde()
    const base = `/intervenants/${a.ids.intervenant}`
    const attribue = await poster(`${base}/code`, {})
    expect(attribue.headers.get('location')).toBe(`${base}/carte?fait=attribue`)
    const { code } = await db
      .selectFrom('code')
      .select('code')
      .where('intervenant_id', '=', a.ids.intervenant)
      .where('au', 'is', null)
      .executeTakeFirstOrThrow()
    expect(await (await lire(`${base}/carte`, biscuit)).text()).toContain(`>${code}<`)
    expect(await (await lire('/cartes', biscuit)).text()).toContain(`>${code}<`)
    for (const page of ['', '/code', '/planning', '/heures', '/journal']) {
      expect(await (await lire(base + page, biscuit)).text(), page).not.toContain(code)
    }
    expect((await intervenantDuCode(db, code, AUJOURDHUI))?.id).toBe(a.ids.intervenant)
    expect((await poster(`${base}/code/revocation`, {})).status).toBe(303)
    expect(await intervenantDuCode(db, code, AUJOURDHUI)).toBeUndefined()
    expect((await poster(`${base}/code/revocation`, {})).status).toBe(422)
    const montres = await db
      .selectFrom('journal')
      .select('action')
      .where('action', 'like', 'carte%')
      .execute()
    expect(montres.map(({ action }) => action)).toEqual([
      'carte de code affichée',
      'cartes de code affichées',
    ])
  })
})

describe('lists', () => {
  it('the export has the rows of the filter, in its order, and those of the scope only', async () => {
    const { lire, biscuit } = await monde()
    for (const [chemin, marque] of [
      ['/beneficiaires.csv', 'canariadupont'],
      ['/intervenants.csv', 'canariadiallo'],
    ] as const) {
      const reponse = await lire(chemin, biscuit)
      expect(reponse.headers.get('content-disposition')).toBe(
        `attachment; filename="${chemin.slice(1, -4)}-2026-11-23.csv"`,
      )
      const texte = await reponse.text()
      expect(texte).toContain(marque)
      expect(texte).not.toContain('serinb')
      expect(await (await lire(`${chemin}?texte=zzz`, biscuit)).text()).not.toContain(marque)
    }
  })

  it('filters by what the file holds', async () => {
    const { db, lire, a, biscuit } = await monde()
    const liste = async (demande: string) => (await lire(demande, biscuit)).text()
    const { id } = await db
      .selectFrom('financeur')
      .select('id')
      .where('code', '=', 'canaria')
      .executeTakeFirstOrThrow()
    expect(await liste(`/beneficiaires?financeur=${id}`)).toContain('canariadupont')
    expect(await liste(`/beneficiaires?financeur=${id + 1}`)).not.toContain('canariadupont')
    expect(await liste('/beneficiaires?gir=4')).not.toContain('canariadupont')
    expect(await liste('/intervenants?sanscode=1')).not.toContain('canariadiallo')
    await db
      .updateTable('code')
      .set({ au: '2026-11-01' })
      .where('intervenant_id', '=', a.ids.intervenant)
      .execute()
    expect(await liste('/intervenants?sanscode=1')).toContain('canariadiallo')
  })
})

describe('planning', () => {
  it('shows what is planned, done, going on; a foreign antenne shows nothing', async () => {
    const { db, lire, cookie, biscuit, horloge, a } = await monde()
    // Two are planned today, one intervention answers one of them.
    await db
      .insertInto('visite')
      .values({
        ...{ beneficiaire_id: a.ids.beneficiaire, intervenant_id: a.ids.intervenant, prestation: 'AIDE' },
        ...{ debut: MATIN + 1_800_000, fin: MATIN + 3_600_000, jour: AUJOURDHUI },
      })
      .execute()
    const texte = await (await lire('/planning', biscuit)).text()
    expect(texte).toContain('Semaine du 23/11/2026 au 29/11/2026')
    expect(texte).toContain('canariadiallo')
    expect(texte).toContain('canariadupont')
    expect(texte).not.toContain('serinb')
    horloge.maintenant = MATIN + 3 * 3_600_000
    const plusTard = await cookie(`coordonnateur${a.antenneId}@sonnette.test`)
    const manquee = await (await lire('/planning?par=beneficiaire', plusTard)).text()
    expect(manquee).toContain('<b>Manquée</b>')
    expect(await (await lire('/planning?jour=2026-06-01', plusTard)).text()).toContain('Rien de prévu')
    expect(await (await lire('/planning?vue=mois&texte=canaria', plusTard)).text()).toContain('Novembre 2026')
  })

  it('the sheet for an outage names where to go and whom to call, by antenne', async () => {
    const { db, lire, biscuit, cookie, a } = await monde()
    const texte = await (await lire('/planning/urgence', biscuit)).text()
    expect(texte).toContain('canaria rue')
    expect(texte).toContain('Éditée le 23/11/2026')
    expect(texte).not.toContain('serinb')
    const siege = await cookie(await unCompte(db, 'siege'))
    expect(await (await lire('/planning/urgence', siege)).text()).toContain('Choisissez une antenne')
    const choisie = await (await lire(`/planning/urgence?antenne=${a.antenneId}`, siege)).text()
    expect(choisie).toContain('canariadupont')
    expect(choisie).not.toContain('serinbdupont')
  })
})
