import { spawn, execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'

const racine = join(import.meta.dirname, '..')
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=fr-FR',
]

/** Chromium, driven; closed by the caller. */
export async function unNavigateur(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS })
}

/** The two widths people have. */
export const LARGE = { viewport: { width: 1440, height: 900 } } satisfies BrowserContextOptions
export const TELEPHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions

export interface ServeurWeb {
  origine: string
  chemin: string
  /** Stops the process and starts another on the same base and port; `pendant` happens in between. */
  redemarrer: (pendant: () => Promise<void>) => Promise<void>
  arreter: () => Promise<void>
}

/** The real web process, compiled, on a base of its own in a folder that goes when it stops. */
export async function unServeurWeb(): Promise<ServeurWeb> {
  // Of its own: two runs at once must not compile over one another.
  const dist = join(racine, `build/essai-extranet-${process.pid}`)
  const tsc = join(racine, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', join(racine, 'tsconfig.build.json'), '--outDir', dist])
  mkdirSync(join(dist, 'web'), { recursive: true })
  cpSync(join(racine, 'web/public'), join(dist, 'web/public'), { recursive: true })

  const dossier = mkdtempSync(join(tmpdir(), 'sonnette-extranet-'))
  const port = await unPortLibre()
  const origine = `http://127.0.0.1:${port}`
  const chemin = join(dossier, 'sonnette.db')
  writeFileSync(join(dossier, 'sonnette.conf'), `WEB_ORIGINE=${origine}\nNIVEAU_JOURNAL=error\n`)
  const demarrer = async () => {
    const processus = spawn(process.execPath, [join(dist, 'web/main.js')], {
      env: {
        ...process.env,
        SONNETTE_CONF: join(dossier, 'sonnette.conf'),
        SONNETTE_BASE: chemin,
        SONNETTE_WEB_ECOUTE: `127.0.0.1:${port}`,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    await pret(`${origine}/sante`)
    return processus
  }
  let processus = await demarrer()
  const eteindre = async () => {
    processus.kill('SIGTERM')
    if (processus.exitCode === null) await once(processus, 'exit')
  }
  return {
    origine,
    chemin,
    async redemarrer(pendant) {
      await eteindre()
      await pendant()
      processus = await demarrer()
    },
    async arreter() {
      await eteindre()
      rmSync(dossier, { recursive: true, force: true })
      rmSync(dist, { recursive: true, force: true })
    },
  }
}

async function unPortLibre(): Promise<number> {
  const serveur = createServer().listen(0, '127.0.0.1')
  await once(serveur, 'listening')
  const adresse = serveur.address()
  serveur.close()
  await once(serveur, 'close')
  if (adresse === null || typeof adresse === 'string') throw new Error('Pas de port libre.')
  return adresse.port
}

async function pret(adresse: string): Promise<void> {
  for (let essai = 0; essai < 200; essai += 1) {
    const reponse = await fetch(adresse).catch(() => undefined)
    if (reponse?.ok === true) return
    await new Promise((suite) => setTimeout(suite, 50))
  }
  throw new Error(`${adresse} ne répond pas.`)
}

/** Whatever a page complains of while it is used: errors, refused resources, breaches of the content policy. */
export function ecouterLesPlaintes(page: Page): string[] {
  const plaintes: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') plaintes.push(message.text())
  })
  page.on('pageerror', (erreur) => plaintes.push(erreur.message))
  page.on('requestfailed', (requete) => {
    const cause = requete.failure()?.errorText ?? ''
    // A stream or a search ends when one leaves the page or types on.
    if (cause !== 'net::ERR_ABORTED') plaintes.push(`${requete.url()} : ${cause}`)
  })
  return plaintes
}
