import { describe, expect, it } from 'vitest'
import { codeAcceptable } from '../domain/secondFacteur.ts'
import { uneAntenne } from '../test/constructeurs.ts'
import { MOT_DE_PASSE, unCode, unCompte, unExtranet, type Extranet } from '../test/extranet.ts'

const NEUF = 'cinq tambours lents'

async function monde(role: 'gestionnaire' | 'siege' = 'gestionnaire') {
  const extranet = await unExtranet()
  const antenne = role === 'gestionnaire' ? await uneAntenne(extranet.db) : null
  const courriel = await unCompte(extranet.db, role, antenne)
  const poster = (chemin: string, champs: Record<string, string>, cookie: string) =>
    extranet.app.request(chemin, {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
        cookie,
      },
      body: new URLSearchParams(champs).toString(),
    })
  return { ...extranet, courriel, poster }
}

const nouveau = (reponse: Response) =>
  reponse.headers
    .getSetCookie()
    .find((ligne) => ligne.startsWith('__Host-sonnette='))
    ?.split(';')[0] ?? ''

const ouverte = async ({ lire }: Extranet, cookie: string) => (await lire('/compte', cookie)).status === 200

describe('changing one’s password', () => {
  it('asks the former one, gives this session a new token and ends the others', async () => {
    const m = await monde()
    const [ici, ailleurs] = [await m.cookie(m.courriel), await m.cookie(m.courriel)]
    // To the space: a password is what was typed.
    const champs = { ancien: MOT_DE_PASSE, motdepasse: ` ${NEUF} `, confirmation: ` ${NEUF} ` }
    const reponse = await m.poster('/compte/mot-de-passe', champs, ici)
    expect(reponse.headers.get('location')).toBe('/compte?fait=mot-de-passe')
    expect(await ouverte(m, nouveau(reponse))).toBe(true)
    expect(await ouverte(m, ici)).toBe(false)
    expect(await ouverte(m, ailleurs)).toBe(false)
    await expect(m.cookie(m.courriel)).rejects.toThrow('refusee')
    const entrer = async (motdepasse: string) =>
      (await m.poster('/connexion', { courriel: m.courriel, motdepasse }, '')).status
    expect([await entrer(NEUF), await entrer(` ${NEUF} `)]).toEqual([422, 303])
  })

  it.each([
    [{ ancien: 'faux' }, 'Ce n’est pas votre mot de passe actuel'],
    [{ confirmation: 'autre chose de long' }, 'Ce n’est pas le même'],
    [{ motdepasse: 'court', confirmation: 'court' }, 'au moins 12'],
    [{ motdepasse: 'motdepasse1234', confirmation: 'motdepasse1234' }, 'trop facile'],
  ])('with %j changes nothing and says why', async (faute, raison) => {
    const m = await monde()
    const ici = await m.cookie(m.courriel)
    const champs = { ancien: MOT_DE_PASSE, motdepasse: NEUF, confirmation: NEUF, ...faute }
    const reponse = await m.poster('/compte/mot-de-passe', champs, ici)
    expect(reponse.status).toBe(422)
    expect(await reponse.text()).toContain(raison)
    expect(await m.cookie(m.courriel)).toBeDefined()
  })

  it('is no way to guess it from an open session', async () => {
    const m = await monde()
    const ici = await m.cookie(m.courriel)
    const champs = { ancien: 'faux', motdepasse: NEUF, confirmation: NEUF }
    const pages: string[] = []
    for (let n = 0; n < 6; n += 1) {
      pages.push(await (await m.poster('/compte/mot-de-passe', champs, ici)).text())
    }
    expect(pages.map((page) => page.includes('Trop d’essais'))).toEqual([...Array(5).fill(false), true])
  })
})

describe('the open sessions', () => {
  it('are shown with their browser and address; one is ended, or all the others', async () => {
    const m = await monde()
    const [ici, b, c] = [await m.cookie(m.courriel), await m.cookie(m.courriel), await m.cookie(m.courriel)]
    const page = await (await m.lire('/compte', ici)).text()
    expect(page.match(/192\.0\.2\.1/g)).toHaveLength(3)
    const [marque] = /(?<=name="session" value=")[0-9a-f]{64}/.exec(page) ?? ['']
    await m.poster('/compte/sessions/fermer', { session: marque }, ici)
    expect([await ouverte(m, b), await ouverte(m, c)].filter(Boolean)).toHaveLength(1)
    await m.poster('/compte/sessions/fermer-les-autres', {}, ici)
    expect([await ouverte(m, ici), await ouverte(m, b), await ouverte(m, c)]).toEqual([true, false, false])
  })

  it('of somebody else are out of reach, by their mark or otherwise', async () => {
    const m = await monde()
    const autre = await m.cookie(await unCompte(m.db, 'auditeur'))
    const ici = await m.cookie(m.courriel)
    const marques = await m.db.selectFrom('session').select('empreinte').execute()
    for (const { empreinte: session } of marques.slice(0, 1)) {
      await m.poster('/compte/sessions/fermer', { session }, ici)
    }
    await m.poster('/compte/sessions/fermer-les-autres', {}, ici)
    expect(await ouverte(m, autre)).toBe(true)
  })

  it('ended elsewhere close their live page at once', async () => {
    const m = await monde()
    const [ici, ailleurs] = [await m.cookie(m.courriel), await m.cookie(m.courriel)]
    const flux = (await m.lire('/direct', ailleurs)).body?.getReader()
    await m.poster('/compte/sessions/fermer-les-autres', {}, ici)
    let texte = ''
    for (let fini = false; !fini;) {
      const lu = await flux?.read()
      fini = lu?.done ?? true
      texte += new TextDecoder().decode(lu?.value)
    }
    expect(texte).toContain('event: fin')
  })
})

describe('the second factor', () => {
  it('is put in use by whoever likes, asked from then on, and taken off with a code', async () => {
    const m = await monde()
    const ici = await m.cookie(m.courriel)
    expect((await m.poster('/compte/second-facteur', { actuel: 'faux' }, ici)).status).toBe(422)
    expect(await (await m.lire('/compte', ici)).text()).not.toContain('code-qr')
    await m.poster('/compte/second-facteur', { actuel: MOT_DE_PASSE }, ici)
    const page = await (await m.lire('/compte', ici)).text()
    const secret = /<code class="cle">([^<]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
    expect((await m.poster('/compte/second-facteur/activer', { code: '000000' }, ici)).status).toBe(422)
    const code = codeAcceptable(secret, null, m.horloge.maintenant) ?? ''
    const active = await m.poster('/compte/second-facteur/activer', { code }, ici)
    expect((await active.text()).match(/<code>/g)).toHaveLength(10)
    const ensuite = nouveau(active)
    expect([await ouverte(m, ici), await ouverte(m, ensuite)]).toEqual([false, true])
    // In use: drawing another secret over it changes nothing.
    await m.poster('/compte/second-facteur', { actuel: MOT_DE_PASSE }, ensuite)
    expect(await m.cookie(m.courriel)).toBeDefined()
    expect((await m.poster('/compte/second-facteur/retirer', { code: '000000' }, ensuite)).status).toBe(422)
    const encore = await unCode(m.db, m.courriel, m.horloge.maintenant)
    const retire = await m.poster('/compte/second-facteur/retirer', { code: encore }, ensuite)
    expect(retire.headers.get('location')).toBe('/compte?fait=retire')
    expect(await ouverte(m, nouveau(retire))).toBe(true)
  })

  it('once taken off by who must have one, leaves her nothing but to choose another', async () => {
    const m = await monde('siege')
    const ici = await m.cookie(m.courriel)
    const code = await unCode(m.db, m.courriel, m.horloge.maintenant)
    const retire = await m.poster('/compte/second-facteur/retirer', { code }, ici)
    expect(retire.headers.get('location')).toBe('/connexion?avis=retire')
    expect(await ouverte(m, nouveau(retire))).toBe(false)
    await expect(m.cookie(m.courriel)).rejects.toThrow('enrolement')
  })

  it('gives new recovery codes against a code only', async () => {
    const m = await monde('siege')
    const ici = await m.cookie(m.courriel)
    expect((await m.poster('/compte/second-facteur/codes', { code: '000000' }, ici)).status).toBe(422)
    const code = await unCode(m.db, m.courriel, m.horloge.maintenant)
    const refaits = await m.poster('/compte/second-facteur/codes', { code }, ici)
    expect((await refaits.text()).match(/<code>/g)).toHaveLength(10)
  })
})
