import { describe, expect, it } from 'vitest'
import { codeAcceptable } from '../domain/secondFacteur.ts'
import { MOT_DE_PASSE, unCode, unCompte, unExtranet, type Extranet } from '../test/extranet.ts'
import { toutesLesRoutes } from './app.tsx'

const poster = async (
  { app }: Extranet,
  chemin: string,
  champs: Record<string, string>,
  cookie = '',
): Promise<Response> =>
  app.request(chemin, {
    method: 'POST',
    headers: {
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      cookie,
    },
    body: new URLSearchParams(champs).toString(),
  })

const biscuits = (reponse: Response) =>
  reponse.headers
    .getSetCookie()
    .map((ligne) => ligne.split(';')[0])
    .join('; ')

async function apresLeMotDePasse(extranet: Extranet, courriel: string, avec = '') {
  const champs = { courriel, motdepasse: MOT_DE_PASSE, suite: '/interventions?etat=en_cours' }
  const reponse = await poster(extranet, '/connexion', champs, avec)
  return { reponse, cookie: biscuits(reponse) }
}

async function sansSecondFacteur(extranet: Extranet) {
  const courriel = await unCompte(extranet.db, 'siege')
  await extranet.db.updateTable('utilisateur').set({ totp_secret: null, totp_actif_le: null }).execute()
  return courriel
}

describe('between the password and the code', () => {
  it('no page is open, whichever it is: the half-signed-in see what strangers see', async () => {
    const extranet = await unExtranet()
    const { cookie } = await apresLeMotDePasse(extranet, await unCompte(extranet.db, 'siege'))
    const fermees = toutesLesRoutes(extranet.services).filter(({ politique }) => politique !== 'publique')
    for (const { methode, chemin } of fermees) {
      const page = chemin.replace(/:\w+/g, '1').replace('*', '/nulle-part')
      const demande = { method: methode.toUpperCase(), headers: { cookie, 'sec-fetch-site': 'same-origin' } }
      const reponse = await extranet.app.request(page, demande)
      expect([chemin, reponse.status]).toEqual([chemin, 303])
      expect(reponse.headers.get('location')).toContain('/connexion')
      // Still half-way, so that the next page is asked for by the same token.
      expect([chemin, (await extranet.lire('/second-facteur', cookie)).status]).toEqual([chemin, 200])
    }
  })

  it('the code opens the page that was asked for, with a new token; the former leads nowhere', async () => {
    const extranet = await unExtranet()
    const courriel = await unCompte(extranet.db, 'siege')
    const { reponse, cookie } = await apresLeMotDePasse(extranet, courriel)
    expect(reponse.headers.get('location')).toBe('/second-facteur?suite=%2Finterventions%3Fetat%3Den_cours')
    const code = await unCode(extranet.db, courriel, extranet.horloge.maintenant)
    const suite = '/interventions?etat=en_cours'
    const ouverte = await poster(extranet, '/second-facteur', { code, suite }, cookie)
    expect(ouverte.headers.get('location')).toBe(suite)
    expect(ouverte.headers.getSetCookie().join('\n')).toMatch(
      /__Host-sonnette=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax\n__Host-sonnette-appareil=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; Secure; SameSite=Lax/,
    )
    expect((await extranet.lire('/', biscuits(ouverte))).status).toBe(200)
    expect((await extranet.lire('/', cookie)).status).toBe(303)
    expect((await poster(extranet, '/second-facteur', { code }, cookie)).headers.get('location')).toBe(
      '/connexion?avis=repris',
    )
  })

  it('a wrong code is said, counted with the passwords, and after too many one waits', async () => {
    const extranet = await unExtranet()
    const { cookie } = await apresLeMotDePasse(extranet, await unCompte(extranet.db, 'siege'))
    const statuts: number[] = []
    for (let n = 0; n < 7; n += 1) {
      statuts.push((await poster(extranet, '/second-facteur', { code: '000000' }, cookie)).status)
    }
    expect(statuts).toEqual([422, 422, 422, 422, 422, 429, 429])
    const refus = await extranet.db
      .selectFrom('journal')
      .select('id')
      .where('action', '=', 'second facteur refusé')
      .execute()
    expect(refus).toHaveLength(5)
    // The password is no way round: it is the same allowance.
    const encore = await apresLeMotDePasse(extranet, 'siege@sonnette.test')
    expect(encore.reponse.status).toBe(429)
  })

  it('ends ten minutes after the password', async () => {
    const extranet = await unExtranet()
    const courriel = await unCompte(extranet.db, 'siege')
    const { cookie } = await apresLeMotDePasse(extranet, courriel)
    extranet.horloge.maintenant += 10 * 60_000 + 1
    const code = await unCode(extranet.db, courriel, extranet.horloge.maintenant)
    const reponse = await poster(extranet, '/second-facteur', { code }, cookie)
    expect(reponse.headers.get('location')).toBe('/connexion?avis=repris')
    expect((await extranet.lire('/second-facteur', cookie)).headers.get('location')).toBe('/connexion')
  })

  it('a session somebody fixed beforehand is ended by signing in', async () => {
    const extranet = await unExtranet()
    const pirate = await extranet.cookie(await unCompte(extranet.db, 'auditeur'))
    const courriel = await unCompte(extranet.db, 'siege')
    const { cookie } = await apresLeMotDePasse(extranet, courriel, pirate)
    expect(cookie).not.toContain(pirate)
    expect((await extranet.lire('/', pirate)).status).toBe(303)
  })
})

describe('whoever must have a second factor', () => {
  it('sees nothing but its choice: a picture, a key, ten codes once, then her page', async () => {
    const extranet = await unExtranet()
    const courriel = await sansSecondFacteur(extranet)
    const { cookie } = await apresLeMotDePasse(extranet, courriel)
    expect((await extranet.lire('/', cookie)).headers.get('location')).toBe('/connexion')
    expect((await extranet.lire('/connexion', cookie)).headers.get('location')).toBe('/second-facteur')
    const page = await (await extranet.lire('/second-facteur', cookie)).text()
    expect(page).toContain('<svg class="code-qr"')
    expect(page).not.toMatch(/data:|\sstyle=/)
    const secret = /<code class="cle">([^<]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? ''
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect((await poster(extranet, '/second-facteur/installer', { code: '000000' }, cookie)).status).toBe(422)
    const code = codeAcceptable(secret, null, extranet.horloge.maintenant) ?? ''
    const faite = await poster(extranet, '/second-facteur/installer', { code }, cookie)
    const codes = [...(await faite.text()).matchAll(/<code>([a-z2-9-]{29})<\/code>/g)]
    expect(codes).toHaveLength(10)
    expect((await extranet.lire('/', biscuits(faite))).status).toBe(200)
    // Next time: a code is asked, the one that proved it does not serve again, a recovery code does, once.
    const suivante = await apresLeMotDePasse(extranet, courriel)
    const essayer = (essai: string) =>
      poster(extranet, '/second-facteur', { code: essai, suite: '/' }, suivante.cookie)
    expect((await essayer(code)).status).toBe(422)
    expect((await essayer(codes[3]?.[1] ?? '')).headers.get('location')).toBe('/')
    const troisieme = await apresLeMotDePasse(extranet, courriel)
    const encore = await poster(
      extranet,
      '/second-facteur',
      { code: codes[3]?.[1] ?? '', suite: '/' },
      troisieme.cookie,
    )
    expect(encore.status).toBe(422)
  })

  it('is shown another key at each sign-in: one seen over a shoulder is of no use', async () => {
    const extranet = await unExtranet()
    const courriel = await sansSecondFacteur(extranet)
    const cles = new Set<string>()
    for (let n = 0; n < 3; n += 1) {
      const { cookie } = await apresLeMotDePasse(extranet, courriel)
      const page = await (await extranet.lire('/second-facteur', cookie)).text()
      cles.add(/<code class="cle">([^<]+)</.exec(page)?.[1] ?? '')
    }
    expect(cles.size).toBe(3)
  })

  it('cannot skip it with the code page, nor choose one when she has one', async () => {
    const extranet = await unExtranet()
    const nouvelle = await apresLeMotDePasse(extranet, await sansSecondFacteur(extranet))
    expect(
      (await poster(extranet, '/second-facteur', { code: '000000' }, nouvelle.cookie)).headers.get(
        'location',
      ),
    ).toBe('/connexion?avis=repris')
    const ancienne = await apresLeMotDePasse(extranet, await unCompte(extranet.db, 'informatique'))
    const code = await unCode(extranet.db, 'informatique@sonnette.test', extranet.horloge.maintenant)
    const installer = await poster(extranet, '/second-facteur/installer', { code }, ancienne.cookie)
    expect(installer.headers.get('location')).toBe('/connexion?avis=repris')
  })
})
