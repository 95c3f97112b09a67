import { describe, expect, it } from 'vitest'
import { uneAntenne } from '../test/constructeurs.ts'
import { unCompte, unExtranet, type Extranet } from '../test/extranet.ts'
import type { Route } from './acces.ts'
import { creerApp, toutesLesRoutes } from './app.tsx'

const MINUTE = 60_000

/** The extranet, with a page that takes a form. */
async function avecUnePage() {
  const extranet = await unExtranet()
  const recus: string[] = []
  const essai: Route = {
    methode: 'post',
    chemin: '/essai/:id',
    politique: 'metier',
    async repondre(c) {
      recus.push(await c.req.text())
      return c.redirect('/', 303)
    },
  }
  const app = creerApp(extranet.services, [essai, ...toutesLesRoutes(extranet.services)])
  const antenne = await uneAntenne(extranet.db)
  const courriel = await unCompte(extranet.db, 'gestionnaire', antenne)
  return { ...extranet, app, recus, courriel, antenne }
}

const poster = (app: Extranet['app'], chemin: string, corps: string, entetes: Record<string, string>) =>
  app.request(chemin, {
    method: 'POST',
    headers: {
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
      ...entetes,
    },
    body: corps,
  })

const CORPS = 'note=Arriv%C3%A9e+%C3%A0+pied+%3Cb%3E&motif=3&motif=4&interventionId=12'

describe('a form that comes after its session has ended', () => {
  it('is kept, shown to its author once signed in, and sent again only by her', async () => {
    const { app, cookie, courriel, horloge, recus } = await avecUnePage()
    const ancien = await cookie(courriel)
    horloge.maintenant += 21 * MINUTE
    const reponse = await poster(app, '/essai/12?a=1', CORPS, { cookie: ancien })
    expect(reponse.headers.get('location')).toBe('/connexion?avis=saisie&suite=%2Fsaisie-gardee')
    const connexion = await (await app.request(reponse.headers.get('location') ?? '')).text()
    expect(connexion).toContain('votre saisie a été gardée')
    expect(connexion).not.toContain('pied')
    expect(recus).toEqual([])
    const nouveau = await cookie(courriel)
    const lire = async () => app.request('/saisie-gardee', { headers: { cookie: nouveau } })
    const page = await (await lire()).text()
    expect(page).toContain('Votre saisie a été gardée')
    expect(page).toContain('action="/essai/12?a=1"')
    expect(page).toContain('name="note" value="Arrivée à pied &lt;b&gt;"')
    expect([...page.matchAll(/name="motif" value="(\d)"/g)].map(([, v]) => v)).toEqual(['3', '4'])
    expect(recus).toEqual([])
    await poster(app, '/essai/12?a=1', CORPS, { cookie: nouveau })
    expect(recus).toEqual([CORPS])
    expect((await lire()).headers.get('location')).toBe('/')
  })

  it('is nobody else’s, waits four hours, and goes when she gives it up or leaves', async () => {
    const { app, db, cookie, courriel, horloge, antenne } = await avecUnePage()
    const voir = async (biscuit: string) =>
      (await app.request('/saisie-gardee', { headers: { cookie: biscuit } })).status
    const garder = async () => {
      const ancien = await cookie(courriel)
      horloge.maintenant += 21 * MINUTE
      await poster(app, '/essai/12', CORPS, { cookie: ancien })
      return cookie(courriel)
    }
    const elle = await garder()
    const autre = await cookie(await unCompte(db, 'coordonnateur', antenne))
    expect([await voir(autre), await voir(elle)]).toEqual([303, 200])
    await poster(app, '/saisie-gardee/abandonner', '', { cookie: autre })
    expect(await voir(elle)).toBe(200)
    await poster(app, '/saisie-gardee/abandonner', '', { cookie: elle })
    expect(await voir(elle)).toBe(303)
    const encore = await garder()
    await poster(app, '/deconnexion', '', { cookie: encore })
    expect(await voir(await cookie(courriel))).toBe(303)
    await garder()
    horloge.maintenant += 240 * MINUTE
    expect(await voir(await cookie(courriel))).toBe(303)
  })

  it.each([
    ['from elsewhere', '/essai/12', { 'sec-fetch-site': 'cross-site' }],
    ['with a secret in it', '/compte/mot-de-passe', {}],
    ['that is no form', '/essai/12', { 'content-type': 'application/json' }],
  ])('is not kept when it comes %s', async (_, chemin, entetes: Record<string, string>) => {
    const { app, db, cookie, courriel, horloge } = await avecUnePage()
    const ancien = await cookie(courriel)
    horloge.maintenant += 21 * MINUTE
    await poster(app, chemin, CORPS, { cookie: ancien, ...entetes })
    expect(await db.selectFrom('saisie_gardee').selectAll().execute()).toEqual([])
  })

  it('is not kept for a token nobody had, nor for a session ended on purpose', async () => {
    const { app, db, cookie, courriel } = await avecUnePage()
    await poster(app, '/essai/12', CORPS, { cookie: '__Host-sonnette=AAAA' })
    const quittee = await cookie(courriel)
    await poster(app, '/deconnexion', '', { cookie: quittee })
    await poster(app, '/essai/12', CORPS, { cookie: quittee })
    const fermee = await cookie(courriel)
    await db.updateTable('utilisateur').set({ desactive_le: 1 }).execute()
    await poster(app, '/essai/12', CORPS, { cookie: fermee })
    expect(await db.selectFrom('saisie_gardee').selectAll().execute()).toEqual([])
  })
})
