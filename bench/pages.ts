import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { ouvrir } from '../db/index.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import { ouvrirVisiteurs, type Visiteur } from './pagesVisiteurs.ts'
import type { Mesure } from './pagesServeur.ts'
import { attendre } from './pile.ts'

// Time on the server of every page, by route, with people clicking and calls coming in, on ten years of data. The base
// is a copy: it may be given (--base) or is made once in build/dix.db.
const { values: options } = parseArgs({
  options: {
    base: { type: 'string' },
    annees: { type: 'string', default: '10' },
    personnes: { type: 'string', default: '50' },
    pause: { type: 'string', default: '2000' },
    duree: { type: 'string', default: '150' },
    appels: { type: 'string', default: '20' },
  },
})
const ENTETE = 'sonnette-banc'
const LISTES_MS = 50
const ETATS_MS = 300
const racine = join(import.meta.dirname, '..')
const compile = join(racine, 'build/banc-pages')

interface Route {
  methode: string
  chemin: string
  politique: string
}

const dossier = mkdtempSync(join(tmpdir(), 'pages-'))
const lances: ChildProcess[] = []
async function mesurer(): Promise<void> {
  compiler()
  const chemin = join(dossier, 'sonnette.db')
  await copier(options.base ?? baseDeDixAns(), chemin)
  const db = ouvrir(chemin)
  const visiteurs = await ouvrirVisiteurs(db, Number(options.personnes))
  const interventions = await db
    .selectFrom('intervention')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  await db.destroy()
  const port = await unPortLibre()
  const serveur = lancer('pagesServeur.js', [chemin, String(port)])
  const routes = JSON.parse(await uneLigne(serveur)) as Route[]
  const appels = lancer('pagesAppels.js', [chemin, options.appels])
  const fin = performance.now() + Number(options.duree) * 1000
  const ouvertes = routes.filter((route) => route.methode === 'get' && !EXCLUES.test(route.chemin))
  await Promise.all(visiteurs.map(async (v, i) => cliquer(v, i, ouvertes, `http://127.0.0.1:${port}`, fin)))
  const recus = await arreter(appels)
  const { mesures, memoireMo } = (await arreter(serveur)) as { mesures: Mesure[]; memoireMo: number }
  dire(mesures, { interventions: interventions.n, appels: recus, memoireMo })
}

// A stream does not end; files of the program are not pages.
const EXCLUES = /^(\/direct|\*|\/public\/.*|\/sante|\/lien\/.*)$/
const NOMS: Readonly<Record<string, string>> = { ':cle': 'ouverture', ':chapitre': 'anomalies' }

/** One person: a page, a pause, another, each route in turn from her own place in the list. */
async function cliquer(
  visiteur: Visiteur,
  rang: number,
  routes: readonly Route[],
  origine: string,
  fin: number,
): Promise<void> {
  const siennes = routes.filter(({ politique }) => permise(politique, visiteur.role))
  const pause = Number(options.pause)
  await attendre((rang * pause) / Number(options.personnes))
  for (let i = rang * 7; performance.now() < fin; i += 1) {
    const route = siennes[i % siennes.length]
    if (route === undefined) return
    const adresse = adresseDe(route.chemin, visiteur, i)
    const reponse = await fetch(origine + adresse, {
      headers: { cookie: `sonnette=${visiteur.jeton}`, [ENTETE]: route.chemin },
      redirect: 'manual',
    })
    await reponse.arrayBuffer()
    await attendre(pause * (0.5 + Math.random()))
  }
}

function permise(politique: string, role: Visiteur['role']): boolean {
  if (politique === 'connecte' || politique === 'publique') return true
  if (politique === 'metier') return role !== 'administrateur'
  if (politique === 'telephonie') return role === 'coordonnateur' || role === 'siege'
  if (politique === 'references') return role === 'siege'
  if (politique === 'comptes') return role === 'administrateur'
  return role === 'siege' || role === 'administrateur'
}

function adresseDe(chemin: string, { lignes }: Visiteur, i: number): string {
  const morceaux = chemin.split('/')
  const adresse = morceaux
    .map((morceau, rang) => {
      if (!morceau.startsWith(':')) return morceau
      if (NOMS[morceau] !== undefined) return NOMS[morceau]
      const siennes = lignes[morceaux[rang - 1] ?? ''] ?? []
      return (
        String(siennes[(i * 37) % Math.max(1, siennes.length)] ?? 1) + (/\.\w+$/.exec(morceau)?.[0] ?? '')
      )
    })
    .join('/')
  const jour = jourDe(Date.now())
  const questions = [
    '',
    `?jour=${jourSuivant(jour, -(i % 3000))}`,
    '?texte=mar&q=mar',
    `?du=${jourSuivant(jour, -30)}`,
  ]
  return adresse + (questions[i % questions.length] ?? '')
}

function dire(mesures: readonly Mesure[], contexte: Record<string, unknown>): void {
  const groupes = Map.groupBy(mesures, ({ route }) => route)
  const lignes = [...groupes].map(([route, siennes]) => {
    const temps = siennes.map(({ ms }) => ms).toSorted((a, b) => a - b)
    const quantile = (q: number) =>
      arrondir(temps[Math.min(temps.length - 1, Math.floor(temps.length * q))] ?? 0)
    const refus = siennes.filter(({ statut }) => statut >= 400).length
    const ko = arrondir(Math.max(...siennes.map(({ octets }) => octets)) / 1000)
    return { route, n: siennes.length, p50: quantile(0.5), p95: quantile(0.95), max: quantile(1), ko, refus }
  })
  const tries = lignes.toSorted((a, b) => b.p95 - a.p95)
  console.table(tries)
  const tous = mesures.map(({ ms }) => ms).toSorted((a, b) => a - b)
  const p95 = arrondir(tous[Math.floor(tous.length * 0.95)] ?? 0)
  const lentes = tries.filter(
    ({ route, p95: sien }) => sien > (route.includes('.csv') ? ETATS_MS : LISTES_MS),
  )
  console.log(
    `${mesures.length} pages, p95 de toutes : ${p95} ms (il faut ${LISTES_MS} ms par page, ${ETATS_MS} par export)`,
  )
  console.log(JSON.stringify({ ...contexte, pages: mesures.length, p95, routes: tries }))
  if (lentes.length > 0) process.exitCode = 1
}

const arrondir = (x: number) => Math.round(x * 10) / 10

function compiler(): void {
  rmSync(compile, { recursive: true, force: true })
  const tsc = join(racine, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', join(racine, 'tsconfig.build.json'), '--outDir', compile], {
    cwd: racine,
  })
  mkdirSync(join(compile, 'web'), { recursive: true })
  execFileSync('cp', ['-R', join(racine, 'web/public'), join(compile, 'web/public')])
}

/** Copies a base that nobody is writing, its log emptied into it first. */
async function copier(source: string, chemin: string): Promise<void> {
  const db = ouvrir(source)
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
  await db.destroy()
  copyFileSync(source, chemin)
}

function baseDeDixAns(): string {
  const chemin = join(racine, 'build/dix.db')
  if (!existsSync(chemin)) {
    const env = { ...process.env, SONNETTE_BASE: chemin }
    const args = [join(racine, 'bin/sonnette.ts'), 'demo', '--annees', options.annees]
    execFileSync(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  return chemin
}

function lancer(programme: string, args: readonly string[]): ChildProcess {
  const processus = spawn(process.execPath, [join(compile, 'bench', programme), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  lances.push(processus)
  return processus
}

async function uneLigne({ stdout }: ChildProcess): Promise<string> {
  let recu = ''
  for await (const morceau of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    recu += String(morceau)
    if (recu.includes('\n')) return recu
  }
  throw new Error('Le programme s’est arrêté sans rien dire.')
}

async function arreter(processus: ChildProcess): Promise<unknown> {
  processus.kill('SIGTERM')
  let dit = ''
  for await (const morceau of processus.stdout ?? []) dit += String(morceau)
  if (processus.exitCode === null) await once(processus, 'exit')
  return JSON.parse(dit) as unknown
}

async function unPortLibre(): Promise<number> {
  const serveur = createServer().listen(0, '127.0.0.1')
  await once(serveur, 'listening')
  const adresse = serveur.address()
  serveur.close()
  if (adresse === null || typeof adresse === 'string') throw new Error('Pas de port libre.')
  return adresse.port
}

try {
  await mesurer()
} finally {
  for (const processus of lances) processus.kill('SIGKILL')
  rmSync(dossier, { recursive: true, force: true })
}
