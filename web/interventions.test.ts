import { describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { noterAppel } from '../domain/noterAppel.ts'
import type { Lieu } from '../domain/identifier.ts'
import { unAppel, unBeneficiaire, uneAntenne, unIntervenant } from '../test/constructeurs.ts'
import { recalculerLesMarques, unePriseEnCharge } from '../test/recalculs.ts'
import { MATIN, ORIGINE, unCompte, unExtranet, unPointage } from '../test/extranet.ts'

const MINUTE = 60_000
const HEURE = 60 * MINUTE

/** Stamps of one carer at one home, at these instants, and what follows from them. */
async function desPointages(db: Db, intervenantId: number, lieu: Lieu, ...instants: number[]): Promise<void> {
  for (const instant of instants) await unPointage(db, intervenantId, lieu, instant)
  await recalculerLesMarques(db, MATIN)
}

/** The same home with a prise en charge, without which every visit is to be looked at. */
async function unLieuCouvert<L extends Lieu>(db: Db, lieu: L): Promise<L> {
  await unePriseEnCharge(db, lieu.id)
  return lieu
}

async function unBureau() {
  const extranet = await unExtranet()
  const antenne_id = await uneAntenne(extranet.db, { nom: 'Paris domicile Est' })
  const biscuit = await extranet.cookie(await unCompte(extranet.db, 'gestionnaire', antenne_id))
  const lire = async (chemin: string, entetes?: Record<string, string>) =>
    (await (await extranet.lire(chemin, biscuit, entetes)).text()).replaceAll('\u00A0', ' ')
  return {
    ...extranet,
    antenne_id,
    lire,
    chez: async (nom: string) =>
      unLieuCouvert(extranet.db, await unBeneficiaire(extranet.db, { antenne_id, nom })),
    aide: (nom: string) => unIntervenant(extranet.db, { antenne_id, nom }),
  }
}

/** The names of the homes, in the order of the lines. */
const maisons = (html: string) =>
  [...html.matchAll(/data-col="Chez"><a href="[^"]+">Mme Odette (\w+)</g)].map(([, nom]) => nom)

describe('the interventions of a day', () => {
  it('stand where their stamps put them', async () => {
    const { db, lire, chez, aide } = await unBureau()
    const awa = await aide('Diallo')
    await desPointages(db, awa.id, await chez('Encours'), MATIN - 40 * MINUTE)
    await desPointages(db, awa.id, await chez('Finie'), MATIN - 90 * MINUTE, MATIN - 20 * MINUTE)
    await desPointages(db, awa.id, await chez('Courte'), MATIN - 60 * MINUTE, MATIN - 57 * MINUTE)
    await desPointages(db, awa.id, await chez('Oubliee'), MATIN - 26 * HEURE)
    await recalculerLesMarques(db, MATIN)

    expect(maisons(await lire('/interventions'))).toEqual(['Encours', 'Courte', 'Finie'])
    expect(maisons(await lire('/interventions?etat=en_cours'))).toEqual(['Encours'])
    expect(maisons(await lire('/interventions?etat=terminees'))).toEqual(['Courte', 'Finie'])
    expect(maisons(await lire('/interventions?etat=a_verifier&anomalie=TROP_COURTE'))).toEqual(['Courte'])
    const hier = await lire('/interventions?jour=2026-11-22&etat=a_verifier')
    expect(maisons(hier)).toEqual(['Oubliee'])
    expect(hier).toContain('Sans départ')
    const jour = await lire('/interventions')
    expect(jour).toContain('8 h 30 – 9 h 40')
    expect(jour).toContain('1 h 10')
    expect(jour).toContain('9 h 20 – …')
    expect(jour).toContain('0 h 40')
  })

  it('are found by a part of either name, whatever the accents, and sorted as asked', async () => {
    const { db, lire, chez, aide } = await unBureau()
    const [zoe, eve] = [await aide('Zoé'), await aide('Ève')]
    await desPointages(db, zoe.id, await chez('Bleuet'), MATIN - 3 * HEURE, MATIN - HEURE)
    await desPointages(db, eve.id, await chez('Anemone'), MATIN - 2 * HEURE, MATIN - HEURE)
    expect(maisons(await lire('/interventions?texte=ZOE'))).toEqual(['Bleuet'])
    expect(maisons(await lire('/interventions?texte=anem'))).toEqual(['Anemone'])
    expect(maisons(await lire('/interventions?texte=zoe+anemone'))).toEqual([])
    expect(maisons(await lire('/interventions?tri=duree&sens=asc'))).toEqual(['Anemone', 'Bleuet'])
    expect(maisons(await lire('/interventions?tri=beneficiaire&sens=desc'))).toEqual(['Bleuet', 'Anemone'])
    expect(maisons(await lire('/interventions?tri=intervenant&sens=asc'))).toEqual(['Anemone', 'Bleuet'])
    expect(await lire('/interventions?tri=duree&sens=asc')).toContain('aria-sort="ascending"')
  })

  it('come fifty a page, and a page too far is the last', async () => {
    const { db, lire, chez, aide } = await unBureau()
    const lieu = await chez('Bleuet')
    for (let n = 0; n < 53; n += 1) await desPointages(db, (await aide(`A${n}`)).id, lieu, MATIN - n * MINUTE)
    const premiere = await lire('/interventions')
    expect(maisons(premiere)).toHaveLength(50)
    expect(premiere).toContain('53 interventions · page 1 sur 2')
    expect(premiere).toContain('href="/interventions?page=2" rel="next"')
    expect(maisons(await lire('/interventions?page=2'))).toHaveLength(3)
    expect(maisons(await lire('/interventions?page=99'))).toHaveLength(3)
  })

  it('of a person cover a month unless other days are asked', async () => {
    const { db, lire, chez, aide } = await unBureau()
    const awa = await aide('Diallo')
    const lieu = await chez('Bleuet')
    await desPointages(db, awa.id, lieu, MATIN - 45 * 24 * HEURE, MATIN - 44 * 24 * HEURE, MATIN - HEURE)
    expect(maisons(await lire(`/interventions?intervenant=${awa.id}`))).toHaveLength(1)
    expect(maisons(await lire(`/interventions?intervenant=${awa.id}&du=2026-10-01`))).toHaveLength(3)
    expect(await lire(`/interventions?beneficiaire=${lieu.id}`)).toContain('Chez Mme Odette Bleuet')
  })

  it('a filter answers with the address that shares it, a live refresh does not touch it', async () => {
    const { lire, app, db, cookie } = await unBureau()
    await lire('/interventions')
    const biscuit = await cookie(await unCompte(db, 'siege'))
    const demander = async (source: string) =>
      app.request('/interventions?jour=2026-11-20&texte=&etat=en_cours&antenne=', {
        headers: { cookie: biscuit, 'hx-request': 'true', 'hx-source': source },
      })
    const filtre = await demander('form')
    expect(filtre.headers.get('hx-replace-url')).toBe('/interventions?jour=2026-11-20&etat=en_cours')
    expect((await demander('div#direct')).headers.get('hx-replace-url')).toBeNull()
    expect(await filtre.text()).not.toContain('class="barre"')
  })
})

describe('the hours of a row', () => {
  it('are corrected in the list, which comes back at that row; the figures below follow', async () => {
    const { db, app, lire, chez, aide, cookie, antenne_id } = await unBureau()
    const awa = await aide('Diallo')
    await desPointages(db, awa.id, await chez('Entiere'), MATIN - 3 * HEURE, MATIN - 2 * HEURE)
    await desPointages(db, awa.id, await chez('Moitie'), MATIN - 90 * MINUTE)
    const { id } = await db
      .selectFrom('intervention')
      .select('id')
      .where('fin', 'is', null)
      .executeTakeFirstOrThrow()
    expect(await lire('/interventions')).toContain(`href="/interventions?corriger=${id}#heures-fin"`)
    const ouverte = await lire(`/interventions?corriger=${id}`)
    expect(ouverte).toContain(`<input type="hidden" name="retour" value="/interventions#i${id}"/>`)
    const biscuit = await cookie(await unCompte(db, 'coordonnateur', antenne_id))
    const corps = { version: '1', debut: '8:30', fin: '9h45', retour: `/interventions#i${id}` }
    const reponse = await app.request(`/interventions/${id}/heures`, {
      method: 'POST',
      headers: { cookie: biscuit, origin: ORIGINE, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(corps).toString(),
    })
    expect(reponse.headers.get('location')).toBe(`/interventions?fait=heures#i${id}`)
    const apres = await lire('/interventions?fait=heures')
    expect(apres).toContain('Les heures sont corrigées.')
    expect(apres).toContain('8 h 30 – 9 h 45')
    expect(apres).toContain('entre les heures <strong>2 h 15</strong>')
  })

  it('over some days, of one anomalie, or as a file', async () => {
    const { db, lire, chez, aide } = await unBureau()
    const awa = await aide('Diallo')
    await desPointages(db, awa.id, await chez('Courte'), MATIN - 26 * HEURE, MATIN - 26 * HEURE + 3 * MINUTE)
    await desPointages(db, awa.id, await chez('Finie'), MATIN - 3 * HEURE, MATIN - 2 * HEURE)
    await recalculerLesMarques(db, MATIN)
    const periode = 'du=2026-11-20&au=2026-11-23'
    expect(maisons(await lire(`/interventions?${periode}`))).toEqual(['Finie', 'Courte'])
    expect(maisons(await lire(`/interventions?${periode}&anomalie=TROP_COURTE`))).toEqual(['Courte'])
    const fichier = await lire(`/interventions.csv?${periode}&anomalie=TROP_COURTE`)
    const [, ligne] = fichier.split('\r\n')
    expect(ligne).toMatch(
      /;22\/11\/2026;Paris domicile Est;Mme Odette Courte;Awa Diallo;;8:00;8:03;8:00;8:03;3;0;/,
    )
    expect(ligne).toContain('Très courte')
  })
})

describe('one intervention', () => {
  it('shows the plan, the stamps to the second and every call around them', async () => {
    const { db, lire, chez, aide } = await unBureau()
    const [awa, lieu] = [await aide('Diallo'), await chez('Bleuet')]
    await db
      .insertInto('visite')
      .values({
        beneficiaire_id: lieu.id,
        intervenant_id: awa.id,
        debut: MATIN - 90 * MINUTE,
        fin: MATIN - 30 * MINUTE,
        jour: '2026-11-23',
        prestation: 'AIDE',
      })
      .execute()
    await desPointages(db, awa.id, lieu, MATIN - 90 * MINUTE + 12_000, MATIN - 25 * MINUTE)
    await noterAppel(db, unAppel(MATIN - 91 * MINUTE, { presentation: 'masquee' }), {
      resultat: 'code_inconnu',
      etape: 'code',
      saisies: ['123457', '99999'],
      identification: 'code',
      beneficiaireId: lieu.id,
      intervenantId: null,
    })
    const { id } = await db.selectFrom('intervention').select('id').executeTakeFirstOrThrow()
    const page = await lire(`/interventions/${id}`)
    expect(page).toContain('8 h 30 – 9 h 35')
    expect(page).toContain('8 h 30 – 9 h 30')
    expect(page).toContain('1 h 00 prévues')
    expect(page).toContain('8 h 30 min 12 s')
    expect(page).toContain('Numéro masqué')
    expect(page).toContain('••••57 · •••99')
    expect(page).toContain('01 42 00 00 01')
  })
})

describe('the dashboard', () => {
  it('counts the day and draws its hours', async () => {
    const { db, lire, chez, aide } = await unBureau()
    const [awa, lieu] = [await aide('Diallo'), await chez('Bleuet')]
    await desPointages(db, awa.id, lieu, MATIN - 100 * MINUTE, MATIN - 50 * MINUTE, MATIN - 30 * MINUTE)
    const page = await lire('/')
    expect(page).toContain('Lundi 23 novembre 2026')
    expect(page).toMatch(/<strong>1<\/strong><span>En cours/)
    expect(page).toMatch(/<strong>1<\/strong><span>Terminées<\/span><small>0 h 50/)
    expect(page).toContain('aria-label="Appels par heure, 3 en tout."')
    expect(page).toMatch(/<th scope="row">9 h<\/th><td class="n">1<\/td><td class="n">1<\/td>/)
    expect(await lire('/?jour=2030-01-01')).toContain('Lundi 23 novembre 2026')
  })
})
