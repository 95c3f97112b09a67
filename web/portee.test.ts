import { describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { unAppel, unBeneficiaire, uneAntenne, unIntervenant } from '../test/constructeurs.ts'
import { MATIN, unCompte, unExtranet, unPointage } from '../test/extranet.ts'
import { noterAppel } from '../domain/noterAppel.ts'
import { toutesLesRoutes } from './app.tsx'

const HEURE = 3_600_000

/** An office where every row that has a text holds the marker. */
async function uneAntenneMarquee(db: Db, marque: string, rang: number) {
  const antenneId = await uneAntenne(db, { nom: `${marque} antenne`, adresse: `${marque} rue` })
  const numero = `+3314200000${rang}`
  const beneficiaire = await unBeneficiaire(db, {
    antenne_id: antenneId,
    nom: `${marque}dupont`,
    adresse: `${marque} rue`,
    identifiant: `${marque}U`,
    numeros: [numero],
  })
  const intervenant = await unIntervenant(db, {
    antenne_id: antenneId,
    nom: `${marque}diallo`,
    identifiant: `${marque}I`,
    telephone: `+3361200000${rang}`,
  })
  const appel = (instant: number) => unAppel(instant, { numero, presentation: 'fournie' })
  for (const instant of [MATIN - 25 * HEURE, MATIN - 24 * HEURE, MATIN - HEURE]) {
    await unPointage(db, intervenant.id, beneficiaire, instant, { numero, saisie: intervenant.code })
  }
  await noterAppel(db, appel(MATIN - 2 * HEURE), {
    resultat: 'code_inconnu',
    etape: 'code',
    saisies: ['99991'],
    identification: 'ligne',
    beneficiaireId: beneficiaire.id,
    intervenantId: null,
  })
  await db
    .insertInto('financeur')
    .values({ code: marque, libelle: `${marque} caisse`, genre: 'APA' })
    .execute()
  const { id: financeur_id } = await db
    .selectFrom('financeur')
    .select('id')
    .where('code', '=', marque)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('prise_en_charge')
    .values({
      beneficiaire_id: beneficiaire.id,
      financeur_id,
      numero_pec: `${marque}P`,
      prestation: `${marque}S`,
      date_debut: '2026-01-01',
      rang: 1,
    })
    .execute()
  await db
    .insertInto('visite')
    .values({
      beneficiaire_id: beneficiaire.id,
      intervenant_id: intervenant.id,
      debut: MATIN + HEURE,
      fin: MATIN + 2 * HEURE,
      jour: '2026-11-23',
      prestation: `${marque}V`,
    })
    .execute()
  const intervention = await db
    .selectFrom('intervention')
    .select('id')
    .where('antenne_id', '=', antenneId)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  return {
    antenneId,
    marque,
    numero,
    fiches: [
      `/beneficiaires/${beneficiaire.id}`,
      `/intervenants/${intervenant.id}`,
      `/interventions/${intervention.id}`,
    ],
    ids: { beneficiaire: beneficiaire.id, intervenant: intervenant.id },
  }
}

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
