import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { ouvrir, type Db } from '../db/index.ts'
import { migrer } from '../db/migrer.ts'
import { arrondiDuJour, minutesRetenues } from '../domain/regles/arrondi.ts'
import { repartir } from '../domain/regles/repartition.ts'
import { repartirBeneficiaire, repartirTout } from '../domain/repartir.ts'
import { peupler } from '../jobs/demonstration/peupler.ts'
import { retenuAttendu } from '../test/oracleArrondi.ts'
import { depassementsParMinute, enParts, minutesParMinute } from '../test/oracleRepartition.ts'
import { unPlan } from '../test/plansInventes.ts'
import { uneVisiteARetenir } from '../test/visitesInventees.ts'

// Retained minutes and allocation against naive counts on many invented plans and visits; then what a beneficiaire-year
// costs on bases of one, three and ten years.
const { values: options } = parseArgs({
  options: {
    plans: { type: 'string', default: '10000' },
    visites: { type: 'string', default: '100000' },
    annees: { type: 'string', default: '1,3,10' },
    beneficiaires: { type: 'string', default: '200' },
    graine: { type: 'string', default: '1' },
  },
})
const graine = Number(options.graine)

const repartition = comparerLesPlans(Number(options.plans))
const retenus = comparerLesVisites(Number(options.visites))
console.table({ repartition, retenus })
// The first base warms the engine and is not counted.
await mesurer(0.2)
const couts = []
for (const annees of options.annees.split(',').map(Number)) couts.push(await mesurer(annees))
console.table(couts)
const premier = couts[0]?.msParAn ?? Number.NaN
const croissance = (couts.at(-1)?.msParAn ?? Number.NaN) / premier
console.log(`dernier coût d’un an sur le premier : ${croissance.toFixed(2)} (plat : 1)`)
console.log(JSON.stringify({ graine, repartition, retenus, couts, croissance }))
if (repartition.ecarts + retenus.ecarts > 0) process.exitCode = 1

function comparerLesPlans(nombre: number) {
  let [minutes, plafonnees, ecarts, regleMs, naifMs] = [0, 0, 0, 0, 0]
  for (const { plan, interventions } of fc.sample(unPlan(), { numRuns: nombre, seed: graine })) {
    const depart = performance.now()
    const { parts, depassements } = repartir(interventions, plan)
    const milieu = performance.now()
    const voulues = minutesParMinute(interventions, plan)
    const depasses = depassementsParMinute(voulues, interventions, plan)
    naifMs += performance.now() - milieu
    regleMs += milieu - depart
    minutes += voulues.length
    plafonnees += depasses.length
    const memes =
      texte(parts) === texte(enParts(voulues)) && JSON.stringify(depassements) === JSON.stringify(depasses)
    if (!memes) ecarts += 1
  }
  const temps = { regleMs: Math.round(regleMs), naifMs: Math.round(naifMs) }
  return { cas: nombre, minutes, depassements: plafonnees, ecarts, ...temps }
}

interface Ligne {
  interventionId: number
  jour: string
  priseEnChargeId: number | null
  minutes: number
}

function texte(lignes: readonly Ligne[]): string {
  return lignes.map((l) => [l.interventionId, l.jour, l.priseEnChargeId, l.minutes].join(' ')).join('\n')
}

function comparerLesVisites(nombre: number) {
  let [minutes, ecarts, regleMs, naifMs] = [0, 0, 0, 0]
  for (const { visite, regles } of fc.sample(uneVisiteARetenir, { numRuns: nombre, seed: graine })) {
    const depart = performance.now()
    const regle = arrondiDuJour(regles, visite.jour, visite.financeurId, visite.prestation)
    const retenu = minutesRetenues(visite, visite.prevues, regle)
    const milieu = performance.now()
    const attendu = retenuAttendu(visite, regles)
    naifMs += performance.now() - milieu
    regleMs += milieu - depart
    minutes += attendu
    if (retenu !== attendu) ecarts += 1
  }
  return { cas: nombre, minutes, ecarts, regleMs: Math.round(regleMs), naifMs: Math.round(naifMs) }
}

async function mesurer(annees: number) {
  const dossier = mkdtempSync(join(tmpdir(), 'repartition-'))
  const chemin = join(dossier, 'banc.db')
  const db = ouvrir(chemin)
  try {
    await migrer(db, chemin)
    const beneficiaires = Number(options.beneficiaires)
    const gens = { beneficiaires, intervenants: Math.ceil(beneficiaires / 8) }
    await peupler(db, {
      graine,
      annees,
      ...gens,
      did: '+33800400800',
      maintenant: Date.parse('2026-11-23T12:00Z'),
    })
    return { annees, ...(await chronometrer(db, annees)) }
  } finally {
    await db.destroy()
    rmSync(dossier, { recursive: true, force: true })
  }
}

async function chronometrer(db: Db, annees: number) {
  const ids = (await db.selectFrom('beneficiaire').select('id').execute()).map(({ id }) => id)
  await db.deleteFrom('repartition').execute()
  await db.updateTable('intervention').set({ retenu_min: null }).execute()
  const { n } = await db
    .selectFrom('intervention')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const toutMs = await duree(db, (tx) => repartirTout(tx, ids, '2000-01-01'))
  const rienMs = await duree(db, (tx) => repartirTout(tx, ids, '2000-01-01'))
  const moisMs = await duree(db, async (tx) => {
    for (const id of ids) await repartirBeneficiaire(tx, id, '2026-11-23')
  })
  return {
    interventions: n,
    toutMs: Math.round(toutMs),
    usParIntervention: arrondi((toutMs * 1000) / n),
    usSansChangement: arrondi((rienMs * 1000) / n),
    msParAn: arrondi(toutMs / ids.length / annees),
    msUnMoisCourant: arrondi(moisMs / ids.length),
  }
}

// Processor time: what shares the machine does not count.
async function duree(
  db: Db,
  action: Parameters<ReturnType<Db['transaction']>['execute']>[0],
): Promise<number> {
  const depart = process.cpuUsage()
  await db.transaction().execute(action)
  const { user, system } = process.cpuUsage(depart)
  return (user + system) / 1000
}

function arrondi(valeur: number): number {
  return Math.round(valeur * 100) / 100
}
