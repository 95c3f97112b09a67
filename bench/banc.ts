import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { attendre } from './pile.ts'

const lancer = promisify(execFile)
const BASE = '/var/lib/sonnette/base/banc.db'
const REGLAGES = ['SIP_ADRESSE=127.0.0.1', 'AGI_ADRESSE=127.0.0.1', 'NIVEAU_JOURNAL=error']

/** One container with Asterisk and SIPp on its own loopback, without a network: nothing else is disturbed or rung. */
export interface Banc {
  conteneur: string
  /** Runs a program of the image to its end and gives what it printed. */
  executer: (...commande: string[]) => Promise<string>
  /** Starts a program of the image in a container of its own, as the stack does; the function it gives stops it. */
  demarrer: (...commande: string[]) => Promise<() => Promise<void>>
  fermer: () => Promise<void>
}

/** Opens a bench on the image `sonnette:local`, Asterisk answering. */
export async function ouvrirBanc(): Promise<Banc> {
  const dossier = await mkdtemp(join(tmpdir(), 'banc-'))
  const reglages = join(dossier, 'sonnette.conf')
  await writeFile(reglages, `${REGLAGES.join('\n')}\n`, { mode: 0o644 })
  const { stdout } = await lancer('docker', [
    ...['run', '--detach', '--rm', '--network', 'none', '--cap-add', 'NET_RAW'],
    ...['--env', `SONNETTE_BASE=${BASE}`],
    ...['--volume', '/var/lib/sonnette/base', '--volume', '/var/lib/sonnette/messages'],
    ...['--volume', `${reglages}:/etc/sonnette/sonnette.conf:ro`, 'sonnette:local', 'asterisk'],
  ])
  const conteneur = stdout.trim()
  const executer = async (...commande: string[]) => {
    const options = { maxBuffer: 256 * 1024 * 1024 }
    return (await lancer('docker', ['exec', conteneur, ...commande], options)).stdout
  }
  return {
    conteneur,
    executer,
    demarrer: async (...commande) => {
      const partage = ['--network', `container:${conteneur}`, '--volumes-from', conteneur]
      const options = ['--detach', '--rm', '--cpu-shares', '4096', '--env', `SONNETTE_BASE=${BASE}`]
      const lance = await lancer('docker', ['run', ...options, ...partage, 'sonnette:local', ...commande])
      await attendre(3000)
      return async () => {
        await lancer('docker', ['stop', lance.stdout.trim()])
      }
    },
    fermer: async () => {
      await lancer('docker', ['kill', conteneur])
      await rm(dossier, { recursive: true, force: true })
    },
  }
}
