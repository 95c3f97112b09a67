import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jourDe, jourSuivant } from '../../domain/regles/jours.ts'
import { MOT_DE_PASSE, unCode } from '../extranet.ts'
import { LARGE, unNavigateur } from '../navigateur.ts'
import { unePage, unServeurDeDemonstration } from './monde.ts'

// A browser that runs no script at all: every essential act must still be done, by its form.
const SANS_SCRIPT = { ...LARGE, javaScriptEnabled: false }
const GESTIONNAIRE = 'gestionnaire.est@demo.sonnette'
const COORDONNATEUR = 'coordonnateur.est@demo.sonnette'
const SIEGE = 'siege@demo.sonnette'
const EST = `(select id from antenne where code = 'EST')`

let serveur: Awaited<ReturnType<typeof unServeurDeDemonstration>>
let navigateur: Browser

beforeAll(async () => {
  serveur = await unServeurDeDemonstration()
  navigateur = await unNavigateur()
}, 600_000)
afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

/** Opens `depart` as this account, does the act, and expects no complaint. */
async function faire(
  depart: string,
  acte: (page: Page) => Promise<void>,
  courriel = GESTIONNAIRE,
): Promise<void> {
  const { contexte, page, plaintes } = await unePage(navigateur, serveur, courriel, SANS_SCRIPT)
  page.setDefaultTimeout(10_000)
  await page.goto(serveur.origine + depart)
  await acte(page)
  expect(plaintes).toEqual([])
  await contexte.close()
}

const dit = async (page: Page) => page.waitForSelector('.avis.ton-vert')
const nombre = async (requete: string): Promise<number> => {
  const { rows } = await sql<{ n: number | null }>`${sql.raw(requete)}`.execute(serveur.db)
  return rows[0]?.n ?? 0
}
const combien = async (requete: string) => nombre(`select count(*) as n from ${requete}`)
const COMPLETE = `intervention where antenne_id = ${EST} and debut is not null and fin is not null
  and supprimee_le is null and corrigee = 0 and groupe is null`

it('no script runs in these pages', async () => {
  const contexte = await navigateur.newContext(SANS_SCRIPT)
  const page = await contexte.newPage()
  await page.goto('data:text/html,<title>sans</title><script>document.title = "avec"</script>')
  expect(await page.title()).toBe('sans')
  await contexte.close()
})

it('signs in by the password then the second factor', async () => {
  const contexte = await navigateur.newContext({ locale: 'fr-FR', ...SANS_SCRIPT })
  const page = await contexte.newPage()
  await page.goto(`${serveur.origine}/interventions`)
  await page.fill('#courriel', SIEGE)
  await page.fill('#motdepasse', MOT_DE_PASSE)
  await page.press('#motdepasse', 'Enter')
  await page.waitForURL((url) => url.pathname === '/second-facteur')
  await page.fill('#code', await unCode(serveur.db, SIEGE, Date.now()))
  await page.press('#code', 'Enter')
  await page.waitForURL(`${serveur.origine}/interventions`)
  await contexte.close()
})

it('corrects the hours of an intervention, then takes that back', async () => {
  const id = await nombre(`select max(id) as n from ${COMPLETE}`)
  const fin = await nombre(`select fin as n from intervention where id = ${id}`)
  await faire(`/interventions/${id}`, async (page) => {
    const champ = page.locator('#heures-fin')
    await champ.fill((await champ.inputValue()).replace(/\d$/, (c) => String((Number(c) + 9) % 10)))
    await page.fill('#heures-note', 'elle a rappelé')
    await page.click('form[action$="/heures"] button[type="submit"]')
    await dit(page)
    expect(await combien(`intervention where id = ${id} and corrigee = 1 and fin <> ${fin}`)).toBe(1)
    await page.click('#revisions form[action$="/annuler"] button')
    await dit(page)
  })
  expect(await combien(`intervention where id = ${id} and corrigee = 0 and fin = ${fin}`)).toBe(1)
  expect(await combien(`revision where intervention_id = ${id} and acte = 'annuler'`)).toBe(1)
})

it('puts an anomalie right with one click', async () => {
  const avant = await combien(`revision where acte = 'deplacer'`)
  await faire('/anomalies?code=SANS_DEPART', async (page) => {
    await page.locator('form.gestes button[data-touche="1"]').first().click()
    await dit(page)
  })
  expect(await combien(`revision where acte = 'deplacer'`)).toBe(avant + 1)
})

it('acknowledges an anomalie with a note', async () => {
  const faites = `anomalie where acquittee_le is not null and note = 'vu sans script'`
  await faire('/anomalies?code=SECOURS', async (page) => {
    const formulaire = page.locator('form.gestes:has(button[value="acquitter"])').first()
    await formulaire.locator('[name="note"]').fill('vu sans script')
    await formulaire.locator('button[value="acquitter"]').click()
    await dit(page)
  })
  expect(await combien(faites)).toBe(1)
})

it('links a call of nobody known, and sets another aside', async () => {
  const rattaches = `appel_traite where sort = 'rattache'`
  const rejetes = `appel_traite where sort = 'rejete' and note = 'essai sans script'`
  const avant = await combien(rattaches)
  const identifiant = async (table: string) => {
    const { rows } = await sql<{ i: string }>`select identifiant as i from ${sql.table(table)}
      where antenne_id = ${sql.raw(EST)} and archive_le is null limit 1`.execute(serveur.db)
    return rows[0]?.i ?? ''
  }
  await faire('/appels/non-identifies', async (page) => {
    const formulaire = page.locator('details.acte form[action*="/rattacher"]').first()
    await page.locator('details.acte:has(form[action*="/rattacher"]) > summary').first().click()
    for (const genre of ['beneficiaire', 'intervenant']) {
      const champ = formulaire.locator(`[name="${genre}"]`)
      if ((await champ.count()) > 0) await champ.fill(await identifiant(genre))
    }
    await formulaire.locator('button[type="submit"]').click()
    await dit(page)
    expect(await combien(rattaches)).toBeGreaterThan(avant)
    await page.goto(`${serveur.origine}/appels/non-identifies`)
    await page.locator('details.acte > summary').first().click()
    await page.fill('details[open] form[action*="/rejeter"] [name="raison"]', 'essai sans script')
    await page.click('details[open] form[action*="/rejeter"] button')
    await dit(page)
  })
  expect(await combien(rejetes)).toBeGreaterThan(0)
})

it('enters a line of a paper sheet', async () => {
  const hier = jourSuivant(jourDe(Date.now()), -1)
  const { rows } = await sql<{ i: string; b: string }>`select i.identifiant as i, b.identifiant as b
    from visite v join intervenant i on i.id = v.intervenant_id join beneficiaire b on b.id = v.beneficiaire_id
    where b.antenne_id = ${sql.raw(EST)} and i.antenne_id = ${sql.raw(EST)} and b.archive_le is null
      and v.jour = ${hier} and not exists (
        select 1 from intervention x where x.beneficiaire_id = b.id and x.jour = v.jour)
    limit 1`.execute(serveur.db)
  const avant = await combien(`intervention where origine = 'manuel'`)
  await faire('/saisie', async (page) => {
    await page.fill('#jour-0', hier)
    await page.fill('[name="intervenant-0"]', rows[0]?.i ?? '')
    await page.fill('[name="beneficiaire-0"]', rows[0]?.b ?? '')
    await page.fill('[name="arrivee-0"]', '1405')
    await page.fill('[name="depart-0"]', '1500')
    await page.click('form[action="/saisie"] button[type="submit"]')
    await dit(page)
  })
  expect(await combien(`intervention where origine = 'manuel'`)).toBe(avant + 1)
})

it('declares an absence', async () => {
  const id = await nombre(`select max(id) as n from beneficiaire where antenne_id = ${EST}
    and archive_le is null and id not in (select beneficiaire_id from absence)`)
  const jour = jourSuivant(jourDe(Date.now()), 3)
  await faire(`/beneficiaires/${id}/absences`, async (page) => {
    const formulaire = page.locator('form[action$="/absences"]')
    await formulaire.locator('[name="motif"]').selectOption('vacances')
    await formulaire.locator('[name="du"]').fill(jour)
    await formulaire.locator('[name="au"]').fill(jourSuivant(jour, 6))
    await formulaire.locator('button[type="submit"]').click()
    await dit(page)
  })
  expect(await combien(`absence where beneficiaire_id = ${id} and du = '${jour}'`)).toBe(1)
})

it('gives a carer another code, and shows it on her card', async () => {
  const id = await nombre(`select max(i.id) as n from intervenant i join code c on c.intervenant_id = i.id
    where i.antenne_id = ${EST} and i.archive_le is null and c.au is null`)
  const code = async () => nombre(`select code as n from code where intervenant_id = ${id} and au is null`)
  const ancien = await code()
  await faire(
    `/intervenants/${id}/code`,
    async (page) => {
      await page.click('form[action$="/code"] button')
      await page.waitForURL((url) => url.pathname === `/intervenants/${id}/carte`)
      expect((await page.textContent('main'))?.replaceAll(/\D/g, '')).toContain(String(await code()))
    },
    COORDONNATEUR,
  )
  expect(await code()).not.toBe(ancien)
})

it('finds somebody by name', async () => {
  const { rows } = await sql<{ id: number; nom: string }>`select id, nom from beneficiaire
    where antenne_id = ${sql.raw(EST)} and archive_le is null limit 1`.execute(serveur.db)
  await faire('/interventions', async (page) => {
    await page.fill('form[role="search"] [name="q"]', rows[0]?.nom ?? '')
    await page.press('form[role="search"] [name="q"]', 'Enter')
    await page.click(`.trouves a[href="/beneficiaires/${rows[0]?.id ?? 0}"]`)
    await page.waitForURL((url) => url.pathname === `/beneficiaires/${rows[0]?.id ?? 0}`)
  })
})
