import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ouvrir, type Db } from '../../db/index.ts'
import { instantDe, jourDe, jourSuivant } from '../../domain/regles/jours.ts'
import { viderRecalculs } from '../../domain/viderRecalculs.ts'
import { hasard } from '../../jobs/demonstration/hasard.ts'
import type { Appelante } from '../asterisk.ts'
import { unBeneficiaire, uneAntenne, unIntervenant } from '../constructeurs.ts'
import { unCompte } from '../extranet.ts'
import { LARGE, unNavigateur, unServeurWeb, type ServeurWeb } from '../navigateur.ts'
import { unTelephone } from '../telephone.ts'
import { unePage } from './monde.ts'

// A longer day on request; `bin/bench journee` rings a whole one through Asterisk.
const VISITES = Number(process.env.SONNETTE_VISITES ?? 30)
const PATIENCE_MS = 60_000 + VISITES * 6000
const MINUTE = 60_000

type Sort = 'juste' | 'sans_depart' | 'code_faux' | 'numero_masque' | 'trop_courte' | 'hors_horaire'

/** One visit of the day as it truly was, and what went wrong on the telephone. */
interface Visite {
  rang: number
  sort: Sort
  prevueDebut: number
  prevueFin: number
  arrivee: number
  depart: number
}

/** The scenario: the truth of the day, from which the figures are expected without any of the box's own code. */
function scenario(jour: string): Visite[] {
  const h = hasard(20_261_123)
  const sorts: readonly Sort[] = ['sans_depart', 'code_faux', 'numero_masque', 'trop_courte', 'hors_horaire']
  return Array.from({ length: VISITES }, (_, rang) => {
    const tire = h()
    // Each fault at least once, then some fifteen in a hundred.
    const sort = sorts[rang] ?? (tire < 0.15 ? (sorts[Math.floor(tire / 0.03)] ?? 'juste') : 'juste')
    const prevueDebut = instantDe(jour, '08:30') + (rang % 6) * 90 * MINUTE
    const prevueFin = prevueDebut + 60 * MINUTE
    const arrivee = sort === 'hors_horaire' ? instantDe(jour, '07:40') : prevueDebut + (rang % 5) * MINUTE
    const depart = sort === 'trop_courte' ? arrivee + 3 * MINUTE : prevueFin + ((rang % 7) - 3) * MINUTE
    return { rang, sort, prevueDebut, prevueFin, arrivee, depart }
  })
}

const minutesAttendues = ({ sort, arrivee, depart, prevueFin }: Visite) =>
  ((sort === 'sans_depart' ? prevueFin : depart) - arrivee) / MINUTE

let serveur: ServeurWeb
let navigateur: Browser
let db: Db
beforeAll(async () => {
  serveur = await unServeurWeb()
  navigateur = await unNavigateur()
  db = ouvrir(serveur.chemin)
})
afterAll(async () => {
  await navigateur?.close()
  await db?.destroy()
  await serveur?.arreter()
})

const numeroDe = (rang: number) => `01${String(42_100_000 + rang)}`

/** The homes, the carers, their plan of the day and who pays. */
async function unService(jour: string, visites: readonly Visite[]) {
  const antenneId = await uneAntenne(db, { nom: 'Paris domicile Est' })
  const financeur = { code: 'APA', libelle: 'APA', genre: 'departement' }
  const { id: financeur_id } = await db
    .insertInto('financeur')
    .values(financeur)
    .returning('id')
    .executeTakeFirstOrThrow()
  const gens = []
  for (const { rang, prevueDebut, prevueFin } of visites) {
    const numeros = [`+33${numeroDe(rang).slice(1)}`]
    const lieu = await unBeneficiaire(db, { antenne_id: antenneId, nom: `Domicile${rang}`, numeros })
    const aide = await unIntervenant(db, { antenne_id: antenneId, nom: `Aide${rang}` })
    const prise = { numero_pec: `P${rang}`, prestation: 'AIDE_VIE', date_debut: '2026-01-01', rang: 1 }
    await db
      .insertInto('prise_en_charge')
      .values({ beneficiaire_id: lieu.id, financeur_id, ...prise })
      .execute()
    const prevue = { debut: prevueDebut, fin: prevueFin, jour, prestation: 'AIDE_VIE' }
    await db
      .insertInto('visite')
      .values({ beneficiaire_id: lieu.id, intervenant_id: aide.id, ...prevue })
      .execute()
    gens.push({ lieu, aide })
  }
  return { antenneId, gens }
}

type Gens = Awaited<ReturnType<typeof unService>>['gens']

/** What the carer does on the telephone at her arrival, and at her departure. */
function appelsDe(
  { rang, sort, arrivee, depart }: Visite,
  gens: Gens,
): { instant: number; appelante: Appelante }[] {
  const code = gens[rang]?.aide.code ?? ''
  const juste: Appelante = { numero: numeroDe(rang), touches: { 'bienvenue-code': code } }
  const premiers: Partial<Record<Sort, Appelante>> = {
    code_faux: {
      numero: numeroDe(rang),
      touches: { 'bienvenue-code': '00000', 'code-inconnu': ['11111', '22222'] },
    },
    numero_masque: {
      ...{ numero: 'unknown', presentation: 35 },
      touches: {
        'beneficiaire-code': code,
        'secours-beneficiaire': '000000',
        'beneficiaire-inconnu': '111111',
      },
    },
  }
  const debut = { instant: arrivee, appelante: premiers[sort] ?? juste }
  return sort === 'sans_depart' ? [debut] : [debut, { instant: depart, appelante: juste }]
}

const aCorriger = async () =>
  (
    await db
      .selectFrom('anomalie')
      .select('code')
      .where('severite', '=', 'a_corriger')
      .where('acquittee_le', 'is', null)
      .execute()
  ).map(({ code }) => code)

it(
  'a day of faulty calls is put right from the browser, to the minute',
  async () => {
    const jour = jourSuivant(jourDe(Date.now()), -1)
    const visites = scenario(jour)
    const { antenneId, gens } = await unService(jour, visites)
    const telephone = await unTelephone(db)
    const appels = visites
      .flatMap((visite) => appelsDe(visite, gens))
      .toSorted((a, b) => a.instant - b.instant)
    for (const { instant, appelante } of appels) {
      telephone.horloge.instant = instant
      await telephone.appeler(appelante)
    }
    await viderRecalculs(db, Date.now)
    const parSort = (sort: Sort) => visites.filter((visite) => visite.sort === sort).length
    const perdus = parSort('code_faux') + parSort('numero_masque')
    // The departure of a visit whose arrival was lost passes for an arrival.
    expect((await aCorriger()).toSorted()).toEqual([
      ...Array.from({ length: parSort('numero_masque') }, () => 'BENEFICIAIRE_INCONNU'),
      ...Array.from({ length: parSort('code_faux') }, () => 'INTERVENANT_INCONNU'),
      ...Array.from({ length: parSort('sans_depart') + perdus }, () => 'SANS_DEPART'),
    ])

    const courriel = await unCompte(db, 'gestionnaire', antenneId, 'marie@sonnette.test')
    const { contexte, page, plaintes } = await unePage(navigateur, { ...serveur, db }, courriel, LARGE)
    for (let i = 0; i < perdus; i += 1) await rattacher(page, gens)
    for (let i = 0; i < parSort('sans_depart'); i += 1) {
      await page.goto(`${serveur.origine}/anomalies?code=SANS_DEPART`)
      await page.keyboard.press('j')
      await page.keyboard.press('1')
      await page.waitForSelector('.avis.ton-vert', { timeout: 20_000 })
    }
    await page.goto(`${serveur.origine}/anomalies?severite=a_corriger`)
    expect(await aCorriger()).toEqual([])
    expect(plaintes).toEqual([])
    await contexte.close()

    const retenues = await db
      .selectFrom('intervention')
      .select([
        'intervenant_id',
        (eb) => eb.fn.sum<number>('retenu_min').as('minutes'),
        (eb) => eb.fn.countAll<number>().as('n'),
      ])
      .where('supprimee_le', 'is', null)
      .groupBy('intervenant_id')
      .execute()
    const lues = new Map(retenues.map(({ intervenant_id, minutes, n }) => [intervenant_id, { minutes, n }]))
    expect(lues.size).toBe(VISITES)
    for (const visite of visites) {
      const attendue = { minutes: minutesAttendues(visite), n: 1 }
      expect(lues.get(gens[visite.rang]?.aide.id ?? 0), `visite ${visite.rang}, ${visite.sort}`).toEqual(
        attendue,
      )
    }
    const restent = await db.selectFrom('anomalie').select('code').where('acquittee_le', 'is', null).execute()
    expect(restent.map(({ code }) => code).toSorted()).toEqual([
      ...Array.from({ length: parSort('hors_horaire') }, () => 'HORS_HORAIRE'),
      ...Array.from({ length: parSort('trop_courte') }, () => 'TROP_COURTE'),
    ])
  },
  PATIENCE_MS,
)

/** Says who the first call of the list came from, or which home: the manager knows it from her planning. */
async function rattacher(page: Page, gens: Gens): Promise<void> {
  await page.goto(`${serveur.origine}/appels/non-identifies`)
  const ligne = page.locator('li[data-anomalie]').first()
  const id = Number((await ligne.getAttribute('id'))?.slice(1))
  const appel = await db.selectFrom('appel').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const qui = gens.find(
    ({ lieu, aide }) => lieu.id === appel.beneficiaire_id || aide.id === appel.intervenant_id,
  )
  await ligne.locator('details.acte > summary').click()
  const formulaire = ligne.locator('details.acte form[action*="/rattacher"]')
  if (appel.beneficiaire_id === null)
    await formulaire.locator('[name="beneficiaire"]').fill(qui?.lieu.identifiant ?? '')
  else await formulaire.locator('[name="intervenant"]').fill(qui?.aide.identifiant ?? '')
  await formulaire.getByRole('button', { name: 'Rattacher', exact: true }).click()
  await page.waitForSelector('.avis.ton-vert, .avis.ton-rouge, .faute', { timeout: 20_000 })
  expect(await page.locator('.avis.ton-rouge, .faute').allTextContents()).toEqual([])
}
