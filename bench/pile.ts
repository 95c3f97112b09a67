import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const lancer = promisify(execFile)
const racine = join(import.meta.dirname, '..')

/** A ready-to-ring pair of the demonstration, as `bin/sonnette exemples --json` lists them. */
export interface Exemple {
  numero: string
  code: string
  beneficiaire: string
  intervenant: string
  did: string
}

/** What `bin/sonnette interventions --json` prints of each. */
export interface InterventionLue {
  identifiant: number
  beneficiaire: string
  intervenant: string
  debut_brut: string | null
  fin_brut: string | null
  origine: string
  anomalies: string[]
}

/** Runs a command of `bin/` and gives what it printed. */
export async function commande(nom: string, ...args: string[]): Promise<string> {
  const { stdout } = await lancer(join(racine, 'bin', nom), args, { maxBuffer: 512 * 1024 * 1024 })
  return stdout
}

/** Runs `bin/sonnette` and reads the JSON it printed. */
export async function sonnette<T>(...args: string[]): Promise<T> {
  return JSON.parse(await commande('sonnette', ...args)) as T
}

/** The id of the running container of a service of the stack (`SONNETTE_PROJET`, default `sonnette`). */
export async function conteneur(service: string): Promise<string> {
  const projet = process.env.SONNETTE_PROJET ?? 'sonnette'
  const etiquettes = [`project=${projet}`, `service=${service}`]
  const filtres = etiquettes.flatMap((etiquette) => ['--filter', `label=com.docker.compose.${etiquette}`])
  const { stdout } = await lancer('docker', ['ps', '-q', ...filtres])
  const id = stdout.trim()
  if (id === '') throw new Error(`Le service ${service} ne tourne pas : lancez bin/up.`)
  return id
}

/** Kills a service's first process as a crash would: Docker's restart policy brings it back. */
export async function tuer(service: string): Promise<void> {
  const { stdout } = await lancer('docker', [
    'inspect',
    '--format',
    '{{.State.Pid}}',
    await conteneur(service),
  ])
  process.kill(Number(stdout.trim()), 'SIGKILL')
}

export const attendre = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
