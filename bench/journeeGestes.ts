import type { Locator, Page } from 'playwright-core'
import type { Db } from '../db/index.ts'
import type { Journee, VisiteEcrite } from './journeeScenario.ts'
import type { Service } from './journeeService.ts'

/** What the manager has before her: the pages, her planning and what her carers told her. */
export interface Bureau {
  page: Page
  origine: string
  /** To tell which visit of her planning a line shows. Read, never written. */
  db: Db
  journee: Journee
  service: Service
}

const ACTES_MAX = 2000
const DELAI_MS = 6000
const heureTapee = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
})

/** Works the antenne's list until nothing is left to correct; gives how many acts of each kind it took. */
export async function toutCorriger(bureau: Bureau): Promise<Record<string, number>> {
  const actes: Record<string, number> = {}
  await vider(bureau, '/appels/non-identifies', rattacher, 'rattacher', actes)
  await vider(bureau, '/anomalies?code=SANS_ARRIVEE', supprimer, 'supprimer', actes)
  await vider(bureau, '/anomalies?code=SANS_DEPART', direLeDepart, 'dire le départ', actes)
  await vider(bureau, '/anomalies?code=CHEVAUCHEMENT', avancerLeDepart, 'avancer le départ', actes)
  await vider(bureau, '/anomalies?code=HORS_PEC', changerDePrestation, 'changer de prestation', actes)
  return actes
}

type Geste = (bureau: Bureau, ligne: Locator) => Promise<void>

async function vider(
  bureau: Bureau,
  chemin: string,
  geste: Geste,
  nom: string,
  actes: Record<string, number>,
): Promise<void> {
  const { page, origine } = bureau
  let sansSuite = 0
  for (let essai = 0; essai < ACTES_MAX; essai += 1) {
    await page.goto(origine + chemin)
    const ligne = page.locator('li[data-anomalie]').first()
    if ((await ligne.count()) === 0) return
    await geste(bureau, ligne)
    // A page that refreshes itself under the click swallows it, or takes the notice away: she looks again, as one does.
    const dit = await page.waitForSelector('.avis.ton-vert', { timeout: DELAI_MS }).catch(() => undefined)
    if (dit === undefined) {
      sansSuite += 1
      actes['à refaire'] = (actes['à refaire'] ?? 0) + 1
      if (sansSuite === 3) throw new Error(`${nom} : ${await page.locator('main').innerText()}`)
      continue
    }
    sansSuite = 0
    actes[nom] = (actes[nom] ?? 0) + 1
  }
  throw new Error(`${chemin} ne se vide pas.`)
}

/** Says who rang, or where from. */
async function rattacher({ db, journee, service }: Bureau, ligne: Locator): Promise<void> {
  const id = Number((await ligne.getAttribute('id'))?.slice(1))
  const appel = await db.selectFrom('appel').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const visite = journee.visites.find(
    ({ rang, aide }) =>
      service.lieux[rang]?.id === appel.beneficiaire_id || service.aides[aide]?.id === appel.intervenant_id,
  )
  await ligne.locator('details.acte > summary').click()
  const formulaire = ligne.locator('details.acte form[action*="/rattacher"]')
  if (appel.beneficiaire_id === null) {
    const lieu = service.lieux[visite?.rang ?? -1]
    await formulaire.locator('[name="beneficiaire"]').fill(lieu?.identifiant ?? '')
  } else {
    const aide = service.aides[visite?.aide ?? -1]
    await formulaire.locator('[name="intervenant"]').fill(aide?.identifiant ?? '')
  }
  await formulaire.getByRole('button', { name: 'Rattacher', exact: true }).click()
}

/** As planned, or at the hour she knows of. */
async function direLeDepart(bureau: Bureau, ligne: Locator): Promise<void> {
  const { sue } = await visiteDe(bureau, ligne)
  if (sue === null) {
    await ligne.locator('button[value="prevu"]').click()
    return
  }
  await ligne.locator('[name="heure"]').fill(heureTapee.format(sue))
  await ligne.locator('button[value="heure"]').click()
}

/** The first of the two visits ended before the second began. */
async function avancerLeDepart(bureau: Bureau, ligne: Locator): Promise<void> {
  const { page, origine, db, journee, service } = bureau
  const visite = await visiteDe(bureau, ligne)
  const premiere = visite.sort === 'pendant' ? journee.visites[visite.rang - 1] : visite
  const { id } = await db
    .selectFrom('intervention')
    .select('id')
    .where('beneficiaire_id', '=', service.lieux[premiere?.rang ?? -1]?.id ?? 0)
    .executeTakeFirstOrThrow()
  if (premiere?.sue == null) throw new Error(`Chevauchement imprévu, visite ${visite.rang}.`)
  await page.goto(`${origine}/interventions/${id}`)
  await page.fill('#heures-fin', heureTapee.format(premiere.sue))
  await page.locator('form.acte-heures').getByRole('button', { name: 'Enregistrer', exact: true }).click()
}

async function changerDePrestation({ page }: Bureau, ligne: Locator): Promise<void> {
  await ouvrirLIntervention(ligne)
  const acte = await deplier(page, 'Changer de personne ou de prestation')
  await acte.locator('[name="prestation"]').selectOption('AIDE_VIE')
  await acte.locator('button[type="submit"]').click()
}

/** Her second call of the departure, once the first is known to be one. */
async function supprimer({ page }: Bureau, ligne: Locator): Promise<void> {
  await ouvrirLIntervention(ligne)
  const acte = await deplier(page, 'Supprimer')
  await acte.locator('[name="note"]').fill('appel redit, le départ est déjà noté')
  await acte.locator('button[type="submit"]').click()
}

async function ouvrirLIntervention(ligne: Locator): Promise<void> {
  await ligne.getByRole('link', { name: 'Ouvrir l’intervention' }).click()
  await ligne.page().waitForSelector('#corriger')
}

async function deplier(page: Page, nom: string): Promise<Locator> {
  const acte = page.locator('details.acte').filter({ has: page.locator('summary', { hasText: nom }) })
  await acte.locator('summary').click()
  return acte
}

async function visiteDe({ db, journee, service }: Bureau, ligne: Locator): Promise<VisiteEcrite> {
  const lien = await ligne.getByRole('link', { name: 'Ouvrir l’intervention' }).getAttribute('href')
  const id = Number(lien?.split('/').at(-1))
  const { beneficiaire_id } = await db
    .selectFrom('intervention')
    .select('beneficiaire_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const visite = journee.visites.find(({ rang }) => service.lieux[rang]?.id === beneficiaire_id)
  if (visite === undefined) throw new Error(`L’intervention ${id} n’est d’aucune visite.`)
  return visite
}
