import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { appeler } from '../test/asterisk.ts'
import { baseDeTest, dossierDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'

async function portLibre(): Promise<number> {
  const serveur = createServer()
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret))
  const { port } = serveur.address() as AddressInfo
  await new Promise((ferme) => serveur.close(ferme))
  return port
}

/** The real two processes, on a base with one home and one carer. */
async function unStandard() {
  const dossier = dossierDeTest()
  const chemin = join(dossier, 'sonnette.db')
  const db = await baseDeTest(chemin)
  await unBeneficiaire(db, { numeros: ['+33142000001'] })
  const awa = await unIntervenant(db)
  const [port, sante] = [await portLibre(), await portLibre()]
  const veilleur = fork(join(import.meta.dirname, 'main.ts'), {
    execArgv: [],
    silent: true,
    env: {
      ...process.env,
      SONNETTE_BASE: chemin,
      SONNETTE_MESSAGES: dossier,
      SONNETTE_SECRETS: dossier,
      SONNETTE_CONF: join(dossier, 'absent.conf'),
      SONNETTE_AGI_ADRESSE: '127.0.0.1',
      SONNETTE_AGI_PORT: String(port),
      SONNETTE_AGI_SANTE: String(sante),
    },
  })
  onTestFinished(async () => {
    veilleur.kill('SIGTERM')
    await fini(veilleur)
  })
  const pret = async () => (await fetch(`http://127.0.0.1:${sante}/sante`).catch(() => undefined))?.status
  await expect.poll(pret, { timeout: 10_000 }).toBe(200)
  const relance = async (ancien: number) => {
    const actuel = async () => ((await pret()) === 200 ? enfantDe(veilleur) : ancien)
    await expect.poll(actuel, { timeout: 10_000 }).not.toBe(ancien)
  }
  return { db, port, veilleur, relance, touches: { 'bienvenue-code': awa.code } }
}
const fini = async (processus: ChildProcess) =>
  processus.exitCode ?? processus.signalCode ?? new Promise((sorti) => processus.once('exit', sorti))

function enfantDe({ pid }: ChildProcess): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim())
}

test('gelé en plein appel, le programme rend l’appel au dialplan en moins de trois secondes, puis reprend', async () => {
  const { db, port, veilleur, touches, relance } = await unStandard()
  const gele = enfantDe(veilleur)
  const debutMs = performance.now()
  const pendant = (rang: number) => rang === 2 && process.kill(gele, 'SIGSTOP')
  expect((await appeler(port, { touches, pendant })).suite).toBe('secours')
  expect(performance.now() - debutMs).toBeLessThan(3000)
  await relance(gele)
  expect((await appeler(port, { uniqueid: '2.2', touches })).suite).toBe(16)
  expect(await db.selectFrom('appel').select('uniqueid').execute()).toEqual([{ uniqueid: '2.2' }])
}, 30_000)

test('tué à chaque commande d’un appel : ce qui a été dit est enregistré', async () => {
  const { db, port, veilleur, relance } = await unStandard()
  for (const n of [1, 2, 3, 4]) {
    const touches = { 'bienvenue-code': (await unIntervenant(db)).code }
    const enfant = enfantDe(veilleur)
    const uniqueid = `tue.${n}`
    const pendant = (rang: number) => rang === n && process.kill(enfant, 'SIGKILL')
    const { suite, entendu } = await appeler(port, { uniqueid, touches, pendant })
    const appel = await db
      .selectFrom('appel')
      .select('id')
      .where('uniqueid', '=', uniqueid)
      .executeTakeFirst()
    expect(suite).toBe(n < 3 ? 'secours' : 16)
    expect(appel !== undefined).toBe(n >= 3)
    expect(entendu.length > 1).toBe(n === 4)
    await relance(enfant)
  }
}, 40_000)

test('SIGTERM : les deux processus s’en vont, sans erreur', async () => {
  const { veilleur } = await unStandard()
  const enfant = enfantDe(veilleur)
  veilleur.kill('SIGTERM')
  expect(await fini(veilleur)).toBe(0)
  expect(() => process.kill(enfant, 0)).toThrow('ESRCH')
}, 30_000)

test('un veilleur tué emmène son programme', async () => {
  const { veilleur } = await unStandard()
  const enfant = enfantDe(veilleur)
  veilleur.kill('SIGKILL')
  await expect.poll(() => vivant(enfant), { timeout: 5000 }).toBe(false)
}, 30_000)

function vivant(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
