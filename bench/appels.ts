import { parseArgs } from 'node:util'
import { ouvrirBanc, type Banc } from './banc.ts'
import type { Exemple } from './pile.ts'
import { rafale } from './rafale.ts'

// Our call rate against a FastAGI script that only plays the same prompts, on the same Asterisk, in one run. The rate of
// each is the most calls a second that ended as they should, at any of the rates offered; SIPp shares the machine.
const { values: options } = parseArgs({
  options: {
    cadences: { type: 'string', default: '50,75,100,125,150' },
    duree: { type: 'string', default: '8' },
    annees: { type: 'string', default: '0' },
  },
})
const cadences = options.cadences.split(',').map(Number)
const dureeS = Number(options.duree)
const SONNETTE = ['node', '/app/dist/bin/sonnette.js']

const banc = await ouvrirBanc()
try {
  const lignes = String(cadences.reduce((somme, cadence) => somme + cadence * dureeS, 0) * 2)
  await banc.executer(
    ...SONNETTE,
    'demo',
    '--beneficiaires',
    lignes,
    '--intervenants',
    '1000',
    '--annees',
    options.annees,
  )
  const nu = await mesurer(banc, 'script nu', ['node', '/app/dist/bench/scriptNu.js'])
  const arreterJobs = await banc.demarrer('jobs')
  const sonnette = await mesurer(banc, 'sonnette', ['agi'])
  await arreterJobs()
  const rapport = sonnette.cadence / nu.cadence
  console.log(`rapport des cadences : ${(rapport * 100).toFixed(0)} % (il faut 90 %)`)
  console.log(JSON.stringify({ nu, sonnette, rapport }))
} finally {
  await banc.fermer()
}

async function mesurer(banc: Banc, nom: string, programme: string[]) {
  const arreter = await banc.demarrer(...programme)
  let meilleure = 0
  let reponseMs: unknown
  const lignes = []
  for (const cadence of cadences) {
    const nombre = String(cadence * dureeS)
    const exemples = JSON.parse(
      await banc.executer(...SONNETTE, 'exemples', '--json', '--nombre', nombre),
    ) as Exemple[]
    const temoin = await rafale(exemples, { cadence, port: 5060, lieu: { conteneur: banc.conteneur } })
    const justes = exemples.filter(({ numero }) => temoin.get(numero) === 16).length / exemples.length
    meilleure = Math.max(meilleure, cadence * justes)
    if (cadence === 50 && nom === 'sonnette') reponseMs = await reponses(banc)
    lignes.push({ programme: nom, 'appels/s': cadence, appels: exemples.length, 'justes %': justes * 100 })
  }
  console.table(lignes)
  if (reponseMs !== undefined) console.log('temps de réponse AGI à 50 appels/s (ms) :', reponseMs)
  await arreter()
  return { cadence: meilleure, reponseMs }
}

async function reponses(banc: Banc): Promise<unknown> {
  const page = "fetch('http://127.0.0.1:4574/sante').then(r=>r.text()).then(t=>console.log(t))"
  return (JSON.parse(await banc.executer('node', '-e', page)) as { reponseMs: unknown }).reponseMs
}
