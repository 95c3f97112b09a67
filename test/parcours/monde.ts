import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { ouvrir, type Db } from '../../db/index.ts'
import { travailler } from '../../jobs/demonstration/bureau.ts'
import { ouvrirComptes } from '../../jobs/demonstration/comptes.ts'
import { peupler } from '../../jobs/demonstration/peupler.ts'
import { MOT_DE_PASSE, unJeton } from '../extranet.ts'
import { ecouterLesPlaintes, unServeurWeb, type ServeurWeb } from '../navigateur.ts'

/** The real web process on a small demonstration: people, planning, calls, corrections, anomalies of every kind. */
export async function unServeurDeDemonstration(): Promise<ServeurWeb & { db: Db }> {
  const serveur = await unServeurWeb()
  const db = ouvrir(serveur.chemin)
  const maintenant = Date.now()
  const gens = { beneficiaires: 240, intervenants: 36, annees: 0.1 }
  await peupler(db, { ...gens, graine: 3, maintenant, did: '0800400800' })
  await ouvrirComptes(db, MOT_DE_PASSE, maintenant)
  await travailler(db, { graine: 3, maintenant })
  return {
    ...serveur,
    db,
    async arreter() {
      await db.destroy()
      await serveur.arreter()
    },
  }
}

/** A page of a browser where this account is signed in, and whatever it complains of. */
export async function unePage(
  navigateur: Browser,
  { origine, db }: ServeurWeb & { db: Db },
  courriel: string,
  options: BrowserContextOptions = {},
) {
  const contexte = await navigateur.newContext({ locale: 'fr-FR', ...options })
  const value = await unJeton(db, courriel, Date.now())
  await contexte.addCookies([{ name: 'sonnette', value, url: origine, httpOnly: true, sameSite: 'Lax' }])
  const page = await contexte.newPage()
  return { contexte, page, plaintes: ecouterLesPlaintes(page) }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// What a first visit brings: the page as it is, its sheet and its scripts as they are sent (compressed).
const POIDS = `[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
  .filter(({ name }) => !name.endsWith('/direct'))
  .reduce((somme, { encodedBodySize }) => somme + encodedBodySize, 0)`

const POIDS_MAXIMAL = 100 * 1024

/** What is wrong with the page shown: accessibility, weight, width. */
export async function fautesDe(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate<AxeResults>(`${AXE}; axe.run()`)
  const fautes = violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160) ?? ''}`)
  const poids = await page.evaluate<number>(POIDS)
  if (poids > POIDS_MAXIMAL) fautes.push(`pèse ${poids} octets`)
  const deborde = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth')
  if (deborde === true) fautes.push('déborde en largeur')
  return fautes
}
