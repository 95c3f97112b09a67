import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { comparer } from '../../bench/oracle.ts'
import { attendre, commande, sonnette, tuer, type Exemple, type InterventionLue } from '../../bench/pile.ts'
import { rafale } from '../../bench/rafale.ts'

// The whole box as bin/up makes it, beside whatever already runs here: its own project, ports, network and settings.
const racine = join(import.meta.dirname, '../..')
const dossier = mkdtempSync(join(tmpdir(), 'sonnette-pile-'))
const SIP_PORT = 5071
const ORIGINE = 'https://localhost:9443'
const REGLAGES: Record<string, string> = {
  SIP_PORT: String(SIP_PORT),
  RTP_DEBUT: '26000',
  RTP_FIN: '28999',
  WEB_PORT: '9443',
  WEB_ORIGINE: ORIGINE,
  RESEAU_INTERNE: '172.30.59.0/24',
  AGI_ADRESSE: '172.30.59.10',
}

interface AppelLu {
  call_id: string
  numero: string | null
  presentation: string
  beneficiaire: string | null
  intervenant: string | null
  resultat: string
}

let sortie = ''
let exemples: Exemple[] = []

beforeAll(async () => {
  process.env.SONNETTE_PROJET = 'sonnette-essai'
  process.env.SONNETTE_CONF = join(dossier, 'sonnette.conf')
  mkdirSync(dossier, { recursive: true })
  const modele = readFileSync(join(racine, 'sonnette.conf.exemple'), 'utf8')
  const reglages = Object.entries(REGLAGES).reduce(
    (texte, [cle, valeur]) => texte.replace(new RegExp(`^${cle}=.*$`, 'm'), `${cle}=${valeur}`),
    modele,
  )
  writeFileSync(join(dossier, 'sonnette.conf'), reglages)
  sortie = await commande('up')
  exemples = await sonnette<Exemple[]>('exemples', '--json', '--nombre', '220')
}, 400_000)

afterAll(async () => {
  await commande('down', '--volumes')
  rmSync(dossier, { recursive: true, force: true })
}, 120_000)

/** Rings the box; gives how it ended and what the box kept of it. */
async function appel(...args: string[]): Promise<{ accepte: boolean; retenu: AppelLu | undefined }> {
  const { accepte, recit } = await promisify(execFile)(join(racine, 'bin/appel'), args).then(
    ({ stdout }) => ({ accepte: true, recit: stdout }),
    (erreur: { stdout: string }) => ({ accepte: false, recit: erreur.stdout }),
  )
  const callId = /^Identifiant SIP\s+(\S+)$/m.exec(recit)?.[1]
  const appels = await sonnette<AppelLu[]>('appels', '--json')
  return { accepte, retenu: appels.find(({ call_id }) => call_id === callId) }
}

/** A pair nobody else of these tests rings from. */
function unExemple(): Exemple {
  const exemple = exemples.pop()
  if (exemple === undefined) throw new Error('il faut plus d’exemples')
  return exemple
}

describe('bin/up', () => {
  it('rang the box, arrival then departure, and shows one whole intervention', () => {
    expect(sortie).toContain('arrivée')
    expect(sortie).toContain(ORIGINE)
  })
})

describe.concurrent('a call', () => {
  it.each([
    ['0X', (n: string) => [`--de=0${n}`]],
    ['+33', (n: string) => [`--de=+33${n}`]],
    ['0033', (n: string) => [`--de=0033${n}`]],
    ['33', (n: string) => [`--de=33${n}`]],
    ['P-Asserted-Identity against From', (n: string) => ['--de=0145000000', `--pai=+33${n}`]],
  ])('from %s is the home of that line', async (_, presenter) => {
    const { numero, code, beneficiaire, intervenant } = unExemple()
    const { accepte, retenu } = await appel(...presenter(numero.slice(3)), '--code', code)
    expect(accepte).toBe(true)
    expect(retenu).toMatchObject({ resultat: 'arrivee', presentation: 'fournie', beneficiaire, intervenant })
  })

  it('withheld is stamped by the code of the home, and no number is kept', async () => {
    const { numero, code, beneficiaire } = unExemple()
    const cles = ['--code', code, '--beneficiaire', beneficiaire]
    const { accepte, retenu } = await appel('--masque', '--de', numero, ...cles)
    expect(accepte).toBe(true)
    expect(retenu).toMatchObject({ resultat: 'arrivee', presentation: 'masquee', numero: null, beneficiaire })
  })

  it.each([
    ['an anonymous one', ['--de', 'anonymous'], 'anonyme'],
    ['a forged line feed', ['--de', '0145000000%0Aagi_callerid%3A%20EXEMPLE'], 'malformee'],
    ['a line on no file', ['--de', '0145000000'], 'fournie'],
  ])('from %s stamps nothing', async (_, presenter, presentation) => {
    const { numero, code } = unExemple()
    const args = presenter.map((mot) => mot.replace('EXEMPLE', numero.replace('+33', '0')))
    const { accepte, retenu } = await appel(...args, '--code', code)
    expect(accepte).toBe(false)
    expect(retenu).toMatchObject({ presentation, beneficiaire: null, resultat: 'beneficiaire_inconnu' })
  })
})

describe('two hundred calls, the telephone program killed in mid-burst', () => {
  it('loses none and doubles none of what callers were promised', async () => {
    const appeles = exemples.splice(0, 200)
    const depuis = new Date(Date.now() - 1000).toISOString()
    const appels = rafale(appeles, { cadence: 40, port: SIP_PORT, lieu: { reseau: 'hote' } })
    await attendre(4000)
    await tuer('agi')
    const temoin = await appels
    await attendre(5000)
    const interventions = await sonnette<InterventionLue[]>('interventions', '--json', '--depuis', depuis)
    const bilan = comparer(appeles, temoin, interventions)
    expect(bilan).toMatchObject({ appels: 200, perdus: 0, doubles: 0, sansReponse: 0 })
    expect(bilan.enregistres).toBeGreaterThan(50)
    expect(bilan.prisEnNote).toBeGreaterThan(0)
  }, 240_000)
})

describe('the live page', () => {
  it('shows a call within a second of its commit, over TLS, without a CSP violation', async () => {
    const navigateur = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-sync',
      ],
    })
    try {
      const page = await (await navigateur.newContext({ ignoreHTTPSErrors: true })).newPage()
      const plaintes: string[] = []
      page.on('console', (message) => message.type() === 'error' && plaintes.push(message.text()))
      await connecter(page)
      const { numero, code } = unExemple()
      await page.goto(`${ORIGINE}/interventions`)
      const toutes = () => page.getByRole('link', { name: 'Toutes', exact: false }).first().innerText()
      await page.waitForSelector('.etat-direct[data-etat="ouvert"]')
      const avant = await toutes()
      expect((await appel('--de', numero, '--code', code)).accepte).toBe(true)
      await expect.poll(toutes, { timeout: 1000, interval: 50 }).not.toBe(avant)
      expect(plaintes).toEqual([])
    } finally {
      await navigateur.close()
    }
  })
})

/** Signs in as headquarters, with what bin/up printed. */
async function connecter(page: Page): Promise<void> {
  const motDePasse = /mot de passe[^:]*:\s*(\S.*)$/im.exec(sortie)?.[1]?.trim() ?? ''
  await page.goto(`${ORIGINE}/connexion`)
  await page.fill('#courriel', /siege[\w.]*@\S+/.exec(sortie)?.[0] ?? '')
  await page.fill('#motdepasse', motDePasse)
  await page.click('button[type=submit]')
  await page.waitForURL(/\/second-facteur/)
  const code = await commande('sonnette', 'utilisateur', 'code', 'siege@demo.sonnette')
  await page.fill('#code', code.trim())
  await page.click('form[action="/second-facteur"] button')
  await page.waitForURL(`${ORIGINE}/`)
}
