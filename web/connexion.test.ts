import { describe, expect, it } from 'vitest'
import { MOT_DE_PASSE, unCompte, unExtranet, type Extranet } from '../test/extranet.ts'

const MINUTE = 60_000

async function seConnecter({ app }: Extranet, champs: Record<string, string>): Promise<Response> {
  return app.request('/connexion', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(champs).toString(),
  })
}

describe('signing in', () => {
  it('gives a cookie only this site and no script can read, and the page that was wanted', async () => {
    const extranet = await unExtranet()
    const courriel = await unCompte(extranet.db, 'auditeur')
    const reponse = await seConnecter(extranet, {
      courriel,
      motdepasse: MOT_DE_PASSE,
      suite: '/interventions?jour=2026-11-20',
    })
    expect(reponse.status).toBe(303)
    expect(reponse.headers.get('location')).toBe('/interventions?jour=2026-11-20')
    expect(reponse.headers.get('set-cookie')).toMatch(
      /^__Host-sonnette=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax, /,
    )
  })

  it('never sends elsewhere', async () => {
    const extranet = await unExtranet()
    const courriel = await unCompte(extranet.db, 'auditeur')
    const suite = 'https://ailleurs.example/'
    const reponse = await seConnecter(extranet, { courriel, motdepasse: MOT_DE_PASSE, suite })
    expect(reponse.headers.get('location')).toBe('/')
  })

  it('says the same of a wrong password and of an unknown address, and keeps what was typed', async () => {
    const extranet = await unExtranet()
    const courriel = await unCompte(extranet.db, 'auditeur')
    const fausse = await seConnecter(extranet, {
      courriel,
      motdepasse: 'pas celui-là',
      suite: '/intervenants',
    })
    const inconnue = await seConnecter(extranet, {
      courriel: 'x@sonnette.test',
      motdepasse: 'non',
      suite: '/intervenants',
    })
    expect([fausse.status, inconnue.status]).toEqual([422, 422])
    const page = await fausse.text()
    expect(page).toContain('Adresse ou mot de passe incorrect')
    expect(page).toContain(`value="${courriel}"`)
    expect(page).toContain('value="/intervenants"')
    expect((await inconnue.text()).replace('x@sonnette.test', courriel)).toBe(page)
  })

  it('asks to wait after ten wrong guesses, and says until when', { timeout: 30_000 }, async () => {
    const extranet = await unExtranet()
    const courriel = await unCompte(extranet.db, 'auditeur')
    for (let essai = 0; essai < 10; essai += 1) await seConnecter(extranet, { courriel, motdepasse: 'non' })
    const reponse = await seConnecter(extranet, { courriel, motdepasse: MOT_DE_PASSE })
    expect(reponse.status).toBe(429)
    expect((await reponse.text()).replaceAll('\u00A0', ' ')).toContain(
      'Trop d’essais pour cette adresse. Réessayez à partir de 11 h 01',
    )
    extranet.horloge.maintenant += 61 * MINUTE
    expect((await seConnecter(extranet, { courriel, motdepasse: MOT_DE_PASSE })).status).toBe(303)
  })
})

describe('a session', () => {
  it('ends at once when she leaves', async () => {
    const extranet = await unExtranet()
    const cookie = await extranet.cookie(await unCompte(extranet.db, 'siege'))
    const headers = { cookie, 'sec-fetch-site': 'same-origin' }
    const reponse = await extranet.app.request('/deconnexion', { method: 'POST', headers })
    expect(reponse.headers.get('location')).toBe('/connexion')
    expect(reponse.headers.get('clear-site-data')).toBe('"storage"')
    expect(reponse.headers.get('set-cookie')).toMatch(/^__Host-sonnette=; Max-Age=0/)
    expect((await extranet.lire('/', cookie)).status).toBe(303)
  })

  it('lasts as long as somebody is there: a page that refreshes itself is nobody', async () => {
    const extranet = await unExtranet()
    const cookie = await extranet.cookie(await unCompte(extranet.db, 'siege'))
    for (let tour = 0; tour < 3; tour += 1) {
      extranet.horloge.maintenant += 15 * MINUTE
      expect((await extranet.lire('/', cookie)).status).toBe(200)
    }
    extranet.horloge.maintenant += 15 * MINUTE
    expect((await extranet.lire('/', cookie, { 'sonnette-veille': '1' })).status).toBe(200)
    extranet.horloge.maintenant += 6 * MINUTE
    expect((await extranet.lire('/', cookie)).status).toBe(303)
  })

  it('that ended sends a part of a page to sign in as a whole, and a stream to nothing', async () => {
    const extranet = await unExtranet()
    const entetes = {
      'hx-request': 'true',
      'hx-current-url': 'https://sonnette.test/interventions?etat=en_cours',
    }
    const partie = await extranet.lire('/interventions', undefined, entetes)
    expect(partie.status).toBe(401)
    expect(partie.headers.get('hx-redirect')).toBe('/connexion?suite=%2Finterventions%3Fetat%3Den_cours')
    expect((await extranet.lire('/direct', undefined, { accept: 'text/event-stream' })).status).toBe(401)
  })
})
