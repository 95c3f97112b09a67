import { ouvrir } from '../db/index.ts'
import { exemples } from '../domain/exemples.ts'
import { intervenantDuCode, lieuxDeLaLigne } from '../domain/identifier.ts'
import { pointer } from '../domain/pointer.ts'
import { jourDe } from '../domain/regles/jours.ts'

// Calls coming in as the telephone program stores them: pagesAppels BASE CADENCE, until stopped.
const [chemin = '', cadence = '20'] = process.argv.slice(2)
const db = ouvrir(chemin)
const jour = jourDe(Date.now())
const paires = await exemples(db, 500, Date.now())
let rang = 0
let ecrits = 0
const lents: number[] = []

async function sonner(): Promise<void> {
  rang += 1
  const paire = paires[rang % paires.length]
  if (paire === undefined) return
  const lieux = await lieuxDeLaLigne(db, paire.numero, jour)
  const porteur = await intervenantDuCode(db, paire.code, jour)
  if (porteur === undefined) return
  const instant = Date.now()
  const debut = performance.now()
  await pointer(db, {
    appel: {
      ...{ uniqueid: `banc.${process.pid}.${rang}`, callId: `${rang}@banc`, instant, did: '0800400800' },
      ...{ deBrut: '', paiBrut: '', numero: paire.numero, presentation: 'fournie', origine: 'telephone' },
    },
    saisies: [paire.code],
    identification: 'ligne',
    intervenantId: porteur.id,
    lieux,
    sens: null,
  })
  lents.push(performance.now() - debut)
  ecrits += 1
}

const minuterie = setInterval(
  () => {
    sonner().catch((erreur: unknown) => console.error(erreur))
  },
  1000 / Number(cadence),
)
process.once('SIGTERM', () => {
  clearInterval(minuterie)
  const tries = lents.toSorted((a, b) => a - b)
  const p99 = tries[Math.floor(tries.length * 0.99)] ?? 0
  console.log(JSON.stringify({ ecrits, p99Ms: Math.round(p99 * 10) / 10 }))
  process.exit(0)
})
