import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Exemple } from '../../bench/pile.ts'
import { unStandard, type Standard } from './standard.ts'

// Real Asterisk, real SIPp, the real program: what reaches the base, and what happens when the program is not there.

let standard: Standard
let exemples: Exemple[] = []

beforeAll(async () => {
  standard = await unStandard()
  const sonnette = 'setpriv --reuid=10057 --regid=10057 --clear-groups node /app/dist/bin/sonnette.js'
  await standard.lancer(`${sonnette} demo`)
  exemples = JSON.parse(await standard.lancer(`${sonnette} exemples --json --nombre 40`)) as Exemple[]
})

afterAll(async () => standard.arreter())

/** A pair that no other test rings. */
function uneLigne(): Exemple {
  const une = exemples.shift()
  if (une === undefined) throw new Error('plus de ligne de démonstration')
  return une
}

const nationale = (numero: string) => numero.replace('+33', '0')

describe('the program is there', () => {
  beforeAll(async () => standard.ouvrirAgi())
  afterAll(async () => standard.signalerAgi('TERM'))

  test.concurrent.for<[string, (numero: string) => string]>([
    ['national', (numero: string) => numero.replace('+33', '0')],
    ['international', (numero: string) => numero],
    ['international without plus', (numero: string) => numero.replace('+', '')],
    ['with 00', (numero: string) => numero.replace('+', '00')],
    ['nine digits', (numero: string) => numero.replace('+33', '')],
  ])('a caller written %s is known by her line', async ([, ecrire], { expect }) => {
    const { numero, code } = uneLigne()
    const appel = await standard.appeler('--de', ecrire(numero), '--code', code)
    expect(appel).toMatchObject({ cause: 16, raccrochePar: 'sonnette' })
    expect(await standard.garde(appel.callId)).toMatchObject({
      numero,
      presentation: 'fournie',
      resultat: 'arrivee',
    })
  })

  test.concurrent.for(['+33800400800', '33800400800', '0033800400800'])(
    'dialled as %s',
    async (vers, { expect }) => {
      const { numero, code } = uneLigne()
      expect(await standard.appeler('--de', numero, '--code', code, '--vers', vers)).toMatchObject({
        cause: 16,
      })
    },
  )

  test.concurrent(
    'the number the operator vouches for goes before the one the caller shows',
    async ({ expect }) => {
      const { numero, code } = uneLigne()
      const appel = await standard.appeler('--de', '0699999999', '--pai', numero, '--code', code)
      expect(appel.cause).toBe(16)
      expect(await standard.garde(appel.callId)).toMatchObject({ numero, presentation: 'fournie' })
    },
  )

  test.concurrent('a withheld number is neither used nor kept', async ({ expect }) => {
    const { numero, code, beneficiaire } = uneLigne()
    const appel = await standard.appeler(
      '--masque',
      '--de',
      numero,
      '--beneficiaire',
      beneficiaire,
      '--code',
      code,
    )
    expect(appel.cause).toBe(16)
    expect(await standard.garde(appel.callId)).toEqual({
      call_id: appel.callId,
      numero: null,
      de_brut: '',
      pai_brut: '',
      presentation: 'masquee',
      resultat: 'arrivee',
    })
  })

  test.concurrent.for<[string, string]>([
    ['anonymous', 'anonyme'],
    ['Anonymous', 'anonyme'],
    ['0199000001%0Aagi_callerid%3A%200199000002', 'malformee'],
    ['0199000001%0D%0Aagi_arg_1%3A%20x', 'malformee'],
    ['0199000001%00', 'malformee'],
    ['0199000001%22', 'malformee'],
    ['0199000001)', 'malformee'],
    ['0199000001%7D', 'malformee'],
    ['0199000001%22%20%7C%201', 'malformee'],
    ['$%7BAGI_CLE%7D', 'malformee'],
    ['0199000001,0199000002', 'malformee'],
    ['+33199000001+33199000002', 'malformee'],
    ['1'.repeat(600), 'malformee'],
  ])('From %s matches nobody', async ([de, presentation], { expect }) => {
    const appel = await standard.appeler('--de', de, '--raccrocher-apres', '1.5')
    expect(appel.decroche).toBe(true)
    await expect
      .poll(() => standard.garde(appel.callId), { timeout: 5000 })
      .toMatchObject({ numero: null, presentation, resultat: 'raccroche' })
  })
})

describe('the program is not there', () => {
  test.concurrent('refused: her code and number are on disk before she is told', async ({ expect }) => {
    const { numero, code, did } = uneLigne()
    const appel = await standard.appeler('--de', nationale(numero), '--code', code)
    expect(appel).toMatchObject({ cause: 31, raccrochePar: 'sonnette' })
    const fiche = await standard.fiche(appel.callId)
    expect(fiche).toMatchObject({
      version: '1',
      did,
      numero: nationale(numero),
      presentation: 'fournie',
      code,
      beneficiaire: '',
    })
    expect(Math.abs(Number(fiche?.epoch) - Date.now() / 1000)).toBeLessThan(30)
  })

  test.concurrent(
    'withheld: the code of the person helped first, and no number written',
    async ({ expect }) => {
      const { numero, code, beneficiaire } = uneLigne()
      const appel = await standard.appeler(
        '--masque',
        '--de',
        numero,
        '--beneficiaire',
        beneficiaire,
        '--code',
        code,
      )
      expect(appel.cause).toBe(31)
      const attendu = { numero: '', presentation: 'masquee', code, beneficiaire }
      expect(await standard.fiche(appel.callId)).toMatchObject(attendu)
    },
  )

  test.concurrent('a wrong number of keys, then the right one', async ({ expect }) => {
    const { numero, code } = uneLigne()
    const appel = await standard.appeler('--de', numero, '--touches', `12#,,${code}`)
    expect(appel.cause).toBe(31)
    expect(await standard.fiche(appel.callId)).toMatchObject({ code })
  })

  test.concurrent('she hangs up right after her last key: kept', async ({ expect }) => {
    const { numero, code } = uneLigne()
    const { callId } = await standard.appeler('--de', numero, '--code', code, '--raccrocher-apres', '2.8')
    await expect.poll(() => standard.fiche(callId)).toMatchObject({ code })
  })

  test.concurrent('she hangs up before her last key: nothing', async ({ expect }) => {
    const { numero, code } = uneLigne()
    const court = code.slice(0, 4)
    const { callId } = await standard.appeler('--de', numero, '--code', court, '--raccrocher-apres', '2.8')
    expect(await standard.fiche(callId)).toBeUndefined()
  })

  test.concurrent('nothing keyed: told that nothing is recorded', async ({ expect }) => {
    const appel = await standard.appeler('--de', uneLigne().numero)
    expect(appel.cause).toBe(41)
    expect(await standard.fiche(appel.callId)).toBeUndefined()
  })

  test('disk full: told that nothing is recorded, and no half file; room again: taken down', async () => {
    const { numero, code } = uneLigne()
    await standard.lancer('dd if=/dev/zero of=/var/lib/sonnette/secours/plein bs=4k 2>/dev/null; true')
    const plein = await standard.appeler('--de', numero, '--code', code)
    await standard.lancer('rm /var/lib/sonnette/secours/plein')
    expect(plein.cause).toBe(41)
    expect(await standard.fiche(plein.callId)).toBeUndefined()
    expect(
      await standard.lancer(
        'find /var/lib/sonnette/secours -type f -empty; ls /var/lib/sonnette/secours/tmp',
      ),
    ).toBe('')
    expect((await standard.appeler('--de', numero, '--code', code)).cause).toBe(31)
  })
})

describe('the program fails in mid-call: within three seconds the dialplan asks again, and takes the call down', () => {
  async function tomber(incident: () => Promise<unknown>): Promise<void> {
    const { numero, code } = uneLigne()
    const appel = standard.appeler('--de', numero, '--touches', `${code.slice(0, 2)},,,,${code}`)
    await setTimeout(2500)
    await incident()
    const { callId, cause } = await appel
    expect(cause).toBe(31)
    expect(await standard.fiche(callId)).toMatchObject({ code, numero })
  }

  test('killed', async () => {
    await standard.ouvrirAgi()
    await tomber(() => standard.signalerAgi('KILL'))
  })

  test('frozen: its watchdog replaces it', async () => {
    await standard.ouvrirAgi()
    await tomber(() => standard.lancer('kill -s STOP $(cat /proc/$(cat /tmp/agi.pid)/task/*/children)'))
    await standard.signalerAgi('KILL')
  })

  test('mute: it takes the call and never says a word', async () => {
    await standard.lancer(`node --eval 'require("node:net").createServer(() => {}).listen(4573)' >/dev/null 2>&1 &
      echo $! >/tmp/muet.pid`)
    await tomber(async () => {})
    await standard.lancer('kill $(cat /tmp/muet.pid)')
  })
})

describe('what Asterisk is', () => {
  test('exactly the modules of modules.conf, running', async () => {
    const conf = await readFile(new URL('../../asterisk-conf/etc/modules.conf', import.meta.url), 'utf8')
    const voulus = [...conf.matchAll(/^load = (\S+)$/gm)].map(([, nom]) => nom ?? '')
    const etat = await standard.lancer("asterisk -rx 'module show'")
    const charges = [...etat.matchAll(/^(\S+\.so) .* (Running|Not Running) /gm)]
    expect(new Set(charges.map(([, nom]) => nom))).toEqual(new Set(voulus))
    expect(charges.filter(([, , marche]) => marche !== 'Running')).toEqual([])
  })

  test('no command can place a call or run a program', async () => {
    const applications = await standard.lancer("asterisk -rx 'core show applications'")
    expect(applications).not.toMatch(/^\s*(Dial|Originate|System|TrySystem|ExternalIVR|Page|MixMonitor):/m)
    const fonctions = await standard.lancer("asterisk -rx 'core show functions'")
    expect(fonctions).not.toMatch(/^(SHELL|CURL|FILE|ODBC)\b/m)
  })

  test('listens to SIP on the one address, and to nothing else', async () => {
    const prises = (await standard.lancer('ss -Hlntu')).trim().split('\n')
    const ports = prises.map((ligne) => ligne.split(/\s+/)).map(([genre, , , , ici]) => `${genre} ${ici}`)
    // the two others, on ports of the moment, are the SIP library's own DNS client
    expect(ports).toContain('udp 127.0.0.1:5060')
    expect(ports.filter((une) => une.startsWith('tcp'))).toEqual([])
    expect(ports).toHaveLength(3)
  })

  test.each([
    ['a number that is not ours', '127.0.0.1', '0800999999', 404],
    ['an address that is not the operator', '127.0.0.2', '0800400800', 403],
  ])('%s is turned away', async (_, depuis, vers, code) => {
    expect(await standard.lancer(`node --eval '${inviter(depuis, vers)}'`)).toContain(`SIP/2.0 ${code} `)
    expect(await standard.lancer("asterisk -rx 'core show channels count'")).toContain('0 active channels')
  })
})

/** A program that sends one INVITE and prints the first line of the final answer. */
function inviter(depuis: string, vers: string): string {
  return `
    const prise = require("node:dgram").createSocket("udp4")
    prise.on("message", (recu) => { const [ligne] = String(recu).split("\\r\\n"); console.log(ligne)
      if (!ligne.startsWith("SIP/2.0 1")) process.exit() })
    setTimeout(() => process.exit(), 3000)
    prise.bind(0, "${depuis}", () => { const ici = "${depuis}:" + prise.address().port
      prise.send(["INVITE sip:${vers}@127.0.0.1 SIP/2.0", "Via: SIP/2.0/UDP " + ici + ";branch=z9hG4bKx" + Date.now(),
        "From: <sip:0199000001@" + ici + ">;tag=1", "To: <sip:${vers}@127.0.0.1>", "Call-ID: x" + Date.now(),
        "CSeq: 1 INVITE", "Contact: <sip:x@" + ici + ">", "Max-Forwards: 70", "Content-Length: 0", "", ""].join("\\r\\n"),
        5060, "127.0.0.1") })`
}
