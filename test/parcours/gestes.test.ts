import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { jourDe, jourSuivant } from '../../domain/regles/jours.ts'
import { LARGE, unNavigateur } from '../navigateur.ts'
import { unePage, unServeurDeDemonstration } from './monde.ts'

const GESTIONNAIRE = 'gestionnaire.est@demo.sonnette'
const EST = `(select id from antenne where code = 'EST')`
const TABLE = join(import.meta.dirname, '../../docs/gestes.md')

let serveur: Awaited<ReturnType<typeof unServeurDeDemonstration>>
let navigateur: Browser
const releve: { geste: string; clics: number; touches: number; secondes: number }[] = []

beforeAll(async () => {
  serveur = await unServeurDeDemonstration()
  navigateur = await unNavigateur()
}, 600_000)
afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

/** A hand at the keyboard and the mouse that counts what it does. */
function uneMain(page: Page) {
  const compte = { clics: 0, touches: 0 }
  return {
    compte,
    async cliquer(selecteur: string) {
      compte.clics += 1
      await page.locator(selecteur).first().click()
    },
    async touche(nom: string) {
      compte.touches += 1
      await page.keyboard.press(nom)
    },
    async taper(texte: string) {
      compte.touches += texte.length
      await page.keyboard.type(texte)
    },
    /** A list opened, a line chosen. */
    async choisir(selecteur: string, valeur: string) {
      compte.clics += 2
      await page.selectOption(selecteur, valeur)
    },
  }
}

type Main = ReturnType<typeof uneMain>

/** Does an act from the page where one thinks of it, and keeps what it cost. */
async function mesurer(
  geste: string,
  depart: string,
  faire: (main: Main, page: Page) => Promise<void>,
): Promise<void> {
  const { contexte, page, plaintes } = await unePage(navigateur, serveur, GESTIONNAIRE, LARGE)
  await page.goto(serveur.origine + depart, { waitUntil: 'load' })
  const main = uneMain(page)
  const debut = performance.now()
  await faire(main, page)
  releve.push({ geste, ...main.compte, secondes: Math.round((performance.now() - debut) / 100) / 10 })
  expect(plaintes).toEqual([])
  await contexte.close()
}

const numero = async (requete: string): Promise<number> => {
  const { rows } = await sql<{ id: number }>`${sql.raw(requete)}`.execute(serveur.db)
  return rows[0]?.id ?? 0
}
const combien = async (requete: string) => numero(`select count(*) as id from ${requete}`)
const dit = async (page: Page) => page.waitForSelector('.avis.ton-vert', { timeout: 20_000 })
const complete = `intervention where antenne_id = ${EST} and debut is not null and fin is not null
  and supprimee_le is null and corrigee = 0 and groupe is null`

it('somebody is found from any page', async () => {
  await mesurer('Trouver une personne par son nom', '/interventions', async (main, page) => {
    await main.touche('/')
    await main.taper('mar')
    await page.waitForSelector('.suggestions a')
    await main.touche('ArrowDown')
    await main.touche('Enter')
    await page.waitForURL(/\/(beneficiaires|intervenants)\/\d+/)
  })
})

it('a forgotten departure takes the planned hour', async () => {
  const avant = await combien(`revision where acte = 'deplacer'`)
  await mesurer(
    'Donner l’heure prévue à un départ oublié',
    '/anomalies?code=SANS_DEPART',
    async (main, page) => {
      await main.touche('j')
      await main.touche('1')
      await dit(page)
    },
  )
  expect(await combien(`revision where acte = 'deplacer'`)).toBe(avant + 1)
})

it('a departure is corrected to an hour one knows', async () => {
  const id = await numero(`select max(id) as id from ${complete}`)
  await mesurer('Corriger une heure de départ', `/interventions/${id}`, async (main, page) => {
    await main.cliquer('#heures-fin')
    await main.touche('Control+a')
    const fin = await page.inputValue('#heures-fin')
    await main.taper(fin.replace(/(\d)$/, (c) => String((Number(c) + 1) % 10)))
    await main.touche('Enter')
    await dit(page)
  })
  expect(await combien(`revision where intervention_id = ${id}`)).toBe(1)
})

it('an anomalie is acknowledged with a word', async () => {
  const avant = await combien('anomalie where acquittee_le is not null')
  await mesurer('Acquitter une anomalie avec un mot', '/anomalies?code=SECOURS', async (main, page) => {
    await main.touche('j')
    await main.touche('h')
    await main.taper('vu avec elle')
    await main.touche('Enter')
    await dit(page)
  })
  expect(await combien('anomalie where acquittee_le is not null')).toBe(avant + 1)
})

it('minutes are added', async () => {
  const id = await numero(`select min(id) as id from ${complete}`)
  await mesurer('Ajouter des minutes complémentaires', `/interventions/${id}`, async (main, page) => {
    await main.cliquer('summary:has-text("Minutes complémentaires")')
    await main.cliquer('form[action*="/minutes"] input[name="minutes"]')
    await main.touche('Control+a')
    await main.taper('15')
    await main.cliquer('form[action*="/minutes"] input[name="note"]')
    await main.taper('courses')
    await main.touche('Enter')
    await dit(page)
  })
  expect(await combien(`intervention where id = ${id} and minutes_complementaires = 15`)).toBe(1)
})

it('an absence is noted', async () => {
  const id =
    await numero(`select max(id) as id from beneficiaire where antenne_id = ${EST} and archive_le is null
    and id not in (select beneficiaire_id from absence)`)
  await mesurer('Noter une absence', `/beneficiaires/${id}/absences`, async (main, page) => {
    const formulaire = 'form[action$="/absences"]'
    if (!(await page.isVisible(`${formulaire} [name="du"]`)))
      await main.cliquer('details:has(form[action$="/absences"]) > summary')
    await main.choisir(`${formulaire} [name="motif"]`, 'vacances')
    const jour = jourSuivant(jourDe(Date.now()), 3)
    main.compte.touches += 16
    await page.fill(`${formulaire} [name="du"]`, jour)
    await page.fill(`${formulaire} [name="au"]`, jourSuivant(jour, 6))
    await main.cliquer(`${formulaire} button[type="submit"]`)
    await dit(page)
  })
  expect(await combien(`absence where beneficiaire_id = ${id}`)).toBe(1)
})

it('a visit is deleted', async () => {
  const id = await numero(`select max(id) as id from ${complete}`)
  await mesurer('Supprimer une intervention', `/interventions/${id}`, async (main, page) => {
    await main.cliquer('summary:has-text("Supprimer")')
    await main.cliquer('form[action*="/supprimer"] button[type="submit"]')
    await dit(page)
  })
  expect(await combien(`intervention where id = ${id} and supprimee_le is not null`)).toBe(1)
})

it('a call is set aside', async () => {
  const avant = await combien('appel_traite')
  await mesurer('Écarter un appel non identifié', '/appels/non-identifies', async (main, page) => {
    await main.cliquer('details.acte > summary')
    await main.cliquer('details[open] form[action*="/rejeter"] [name="raison"]')
    await main.taper('erreur')
    await main.touche('Enter')
    await dit(page)
  })
  expect(await combien('appel_traite')).toBeGreaterThan(avant)
})

it('a line of a paper sheet is entered', async () => {
  const { rows } = await sql<{
    i: string
    b: string
    debut: number
  }>`select i.identifiant as i, b.identifiant as b, v.debut
    from visite v join intervenant i on i.id = v.intervenant_id join beneficiaire b on b.id = v.beneficiaire_id
    where b.antenne_id = ${sql.raw(EST)} and i.antenne_id = ${sql.raw(EST)} and b.archive_le is null
      and v.jour = ${jourSuivant(jourDe(Date.now()), -1)}
      and not exists (select 1 from intervention x where x.beneficiaire_id = b.id and x.jour = v.jour)
    limit 1`.execute(serveur.db)
  const feuille = rows[0]
  const avant = await combien(`intervention where origine = 'manuel'`)
  await mesurer('Saisir une ligne de feuille papier', '/saisie', async (main, page) => {
    main.compte.touches += 8
    await page.fill('#jour-0', jourSuivant(jourDe(Date.now()), -1))
    await main.cliquer('[name="intervenant-0"]')
    await main.taper(feuille?.i ?? '')
    await main.cliquer('[name="beneficiaire-0"]')
    await main.taper(feuille?.b ?? '')
    await main.cliquer('#arrivee-0')
    await main.taper('1405')
    await main.touche('Tab')
    await main.taper('1500')
    await main.touche('Enter')
    await dit(page)
  })
  expect(await combien(`intervention where origine = 'manuel'`)).toBe(avant + 1)
})

it('the week of somebody is looked at', async () => {
  const id = await numero(`select beneficiaire_id as id from ${complete} limit 1`)
  await mesurer('Voir la semaine d’un bénéficiaire', `/beneficiaires/${id}`, async (main, page) => {
    await main.cliquer('main a:has-text("Planning")')
    await page.waitForURL(/planning/)
  })
})

it('costs what docs/gestes.md says', () => {
  const lignes = releve.map(
    ({ geste, clics, touches, secondes }) =>
      `| ${geste} | ${clics} | ${touches} | ${String(secondes).replace('.', ',')} |`,
  )
  if (process.env.SONNETTE_GESTES === '1') writeFileSync(TABLE, [ENTETE, ...lignes, ''].join('\n'))
  const ecrit = readFileSync(TABLE, 'utf8').replaceAll(/ +/g, ' ')
  // The machine's seconds change from one to the other: what a person does must not.
  for (const { geste, clics, touches } of releve)
    expect(ecrit).toContain(`| ${geste} | ${clics} | ${touches} |`)
  expect(releve).toHaveLength(10)
})

const ENTETE = `# Ce que coûtent les dix gestes les plus courants

Counted in a real browser by \`test/parcours/gestes.test.ts\`, from the page where one thinks of the act to the sentence that
says it is done. A list chosen counts two clicks. The seconds are the machine's, without the time to think. Written again with
\`SONNETTE_GESTES=1 vitest run --project parcours test/parcours/gestes.test.ts\`.

| geste | clics | touches | secondes |
| --- | --- | --- | --- |`
