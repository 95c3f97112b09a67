import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { pino } from 'pino'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Services } from '../../web/acces.ts'
import { toutesLesRoutes } from '../../web/app.tsx'
import { attendu } from '../autorisation/attendus.ts'
import { adresseAvec, parametresDe } from '../autorisation/parametres.ts'
import { LARGE, TELEPHONE, unNavigateur } from '../navigateur.ts'
import { fautesDe, unePage, unServeurDeDemonstration } from './monde.ts'

let serveur: Awaited<ReturnType<typeof unServeurDeDemonstration>>
let navigateur: Browser
let pages: { adresse: string; courriel: string }[]

beforeAll(async () => {
  serveur = await unServeurDeDemonstration()
  const arrondi = { mode: 'reel', pas_min: 1, plafond_prevu: 0, du: '2000-01-01' } as const
  await serveur.db.insertInto('regle_arrondi').values(arrondi).execute()
  navigateur = await unNavigateur()
  pages = await pagesDesRoutes()
}, 600_000)
afterAll(async () => {
  await navigateur?.close()
  await serveur?.arreter()
})

// Who shows a page: the first of these that may open it.
const COMPTES = [
  { courriel: 'coordonnateur.est@demo.sonnette', role: 'coordonnateur', administrateur: 0 },
  { courriel: 'siege@demo.sonnette', role: 'siege', administrateur: 0 },
  { courriel: 'administrateur@demo.sonnette', role: 'administrateur', administrateur: 0 },
] as const

// Not pages: a stream, files, what answers pieces of a page, and those one sees only without a session.
const PAS_DES_PAGES =
  /\.csv$|^\/(direct|sante|public\/|ouverte|recherche\/suggestions|personnes\/choix|lien\/|second-facteur|saisie-gardee)/

/** Every page of the route table, opened on rows of the demonstration. */
async function pagesDesRoutes() {
  const services = {
    origine: serveur.origine,
    maintenant: Date.now,
    db: serveur.db,
    journal: pino({ level: 'silent' }),
  }
  const lues = toutesLesRoutes(services as Services).filter(
    ({ methode, chemin }) => methode === 'get' && !PAS_DES_PAGES.test(chemin),
  )
  const ouvertes = lues.map(async ({ chemin }) => {
    const compte = COMPTES.find((c) => attendu('get', chemin, c) === true)
    if (compte === undefined) throw new Error(`Personne n’ouvre ${chemin}.`)
    const valeurs = await Promise.all(parametresDe(chemin).map(async (p) => valeurDe(p.nom, p.table, chemin)))
    return { adresse: adresseAvec(chemin, valeurs), courriel: compte.courriel }
  })
  return [...(await Promise.all(ouvertes)), { adresse: '/connexion', courriel: COMPTES[0].courriel }]
}

const EST = `(select id from antenne where code = 'EST')`
// A row of each table that shows much.
const PAR_TABLE: Readonly<Record<string, string>> = {
  beneficiaire: `select b.id from beneficiaire b join intervention i on i.beneficiaire_id = b.id
    where b.antenne_id = ${EST} and b.archive_le is null group by b.id order by count(*) desc limit 1`,
  intervenant: `select b.id from intervenant b join intervention i on i.intervenant_id = b.id
    where b.antenne_id = ${EST} and b.archive_le is null group by b.id order by count(*) desc limit 1`,
  intervention: `select id from intervention where antenne_id = ${EST} order by corrigee desc limit 1`,
  appel: `select id from appel where antenne_id = ${EST} order by id desc limit 1`,
  anomalie: `select id from anomalie where antenne_id = ${EST} order by id desc limit 1`,
  alerte: `select id from alerte where antenne_id = ${EST} order by id desc limit 1`,
}

async function valeurDe(nom: string, table: string | undefined, chemin: string): Promise<string | number> {
  if (nom === 'cle') return 'ouverture'
  if (nom === 'chapitre') return 'anomalies'
  const choix = PAR_TABLE[table ?? '']
  if (choix !== undefined) {
    const { rows } = await sql<{ id: number }>`${sql.raw(choix)}`.execute(serveur.db)
    return rows[0]?.id ?? 0
  }
  return chemin.includes('comptes') ? 3 : 1
}

it.each([
  ['large-clair', { ...LARGE, colorScheme: 'light' }],
  ['large-sombre', { ...LARGE, colorScheme: 'dark' }],
  ['telephone-clair', { ...TELEPHONE, colorScheme: 'light' }],
  ['telephone-sombre', { ...TELEPHONE, colorScheme: 'dark' }],
] as const)(
  'no page breaks accessibility, its content policy or its weight: %s',
  async (mode, options) => {
    const captures = join(import.meta.dirname, '../../build/captures', mode)
    mkdirSync(captures, { recursive: true })
    const fautes: string[] = []
    for (const [courriel, siennes] of Map.groupBy(pages, (page) => page.courriel)) {
      const { contexte, page, plaintes } = await unePage(navigateur, serveur, courriel, options)
      for (const { adresse } of siennes) {
        const reponse = await page.goto(serveur.origine + adresse, { waitUntil: 'load' })
        const attendue = adresse === '/nulle-part' ? 404 : 200
        if (reponse?.status() !== attendue) fautes.push(`${adresse} répond ${String(reponse?.status())}`)
        fautes.push(...(await fautesDe(page)).map((faute) => `${adresse} ${faute}`))
        fautes.push(
          ...plaintes
            .splice(0)
            .filter((p) => !p.includes('404'))
            .map((p) => `${adresse} se plaint : ${p}`),
        )
        const nom = adresse.replaceAll(/[^\w]+/g, '-').replace(/^-|-$/g, '') || 'accueil'
        await page.screenshot({ path: join(captures, `${nom}.png`), fullPage: mode.startsWith('large') })
      }
      await contexte.close()
    }
    expect(fautes).toEqual([])
    expect(pages.length).toBeGreaterThan(30)
  },
  900_000,
)
