import { execFile, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { scenario, type Composition } from '../bin/telephone/scenario.ts'
import type { AppelEcrit, Journee } from './journeeScenario.ts'
import { attendre } from './pile.ts'

const lancer = promisify(execFile)
/** Addresses of this machine's loopback that nothing else uses: a stack in service keeps 127.0.0.1. */
export const ADRESSE = '127.0.0.2'
const APPELANTE = '127.0.0.3'
const NOTE = 'message="cause [$cause]"'
const DID = '0800400800'

/** What SIPp heard of each call of the scenario: the cause of the BYE, and the SIP Call-ID that the box must have kept. */
export type Entendus = ReadonlyMap<string, { cause: number; callId: string }>

export interface Standard {
  /** Rings the whole day; `parti` is called when the first call leaves. */
  jouer: (
    journee: Journee,
    composer: (appel: AppelEcrit) => Composition,
    parti: () => void,
  ) => Promise<Entendus>
  /** What the fallback took down, a text a call. */
  fiches: () => Promise<string[]>
  fermer: () => Promise<void>
}

/** The image's Asterisk on addresses of its own, handing its calls to the program of this process. */
export async function ouvrirStandard(cle: string): Promise<Standard> {
  const dossier = await mkdtemp(join(tmpdir(), 'journee-'))
  const secrets = join(dossier, 'secrets')
  const jeu = join(dossier, 'jeu')
  await mkdir(secrets)
  await mkdir(jeu)
  await Promise.all([chmod(dossier, 0o755), chmod(secrets, 0o755), chmod(jeu, 0o777)])
  await writeFile(join(secrets, 'agi'), cle, { mode: 0o644 })
  const reglages = join(dossier, 'sonnette.conf')
  const lignes = [`SIP_ADRESSE=${ADRESSE}`, `AGI_ADRESSE=${ADRESSE}`, `TRUNK_ADRESSES=${APPELANTE}/32`]
  await writeFile(reglages, `${lignes.join('\n')}\n`, { mode: 0o644 })
  const { stdout } = await lancer('docker', [
    ...['run', '--detach', '--rm', '--network', 'host', '--cap-add', 'NET_RAW'],
    ...['--volume', `${reglages}:/etc/sonnette/sonnette.conf:ro`, '--volume', `${jeu}:/jeu`],
    ...['--volume', `${secrets}:/run/secrets/sonnette:ro`, 'sonnette:local', 'asterisk'],
  ])
  const conteneur = stdout.trim()
  for (let essai = 0; ; essai += 1) {
    const sain = await lancer('docker', ['exec', conteneur, 'sante', 'asterisk']).catch(() => undefined)
    if (sain !== undefined) break
    if (essai > 100) throw new Error('Asterisk ne répond pas.')
    await attendre(200)
  }
  return {
    async jouer(journee, composer, parti) {
      await ecrireJeu(jeu, journee, composer)
      await new Promise<void>((fini, rate) => {
        const commande = ['exec', '--user', '0', '--workdir', '/jeu', conteneur, 'sh', '/jeu/jouer.sh']
        const jouees = spawn('docker', commande, { stdio: ['ignore', 'pipe', 'inherit'] })
        jouees.stdout.once('data', parti)
        jouees.once('error', rate)
        jouees.once('exit', () => fini())
      })
      return lireEntendus(jeu)
    },
    async fiches() {
      const tout = await lancer('docker', [
        ...['exec', conteneur, 'sh', '-c'],
        'for f in /var/lib/sonnette/secours/nouveau/*.appel; do [ -e "$f" ] && cat "$f" && echo ---; done; true',
      ])
      return tout.stdout.split('---\n').filter((texte) => texte.trim() !== '')
    },
    async fermer() {
      await lancer('docker', ['kill', conteneur])
      await rm(dossier, { recursive: true, force: true })
    },
  }
}

// One SIPp for the commonest call, at a steady rate; one for each other call, at its second.
async function ecrireJeu(
  jeu: string,
  { cadences, isoles, cadence, dureeS }: Journee,
  composer: (appel: AppelEcrit) => Composition,
): Promise<void> {
  const commune = { de: '[field0]', pai: null, masque: false, vers: DID, raccrocherApresMs: null }
  const touches = [{ apresMs: 1000, touches: '[field1]' }]
  await writeFile(join(jeu, 'cadence.xml'), noter(scenario({ ...commune, touches }), '[field2]'))
  const lignes = cadences.map((appel) => {
    const { de, touches: siennes } = composer(appel)
    return `${de};${siennes[0]?.touches ?? ''};${appel.id}`
  })
  await writeFile(join(jeu, 'cadence.csv'), `SEQUENTIAL\n${lignes.join('\n')}\n`)
  const nombre = String(cadences.length)
  const programme = [
    'echo parti',
    sipp(
      'cadence',
      `-inf cadence.csv -r ${cadence} -m ${nombre} -l ${nombre} -mp 41000 -timeout ${dureeS + 120}s`,
    ),
  ]
  for (const [n, appel] of isoles.entries()) {
    await writeFile(join(jeu, `seul${n}.xml`), noter(scenario(composer(appel)), appel.id))
    const media = 42_000 + 4 * n
    const seul = sipp(`seul${n}`, `-m 1 -p ${7000 + n} -mp ${media} -timeout 150s`)
    programme.push(`(sleep ${appel.s.toFixed(2)}; ${seul.replace(/ &$/, '')}) &`)
  }
  await writeFile(join(jeu, 'jouer.sh'), `${programme.join('\n')}\nwait\n`)
}

const sipp = (nom: string, options: string) =>
  `sipp ${ADRESSE}:5060 -sf ${nom}.xml -i ${APPELANTE} ${options} -nostdin -recv_timeout 150000 ` +
  `-cid_str ${nom}-%u -trace_logs -log_file ${nom}.log -trace_err -error_file ${nom}.err >/dev/null 2>&1 &`

const noter = (texte: string, id: string) =>
  texte.replaceAll(NOTE, `message="cause [$cause] ${id} [call_id]"`)

async function lireEntendus(jeu: string): Promise<Entendus> {
  const journaux = (await readdir(jeu)).filter((nom) => nom.endsWith('.log'))
  const textes = await Promise.all(journaux.map(async (nom) => readFile(join(jeu, nom), 'utf8')))
  const causes = textes
    .join('\n')
    .split('\n')
    .map((ligne) => /cause (\d+) (\S+) (\S+)/.exec(ligne))
    .filter((trouve) => trouve !== null)
  return new Map(
    causes.map(([, cause, id, callId]) => [id ?? '', { cause: Number(cause), callId: callId ?? '' }]),
  )
}
