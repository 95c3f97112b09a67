import { GenericContainer, PullPolicy, Wait, type StartedTestContainer } from 'testcontainers'
import type { Deroulement } from '../../bin/telephone/appeler.ts'

// No reaper image can be pulled; each test stops its own container.
process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true'

const UTILISATEUR = ['setpriv', '--reuid=10057', '--regid=10057', '--clear-groups']
const BASE = '/var/lib/sonnette/base/sonnette.db'

export interface AppelGarde {
  call_id: string
  numero: string | null
  de_brut: string
  pai_brut: string
  presentation: string
  resultat: string
}

/** Asterisk as the image ships it, with SIPp, the telephone program and a base of demonstration in one container. */
export interface Standard {
  /** Runs a shell line as root; its output, or an error. */
  lancer: (ligne: string) => Promise<string>
  /** Rings with the options of bin/appel. */
  appeler: (...options: string[]) => Promise<Deroulement>
  /** Starts the telephone program and waits until it is ready. */
  ouvrirAgi: () => Promise<void>
  /** Sends a signal to the program and its watchdog at once. */
  signalerAgi: (signal: 'KILL' | 'STOP' | 'TERM') => Promise<void>
  /** What the base kept of a call. */
  garde: (callId: string) => Promise<AppelGarde | undefined>
  /** The file the fallback wrote for a call, as keys and values. */
  fiche: (callId: string) => Promise<Record<string, string> | undefined>
  arreter: () => Promise<void>
}

/** @param reglages lines of sonnette.conf besides AGI_ADRESSE */
export async function unStandard(reglages = ''): Promise<Standard> {
  const conteneur = await new GenericContainer('sonnette:local')
    .withPullPolicy(PullPolicy.neverPull())
    .withUser('root')
    .withEntrypoint(['/usr/bin/tini', '--'])
    .withCommand([...UTILISATEUR, 'demarrer', 'asterisk'])
    .withTmpFs({ '/var/lib/sonnette/secours': 'size=64k,uid=10057,gid=10057,mode=0750' })
    .withCopyContentToContainer([
      { content: `AGI_ADRESSE=127.0.0.1\n${reglages}\n`, target: '/etc/sonnette/sonnette.conf' },
    ])
    .withWaitStrategy(Wait.forSuccessfulCommand('sante asterisk'))
    .withStartupTimeout(30_000)
    .start()
  return brancher(conteneur)
}

function brancher(conteneur: StartedTestContainer): Standard {
  async function lancer(ligne: string): Promise<string> {
    const { output, exitCode } = await conteneur.exec(['sh', '-c', ligne])
    if (exitCode !== 0) throw new Error(`${ligne} : ${output}`)
    return output
  }
  const enSonnette = (ligne: string) => `${UTILISATEUR.join(' ')} ${ligne}`

  return {
    lancer,
    async appeler(...options) {
      const { stdout, output } = await conteneur.exec([
        'node',
        '/app/dist/bin/appel.js',
        '--json',
        ...options,
      ])
      const ligne = stdout.split('\n').find((une) => une.startsWith('{'))
      if (ligne === undefined) throw new Error(output)
      return JSON.parse(ligne) as Deroulement
    },
    async ouvrirAgi() {
      await lancer(
        `${enSonnette('setsid node /app/dist/agi/main.js')} >/tmp/agi.log 2>&1 & echo $! >/tmp/agi.pid
        for _ in $(seq 100); do sante agi 2>/dev/null && exit 0; sleep 0.1; done; cat /tmp/agi.log; exit 1`,
      )
    },
    async signalerAgi(signal) {
      await lancer(`kill -s ${signal} -- -$(cat /tmp/agi.pid)`)
    },
    async garde(callId) {
      const requete =
        'select call_id, numero, de_brut, pai_brut, presentation, resultat from appel where call_id = ?'
      const programme = `import Sqlite from 'better-sqlite3'
        const ligne = new Sqlite('${BASE}', { readonly: true }).prepare('${requete}').get('${callId}')
        console.log(JSON.stringify(ligne ?? null))`
      const { stdout, output, exitCode } = await conteneur.exec(
        ['node', '--input-type=module', '--eval', programme],
        { workingDir: '/app' },
      )
      if (exitCode !== 0) throw new Error(output)
      return (JSON.parse(stdout) as AppelGarde | null) ?? undefined
    },
    async fiche(callId) {
      const texte = await lancer(
        `grep -l "call_id=${callId}$" /var/lib/sonnette/secours/nouveau/* | xargs -r cat || true`,
      )
      if (!texte.includes(callId)) return undefined
      const paires = texte
        .trim()
        .split('\n')
        .map((ligne) => ligne.split('='))
      return Object.fromEntries(paires.map(([cle, ...valeur]) => [cle, valeur.join('=')])) as Record<
        string,
        string
      >
    },
    async arreter() {
      await conteneur.stop({ timeout: 0 })
    },
  }
}
