import assert from 'node:assert/strict'
import { parseArgs } from 'node:util'
import { ouvrir, type Db } from '../db/index.ts'
import { ouvrirSession } from '../domain/connexion.ts'
import { avancerEcheances } from '../domain/avancerEcheances.ts'
import { hacher } from '../domain/motDePasse.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import { rejouerSecours } from '../domain/rejouerSecours.ts'
import { viderRecalculs } from '../domain/viderRecalculs.ts'
import { ecouterLesPlaintes, LARGE, unNavigateur, unServeurWeb } from '../test/navigateur.ts'
import { toutCorriger } from './journeeGestes.ts'
import { attendre, type Attendu, type Bruts } from './journeeOracle.ts'
import { ecrireJournee } from './journeeScenario.ts'
import { composerPour, ouvrirAgi, peuplerService, type Service } from './journeeService.ts'
import { ouvrirStandard, type Entendus } from './journeeSipp.ts'

// A working day rung by SIPp through Asterisk in a few minutes, some fifteen in a hundred of its visits faulty; then a
// manager puts her antenne right in Chromium alone. The figures are those of an oracle that knows only the scenario and
// the raw calls. The clock of the telephone program runs as many times faster.
const { values: options } = parseArgs({
  options: { duree: { type: 'string', default: '360' }, cadence: { type: 'string', default: '3' } },
})
const dureeS = Number(options.duree)
const jour = jourSuivant(jourDe(Date.now()), -1)
const journee = ecrireJournee(jour, dureeS, Number(options.cadence))
const appels = [...journee.cadences, ...journee.isoles]
const MOT_DE_PASSE = 'trois mots sans rapport'

const serveur = await unServeurWeb()
const db = ouvrir(serveur.chemin)
let parti = 0
const vitesse = (journee.instant(dureeS) - journee.instant(0)) / (dureeS * 1000)
const accelerer = (instant: number) => Math.round(journee.instant(0) + (instant - parti) * vitesse)
const fermetures: (() => Promise<unknown>)[] = [() => serveur.arreter(), () => db.destroy()]
try {
  const service = await peuplerService(db, journee)
  const coupes = new Set(
    appels.filter(({ cause }) => cause === 31).map(({ visite }) => service.lieux[visite]?.numero ?? ''),
  )
  const agi = await ouvrirAgi(db, () => accelerer(Date.now()), coupes)
  fermetures.push(() => agi.arreter(1000))
  const standard = await ouvrirStandard(agi.cle)
  fermetures.push(() => standard.fermer())
  console.log(
    `${appels.length} appels, ${journee.visites.length} visites, ${dureeS} s pour ${((dureeS * vitesse) / 3600).toFixed(1)} h`,
  )
  // As jobs does each second: what time alone makes missing is looked for from the morning on.
  await avancerEcheances(db, journee.instant(0))
  const debutMs = Date.now()
  const entendus = await standard.jouer(journee, composerPour(journee, service), () => (parti = Date.now()))
  const sonnerieS = (Date.now() - debutMs) / 1000
  console.log('issues du programme :', agi.issues())
  for (const texte of await standard.fiches()) {
    // The fallback's clock is Asterisk's own: its instant is put on that of the day.
    const accelere = texte.replace(
      /^epoch=(\d+)$/m,
      (_, epoch) => `epoch=${Math.floor(accelerer(Number(epoch) * 1000) / 1000)}`,
    )
    await rejouerSecours(db, accelere)
  }

  const ecarts = appels.filter(({ id, cause }) => entendus.get(id)?.cause !== cause)
  for (const { id, cause, forme } of ecarts)
    console.log(`${id} (${forme}) : cause ${entendus.get(id)?.cause ?? 'aucune'} au lieu de ${cause}`)
  assert.equal(ecarts.length, 0, 'des appels ne se sont pas passés comme écrits')
  const bruts = await lireBruts(db, entendus)

  await avancerEcheances(db, Date.now())
  await viderRecalculs(db, Date.now)
  const attendu = attendre(journee, bruts)
  const avant = await codesOuverts(db)
  assert.deepEqual(compter(avant), compter(attendu.avant))

  const correctionMs = Date.now()
  const actes = await corriger(db, service)
  const correctionS = (Date.now() - correctionMs) / 1000
  const apres = await codesOuverts(db)
  assert.deepEqual(compter(apres), compter(attendu.apres))
  const figures = await comparerAides(db, service, attendu.parAide)

  // A withheld number with both codes is a right call; the second visit of an overlap is the fault of the first.
  const SANS_FAUTE = ['juste', 'numero_masque', 'pendant']
  const fautives = journee.visites.filter(({ sort }) => !SANS_FAUTE.includes(sort)).length
  const bilan = {
    appels: appels.length,
    visites: journee.visites.length,
    'fautives %': Math.round((1000 * fautives) / journee.visites.length) / 10,
    causes: compter(appels.map(({ cause }) => String(cause))),
    issues: agi.issues(),
    avant: compter(avant),
    actes,
    apres: compter(apres),
    ...figures,
    sonnerieS: Math.round(sonnerieS),
    correctionS: Math.round(correctionS),
  }
  const codes = [...new Set([...avant, ...apres])].toSorted()
  const tableau = codes.map((code) => ({
    code,
    avant: bilan.avant[code] ?? 0,
    après: bilan.apres[code] ?? 0,
  }))
  console.table(tableau)
  console.log(JSON.stringify(bilan))
} finally {
  for (const fermer of fermetures.toReversed()) await fermer().catch(console.error)
}

/**
 * The instants of the raw calls, by the id of the scenario: SIPp says which Call-ID each had. What a caller was told must
 * be what was kept: 16 a stamp, 31 a stamp of the fallback, 21 none, and no call of nobody.
 */
async function lireBruts(base: Db, dits: Entendus): Promise<Bruts> {
  const lignes = await base
    .selectFrom('appel')
    .leftJoin('pointage', 'pointage.appel_id', 'appel.id')
    .select(['appel.call_id', 'appel.instant', 'appel.origine', 'pointage.id as pointage'])
    .execute()
  const parCallId = new Map(lignes.map((ligne) => [ligne.call_id, ligne]))
  assert.equal(lignes.length, appels.length, 'un appel brut, et un pointage au plus, par appel')
  return new Map(
    appels.map(({ id, cause }) => {
      const ligne = parCallId.get(dits.get(id)?.callId ?? '')
      assert.ok(ligne, `${id} n’a pas été gardé`)
      assert.equal(ligne.pointage !== null, cause !== 21, `${id} : pointage`)
      assert.equal(ligne.origine, cause === 31 ? 'secours' : 'telephone', `${id} : origine`)
      return [id, ligne.instant]
    }),
  )
}

async function codesOuverts(base: Db): Promise<string[]> {
  const lignes = await base.selectFrom('anomalie').select('code').where('acquittee_le', 'is', null).execute()
  return lignes.map(({ code }) => code).toSorted()
}

/** Everything through the pages of one account; the page must complain of nothing. */
async function corriger(base: Db, service: Service): Promise<Record<string, number>> {
  const courriel = 'marie@sonnette.test'
  await base
    .insertInto('utilisateur')
    .values({
      ...{ courriel, nom: 'Lefèvre', prenom: 'Marie', role: 'gestionnaire', antenne_id: service.antenneId },
      ...{ mot_de_passe: await hacher(MOT_DE_PASSE), administrateur: 0, cree_le: 0 },
    })
    .execute()
  const provenance = { adresse: '192.0.2.1', navigateur: 'essai', maintenant: Date.now() }
  const ouverture = await ouvrirSession(base, { courriel, motDePasse: MOT_DE_PASSE, ...provenance })
  assert.ok(ouverture.type === 'ouverte')
  const navigateur = await unNavigateur()
  try {
    const contexte = await navigateur.newContext({ locale: 'fr-FR', ...LARGE })
    const url = serveur.origine
    const cookie = { name: 'sonnette', value: ouverture.jeton, url, httpOnly: true, sameSite: 'Lax' } as const
    await contexte.addCookies([cookie])
    const page = await contexte.newPage()
    const plaintes = ecouterLesPlaintes(page)
    const actes = await toutCorriger({ page, origine: serveur.origine, db: base, journee, service })
    await page.goto(`${serveur.origine}/anomalies?gravite=a_corriger`)
    assert.equal(await page.locator('li[data-anomalie]').count(), 0)
    assert.deepEqual(plaintes, [])
    return actes
  } finally {
    await navigateur.close()
  }
}

/** Every carer's retained minutes and interventions are the oracle's; gives their sums. */
async function comparerAides(base: Db, { aides }: Service, attendus: Attendu['parAide']) {
  const lues = await base
    .selectFrom('intervention')
    .select([
      'intervenant_id',
      (eb) => eb.fn.sum<number>('retenu_min').as('minutes'),
      (eb) => eb.fn.countAll<number>().as('interventions'),
    ])
    .where('supprimee_le', 'is', null)
    .groupBy('intervenant_id')
    .execute()
  const parAide = lues.map(({ intervenant_id: id, minutes, interventions }) => ({
    ...{ aide: aides.findIndex((aide) => aide.id === id), minutes, interventions },
  }))
  const voulus = [...attendus].map(([aide, figures]) => ({ aide, ...figures }))
  const parRang = (a: { aide: number }, b: { aide: number }) => a.aide - b.aide
  assert.deepEqual(parAide.toSorted(parRang), voulus.toSorted(parRang))
  return {
    aides: voulus.length,
    interventions: voulus.reduce((somme, { interventions }) => somme + interventions, 0),
    minutes: voulus.reduce((somme, { minutes }) => somme + minutes, 0),
  }
}

function compter(noms: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(noms, (nom) => nom)].map(([nom, tous]) => [nom, tous.length]))
}
