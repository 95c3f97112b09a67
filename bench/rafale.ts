import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { scenario } from '../bin/telephone/scenario.ts'

const lancer = promisify(execFile)

/** A call to make: who rings, which number, which keys. */
export interface AppelPrevu {
  numero: string
  did: string
  code: string
}

/** What each caller was told: the Q.850 cause of the box's BYE, by caller; absent when the box never hung up. */
export type Temoin = ReadonlyMap<string, number>

const IMAGE = 'sonnette:local'
const NOTE = 'message="cause [$cause]"'

/** How to run SIPp: in a container of its own on the host's network, or inside one that is running. */
export type Lieu = { reseau: 'hote' } | { conteneur: string }

/**
 * Makes these calls with SIPp, `cadence` new ones a second, a burst bounded in count and in time; gives what each
 * caller was told. It knows nothing of the box: it is the outside witness.
 * @throws when SIPp itself does not run
 */
export async function rafale(
  appels: readonly AppelPrevu[],
  { cadence, port, lieu }: { cadence: number; port: number; lieu: Lieu },
): Promise<Temoin> {
  const dossier = await mkdtemp(join(tmpdir(), 'rafale-'))
  try {
    await chmod(dossier, 0o777)
    const composition = {
      de: '[field0]',
      pai: null,
      masque: false,
      vers: '[field1]',
      touches: [{ apresMs: 1000, touches: '[field2]' }],
      raccrocherApresMs: null,
    }
    const nomme = scenario(composition).replaceAll(NOTE, 'message="cause [$cause] [field0]"')
    await writeFile(join(dossier, 'appel.xml'), nomme)
    const lignes = appels.map(({ numero, did, code }) => `${numero};${did};${code}`)
    await writeFile(join(dossier, 'appels.csv'), `SEQUENTIAL\n${lignes.join('\n')}\n`)
    await sipp(dossier, appels.length, cadence, port, lieu)
    return lireTemoin(await readFile(join(dossier, 'appels.log'), 'utf8'))
  } finally {
    await rm(dossier, { recursive: true, force: true })
  }
}

async function sipp(
  dossier: string,
  nombre: number,
  cadence: number,
  port: number,
  lieu: Lieu,
): Promise<void> {
  const args = [
    ['sipp', `127.0.0.1:${port}`, '-sf', 'appel.xml', '-inf', 'appels.csv', '-i', '127.0.0.1'],
    ['-r', String(cadence), '-m', String(nombre), '-l', String(nombre), '-nostdin', '-mp', '41000'],
    ['-timeout', `${Math.ceil(nombre / cadence) + 180}s`, '-recv_timeout', '150000'],
    // two runs whose process number is the same must not be taken for one another
    ['-cid_str', `${randomUUID()}-%u`],
    ['-trace_logs', '-log_file', 'appels.log', '-trace_err', '-error_file', 'erreurs.log'],
  ].flat()
  const montage = ['--user', '0', '--workdir', '/rafale']
  if ('conteneur' in lieu) {
    await lancer('docker', ['exec', lieu.conteneur, 'mkdir', '-p', '/tmp/rafale'])
    await lancer('docker', ['cp', `${dossier}/.`, `${lieu.conteneur}:/tmp/rafale`])
    await tolerer(
      lancer('docker', ['exec', '--user', '0', '--workdir', '/tmp/rafale', lieu.conteneur, ...args]),
    )
    await lancer('docker', ['cp', `${lieu.conteneur}:/tmp/rafale/appels.log`, join(dossier, 'appels.log')])
    return
  }
  const hote = ['run', '--rm', '--network', 'host', '--cap-add', 'NET_RAW', '--volume', `${dossier}:/rafale`]
  await tolerer(
    lancer('docker', [...hote, ...montage, '--entrypoint', args[0] ?? '', IMAGE, ...args.slice(1)]),
  )
}

// SIPp ends with an error when one call of the burst did not go to its end: that is for the witness to tell.
async function tolerer(execution: Promise<unknown>): Promise<void> {
  await execution.catch((erreur: { code?: number }) => {
    if (erreur.code !== 1) throw erreur
  })
}

function lireTemoin(journal: string): Temoin {
  const causes = journal
    .split('\n')
    .map((ligne) => /^cause (\d+) (\S+)/.exec(ligne.trim()))
    .filter((trouve) => trouve !== null)
  return new Map(causes.map(([, cause, numero]) => [numero ?? '', Number(cause)]))
}
