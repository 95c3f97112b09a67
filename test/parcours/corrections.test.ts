import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { LARGE, unNavigateur } from '../navigateur.ts'
import { unePage, unServeurDeDemonstration } from './monde.ts'

const GESTIONNAIRE = 'gestionnaire.est@demo.sonnette'

let serveur: Awaited<ReturnType<typeof unServeurDeDemonstration>>
let navigateur: Browser
let antenneId: number

beforeAll(async () => {
  serveur = await unServeurDeDemonstration()
  navigateur = await unNavigateur()
  const est = serveur.db.selectFrom('antenne').select('id').where('code', '=', 'EST')
  antenneId = (await est.executeTakeFirstOrThrow()).id
})
afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

const ouvrir = async (adresse: string) => {
  const ouverte = await unePage(navigateur, serveur, GESTIONNAIRE, LARGE)
  await ouverte.page.goto(serveur.origine + adresse)
  return ouverte
}

/** Something moves in the antenne: waits until the page has asked for itself again. */
async function bouger(page: Page): Promise<void> {
  const reponse = page.waitForResponse((recue) => recue.request().headers()['hx-source'] === 'div#direct')
  await serveur.db.insertInto('mouvement').values({ antenne_id: antenneId }).execute()
  await reponse
  await page.waitForTimeout(200)
}

const foyer = (page: Page) => page.evaluate<string>('document.activeElement.id')

it('an hour being typed in a row is left alone when something moves, and Enter sends it', async () => {
  const { contexte, page, plaintes } = await ouvrir('/interventions?du=2026-01-01&anomalie=SANS_DEPART')
  await page.locator('tbody a:has-text("Corriger")').first().click()
  await page.waitForSelector('#heures-fin')
  expect(await foyer(page)).toBe('heures-fin')
  const debut = await page.inputValue('#heures-debut')
  // The minute of the arrival: an hour that is never in the future.
  await page.keyboard.type(debut)
  await page.fill('#heures-note', 'elle a rappelé')
  await page.selectOption('#heures-motif', { index: 2 })
  await bouger(page)
  expect(await page.inputValue('#heures-fin')).toBe(debut)
  expect(await page.inputValue('#heures-note')).toBe('elle a rappelé')
  expect(await page.evaluate("document.querySelector('#heures-motif').selectedIndex")).toBe(2)
  await page.selectOption('#heures-motif', { index: 0 })
  await page.press('#heures-fin', 'Enter')
  await page.waitForSelector('text=Les heures sont corrigées.')
  expect(plaintes).toEqual([])
  await contexte.close()
})

it('the queue is worked from the keyboard: next, write, press, and the next line waits', async () => {
  const { contexte, page, plaintes } = await ouvrir('/anomalies?code=MANQUEE')
  await page.waitForSelector('.etat-direct[data-etat="ouvert"]')
  const combien = async () => Number(await page.textContent('.onglets [aria-current] b'))
  const avant = await combien()
  await page.keyboard.press('j')
  const ligne = await foyer(page)
  await page.keyboard.press('h')
  await page.keyboard.type('elle a')
  await bouger(page)
  expect(await page.inputValue(`#${ligne} [name="note"]`)).toBe('elle a')
  await page.fill(`#${ligne} [name="note"]`, '')
  await page.keyboard.press('Escape')
  expect(await foyer(page)).toBe(ligne)
  const suivante = await page.evaluate<string>('document.activeElement.nextElementSibling.id')
  await page.keyboard.press('1')
  await page.waitForSelector('text=L’intervention est créée.')
  expect(await combien()).toBe(avant - 1)
  expect(await foyer(page)).toBe(suivante)
  expect(plaintes).toEqual([])
  await contexte.close()
})

it('an act unfolded and half written stays so when something moves', async () => {
  const { id } = await serveur.db
    .selectFrom('intervention')
    .select('id')
    .where('antenne_id', '=', antenneId)
    .where('fin', 'is not', null)
    .where('supprimee_le', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const { contexte, page, plaintes } = await ouvrir(`/interventions/${id}`)
  await page.click('summary:has-text("Minutes")')
  await page.fill('#minutes-minutes', '12')
  await page.fill('#minutes-note', 'courses')
  await bouger(page)
  expect(await page.inputValue('#minutes-minutes')).toBe('12')
  expect(await page.inputValue('#minutes-note')).toBe('courses')
  expect(plaintes).toEqual([])
  await contexte.close()
})
