import { fork, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { dossierDeTest } from '../test/base.ts'
import { veiller, type Veille } from './veilleur.ts'

const journal = pino({ level: 'silent' })
const VIVANT = "setInterval(() => process.send('vivant'), 50)"

/** Watches a program of one line; `enfants` are those started, in order. */
function uneVeille(programme: string, options: Partial<Veille> = {}) {
  const chemin = join(dossierDeTest(), 'programme.mjs')
  writeFileSync(chemin, programme)
  const enfants: ChildProcess[] = []
  const veilleur = veiller({
    journal,
    silenceMs: 300,
    lancer() {
      const enfant = fork(chemin, { execArgv: [] })
      enfants.push(enfant)
      return enfant
    },
    ...options,
  })
  onTestFinished(async () => {
    const arret = veilleur.arreter()
    enfants.at(-1)?.kill('SIGKILL')
    await arret
  })
  return { veilleur, enfants }
}
const aParle = async (enfant: ChildProcess | undefined) =>
  new Promise((dit) => (enfant === undefined ? dit(undefined) : enfant.once('message', dit)))

test('un programme gelé est tué et remplacé', async () => {
  const { enfants } = uneVeille(VIVANT)
  await aParle(enfants[0])
  enfants[0]?.kill('SIGSTOP')
  const geleMs = performance.now()
  await expect.poll(() => enfants[0]?.signalCode, { timeout: 4000 }).toBe('SIGKILL')
  expect(performance.now() - geleMs).toBeLessThan(2000)
  await expect.poll(() => enfants.length, { timeout: 4000 }).toBe(2)
  await aParle(enfants[1])
})

test('une boucle d’événements bloquée est un gel', async () => {
  const { enfants } = uneVeille(`${VIVANT}; setTimeout(() => { for (;;); }, 200)`)
  await expect.poll(() => enfants[0]?.signalCode, { timeout: 4000 }).toBe('SIGKILL')
})

test('un programme qui parle vit', async () => {
  const { enfants } = uneVeille(VIVANT)
  await attendre(1200)
  expect(enfants).toHaveLength(1)
})

test('un programme mort est relancé, sans s’acharner s’il meurt en naissant', async () => {
  const { enfants } = uneVeille('process.exit(1)')
  await attendre(2500)
  expect(enfants.length).toBeGreaterThanOrEqual(2)
  expect(enfants.length).toBeLessThanOrEqual(4)
})

test('un démarrage sans fin est repris', async () => {
  const { enfants } = uneVeille('setInterval(() => {}, 1000)', { demarrageMs: 500 })
  await expect.poll(() => enfants[0]?.signalCode, { timeout: 4000 }).toBe('SIGKILL')
})

test('à l’arrêt, il est prié de finir, et on l’attend', async () => {
  const lent = "process.on('SIGTERM', () => setTimeout(() => process.exit(0), 400))"
  const { veilleur, enfants } = uneVeille(`${VIVANT}; ${lent}`)
  await aParle(enfants[0])
  await veilleur.arreter()
  expect(enfants[0]?.exitCode).toBe(0)
  expect(enfants).toHaveLength(1)
})

test('à l’arrêt, s’il ne finit pas, il est tué', async () => {
  const { veilleur, enfants } = uneVeille(`${VIVANT}; process.on('SIGTERM', () => {})`, { arretMs: 300 })
  await aParle(enfants[0])
  await veilleur.arreter()
  expect(enfants[0]?.signalCode).toBe('SIGKILL')
})
