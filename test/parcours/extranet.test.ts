import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ouvrir, type Db } from '../../db/index.ts'
import { noterAppel } from '../../domain/noterAppel.ts'
import type { Lieu } from '../../domain/identifier.ts'
import { unAppel, unBeneficiaire, uneAntenne, unIntervenant } from '../constructeurs.ts'
import { MOT_DE_PASSE, unCode, unCompte, unPointage } from '../extranet.ts'
import {
  ecouterLesPlaintes,
  LARGE,
  TELEPHONE,
  unNavigateur,
  unServeurWeb,
  type ServeurWeb,
} from '../navigateur.ts'

const MINUTE = 60_000

let serveur: ServeurWeb
let navigateur: Browser
let db: Db
let monde: Awaited<ReturnType<typeof peupler>>

beforeAll(async () => {
  serveur = await unServeurWeb()
  navigateur = await unNavigateur()
  db = ouvrir(serveur.chemin)
  monde = await peupler()
})
afterAll(async () => {
  await navigateur?.close()
  await db?.destroy()
  await serveur?.arreter()
})

/** An antenne where a hundred visits ended, one is going on, and one call is of nobody known. */
async function peupler() {
  const antenneId = await uneAntenne(db, { nom: 'Paris domicile Est' })
  const lieu = await unBeneficiaire(db, { antenne_id: antenneId, nom: 'Marchand', numeros: ['+33142000001'] })
  const aides = await Promise.all(
    Array.from({ length: 60 }, () => unIntervenant(db, { antenne_id: antenneId })),
  )
  const maintenant = Date.now()
  for (const { id } of aides) {
    await appeler(id, lieu, maintenant - 70 * MINUTE)
    await appeler(id, lieu, maintenant - 10 * MINUTE)
  }
  const awa = await unIntervenant(db, { antenne_id: antenneId, nom: 'Diallo', prenom: 'Fatou' })
  await appeler(awa.id, lieu, maintenant - 5 * MINUTE)
  await noterAppel(db, unAppel(maintenant, { numero: '+33142000001', presentation: 'fournie' }), {
    resultat: 'code_inconnu',
    etape: 'code',
    saisies: ['11111', '22222', '33333'],
    identification: 'ligne',
    beneficiaireId: lieu.id,
    intervenantId: null,
  })
  const courriel = await unCompte(db, 'gestionnaire', antenneId, 'marie@sonnette.test')
  const siege = await unCompte(db, 'siege')
  const informatique = await unCompte(db, 'informatique')
  return { antenneId, lieu, awa, courriel, siege, informatique }
}

const appeler = async (intervenantId: number, lieu: Lieu, instant = Date.now()) =>
  unPointage(db, intervenantId, lieu, instant)

async function connecter(options: BrowserContextOptions = LARGE, suite = '/', courriel = monde.courriel) {
  const contexte = await navigateur.newContext({ locale: 'fr-FR', ...options })
  const page = await contexte.newPage()
  const plaintes = ecouterLesPlaintes(page)
  await page.goto(serveur.origine + suite)
  await page.fill('#courriel', courriel)
  await page.fill('#motdepasse', MOT_DE_PASSE)
  await page.press('#motdepasse', 'Enter')
  await page.waitForURL((url) => url.pathname !== '/connexion')
  if (new URL(page.url()).pathname === '/second-facteur') {
    await page.fill('#code', await unCode(db, courriel, Date.now()))
    await page.press('#code', 'Enter')
  }
  await page.waitForURL(serveur.origine + suite)
  return { contexte, page, plaintes }
}

const enDirect = (page: Page) => page.waitForSelector('.etat-direct[data-etat="ouvert"]')

it('an arrival, then its departure, show in an open page within a second of their commit', async () => {
  const { contexte, page, plaintes } = await connecter()
  await enDirect(page)
  // Low enough that there is something to scroll at any hour, even before the first visits of the day.
  await page.setViewportSize({ ...LARGE.viewport, height: 400 })
  await page.evaluate('window.scrollTo(0, 300)')
  const delais: number[] = []
  const veilles: (string | undefined)[] = []
  page.on('request', (requete) => {
    if (requete.headers()['hx-source'] === 'div#direct') veilles.push(requete.headers()['sonnette-veille'])
  })
  for (let n = 0; n < 8; n += 1) {
    const aide = await unIntervenant(db, { antenne_id: monde.antenneId, nom: `Nouvelle${n}`, prenom: 'Léa' })
    // Calls come at any moment of the page's own rhythm.
    await page.waitForTimeout(900 + n * 170)
    await appeler(aide.id, monde.lieu)
    delais.push(await visible(page, `section:has(#titre-en-cours) tr:has-text("Nouvelle${n}")`))
    await page.waitForTimeout(700)
    await appeler(aide.id, monde.lieu, Date.now() + 6 * MINUTE)
    delais.push(await visible(page, `section:has(#titre-terminees) tr:has-text("Nouvelle${n}")`))
  }
  expect(Math.max(...delais), delais.join(', ')).toBeLessThan(1000)
  expect(await page.locator('tr[data-neuf]').count()).toBeGreaterThan(0)
  // Nobody moved a finger: these refreshes must not keep the session alive.
  expect(veilles.slice(1).every((veille) => veille === '1')).toBe(true)
  // The browser keeps in view what is read, whose place moves with the lists above: it is never sent back to the top.
  expect(await page.evaluate('window.scrollY')).toBeGreaterThan(100)
  expect(await page.textContent('#annonce')).toMatch(/en cours/)
  expect(plaintes).toEqual([])
  await contexte.close()
})

async function visible(page: Page, selecteur: string): Promise<number> {
  const depuis = performance.now()
  await page.waitForSelector(selecteur, { timeout: 5000 })
  return Math.round(performance.now() - depuis)
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

it('the pages of headquarters and of the roles without files are as accessible', async () => {
  for (const courriel of [monde.siege, monde.informatique]) {
    const { contexte, page } = await connecter(LARGE, '/', courriel)
    for (const adresse of ['/', '/interventions', '/appels/non-identifies', '/beneficiaires']) {
      await page.goto(serveur.origine + adresse)
      const { violations } = await page.evaluate<AxeResults>(`${AXE}; axe.run()`)
      expect(violations.map(({ id, nodes }) => `${adresse} ${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
    }
    await contexte.close()
  }
})

it('somebody is found from the keyboard alone, from any page', async () => {
  const { contexte, page, plaintes } = await connecter()
  await page.goto(`${serveur.origine}/intervenants`)
  await page.keyboard.press('/')
  await page.keyboard.type('marchand')
  await page.waitForSelector('.suggestions a')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(`${serveur.origine}/beneficiaires/${monde.lieu.id}`)
  expect(await page.textContent('h1')).toContain('Marchand')
  expect(plaintes).toEqual([])
  await contexte.close()
})

it('a filter acts as one types and leaves an address that can be shared', async () => {
  const { contexte, page, plaintes } = await connecter(LARGE, '/interventions')
  await page.locator('#texte').pressSequentially('diallo')
  await page.waitForURL(`${serveur.origine}/interventions?texte=diallo`)
  expect(await page.locator('tbody tr').count()).toBe(1)
  expect(await page.evaluate('document.activeElement.id')).toBe('texte')
  await page.reload()
  expect(await page.locator('tbody tr').count()).toBe(1)
  expect(plaintes).toEqual([])
  await contexte.close()
})

it('what one is reading or typing is left alone when a call comes', async () => {
  const { contexte, page, plaintes } = await connecter()
  await enDirect(page)
  await page.click('text=Voir les chiffres')
  const aide = await unIntervenant(db, { antenne_id: monde.antenneId, nom: 'Patiente' })
  await appeler(aide.id, monde.lieu)
  await page.waitForSelector('tr:has-text("Patiente")')
  expect(await page.locator('details[open]').count()).toBe(1)

  await page.goto(`${serveur.origine}/interventions`)
  await enDirect(page)
  await page.locator('#texte').pressSequentially('diallo', { delay: 20 })
  await appeler(aide.id, monde.lieu, Date.now() + 6 * MINUTE)
  await page.waitForURL(`${serveur.origine}/interventions?texte=diallo`)
  await page.waitForTimeout(1500)
  expect(await page.inputValue('#texte')).toBe('diallo')
  expect(await page.locator('tbody tr').count()).toBe(1)
  expect(plaintes).toEqual([])
  await contexte.close()
})

it('a page that lost the network, or the server, catches up by itself', async () => {
  const { contexte, page } = await connecter()
  await enDirect(page)
  await contexte.setOffline(true)
  const [perdue, redemarree] = [
    await unIntervenant(db, { antenne_id: monde.antenneId, nom: 'Perdue' }),
    await unIntervenant(db, { antenne_id: monde.antenneId, nom: 'Redemarree' }),
  ]
  await appeler(perdue.id, monde.lieu)
  await page.waitForTimeout(1000)
  await contexte.setOffline(false)
  await page.waitForSelector('tr:has-text("Perdue")', { timeout: 8000 })
  await serveur.redemarrer(() => appeler(redemarree.id, monde.lieu))
  await page.waitForSelector('tr:has-text("Redemarree")', { timeout: 8000 })
  await enDirect(page)
  await contexte.close()
})

it('leaving in one tab ends the live page of the other, and says so', async () => {
  const { contexte, page } = await connecter()
  await enDirect(page)
  const autre = await contexte.newPage()
  await autre.goto(`${serveur.origine}/interventions`)
  await autre.click('text=Quitter')
  await autre.waitForURL(`${serveur.origine}/connexion`)
  await page.waitForSelector('.avis.session:not([hidden])', { timeout: 3000 })
  await contexte.close()
})

it('everything essential works without JavaScript', async () => {
  const { contexte, page } = await connecter({ ...TELEPHONE, javaScriptEnabled: false })
  await page.click('.ouvre-menu')
  await page.click('#menu >> text=Interventions')
  await page.fill('#texte', 'diallo')
  await page.click('text=Filtrer')
  expect(await page.locator('tbody tr').count()).toBe(1)
  await page.click('a.ligne')
  expect(await page.textContent('h1')).toContain('Marchand')
  expect(await page.textContent('table')).toContain('•••14')
  await page.fill('#q', '0142000001')
  await page.press('#q', 'Enter')
  await page.click('.trouves a')
  await page.waitForURL(`${serveur.origine}/beneficiaires/${monde.lieu.id}`)
  await page.click('text=Quitter')
  await page.waitForURL(`${serveur.origine}/connexion`)
  await contexte.close()
})
