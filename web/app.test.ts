import { describe, expect, it } from 'vitest'
import { unBeneficiaire, uneAntenne, unIntervenant } from '../test/constructeurs.ts'
import { MATIN, ORIGINE, unCompte, unExtranet, unPointage } from '../test/extranet.ts'
import type { Route } from './acces.ts'
import { creerApp, toutesLesRoutes } from './app.tsx'

describe('routes', () => {
  it('a route that does not say who may ask for it keeps the application from starting', async () => {
    const { services } = await unExtranet()
    const muette = { methode: 'get', chemin: '/ouverte', repondre: () => new Response('secret') } as unknown
    expect(() => creerApp(services, [muette as Route])).toThrow('get /ouverte')
  })

  it('only the sign-in, the public files and the health check are open to anyone', async () => {
    const { services } = await unExtranet()
    const publiques = toutesLesRoutes(services).filter(({ politique }) => politique === 'publique')
    expect(publiques.map(({ methode, chemin }) => `${methode} ${chemin}`)).toEqual([
      'get /sante',
      'get /public/:version/:nom',
      'post /rapports/csp',
      'get /connexion',
      'post /connexion',
      'get /second-facteur',
      'post /second-facteur',
      'post /second-facteur/installer',
      'post /second-facteur/abandonner',
      'get /lien/:jeton',
      'post /lien/:jeton',
    ])
  })

  it('without a session every other page sends to sign in, and back afterwards', async () => {
    const { services, lire } = await unExtranet()
    const fermees = toutesLesRoutes(services).filter(
      ({ politique, methode }) => politique !== 'publique' && methode === 'get',
    )
    for (const { chemin } of fermees) {
      const page = chemin.replace(':id', '1').replace('*', '/nulle-part')
      const reponse = await lire(`${page}?a=1`)
      expect(reponse.status).toBe(303)
      expect(reponse.headers.get('location')).toBe(`/connexion?suite=${encodeURIComponent(`${page}?a=1`)}`)
    }
  })

  it('a role without personal data gets a home, and a refusal everywhere else', async () => {
    const { db, lire, cookie, services } = await unExtranet()
    const biscuit = await cookie(await unCompte(db, 'informatique'))
    expect(await (await lire('/', biscuit)).text()).toContain('Aucun dossier')
    const reservees = toutesLesRoutes(services).filter(
      ({ politique, methode }) => politique === 'metier' && methode === 'get',
    )
    for (const { chemin } of reservees) {
      expect((await lire(chemin.replace(':id', '1'), biscuit)).status).toBe(403)
    }
  })

  it('a failure says its number and nothing of its cause', async () => {
    const { services } = await unExtranet()
    const app = creerApp(services, [
      {
        methode: 'get',
        chemin: '/',
        politique: 'publique',
        repondre() {
          throw new Error('secret interne')
        },
      },
    ])
    const reponse = await app.request('/')
    expect(reponse.status).toBe(500)
    const texte = await reponse.text()
    expect(texte).toContain('numéro d’incident')
    expect(texte).not.toContain('secret interne')
  })
})

describe('headers', () => {
  it('every answer forbids what our pages do not need', async () => {
    const { lire } = await unExtranet()
    const { headers } = await lire('/connexion')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; report-uri /rapports/csp; report-to csp",
    )
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('no page holds an inline script, an inline style or a handler', async () => {
    const { db, lire, cookie } = await unExtranet()
    const biscuit = await cookie(await unCompte(db, 'gestionnaire', await uneAntenne(db)))
    for (const page of [
      '/',
      '/interventions',
      '/appels/non-identifies',
      '/beneficiaires',
      '/recherche?q=a',
    ]) {
      const html = await (await lire(page, biscuit)).text()
      expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|hx-on|<script>|javascript:/)
    }
  })

  it('what a file or a person wrote is text, never markup', async () => {
    const { db, lire, cookie } = await unExtranet()
    const antenne_id = await uneAntenne(db)
    const pirate = '"><img src=x onerror=alert(1)>'
    const lieu = await unBeneficiaire(db, { antenne_id, nom: pirate, adresse: pirate, identifiant: pirate })
    const aide = await unIntervenant(db, { antenne_id, nom: pirate })
    await unPointage(db, aide.id, lieu, MATIN)
    const biscuit = await cookie(await unCompte(db, 'gestionnaire', antenne_id))
    const pages = ['/', '/interventions', '/interventions/1', '/beneficiaires', `/beneficiaires/${lieu.id}`]
    const ecrites = ['/recherche', '/recherche/suggestions', '/connexion'].map(
      (page) => `${page}?q=${encodeURIComponent(pirate)}&suite=${encodeURIComponent(`/${pirate}`)}`,
    )
    for (const page of [...pages, `/intervenants/${aide.id}`, ...ecrites]) {
      const reponse = await lire(page, biscuit)
      expect(reponse.status, page).toBe(200)
      expect(await reponse.text()).not.toContain('<img')
    }
  })

  it('public files may be kept for ever, and only ours are served', async () => {
    const { lire } = await unExtranet()
    const html = await (await lire('/connexion')).text()
    const feuille = /href="(\/public\/[0-9a-f]+\/style\.css)"/.exec(html)?.[1] ?? ''
    const reponse = await lire(feuille)
    expect(reponse.headers.get('cache-control')).toContain('immutable')
    expect(reponse.headers.get('content-type')).toContain('text/css')
    for (const nom of ['toString', 'main.ts', '..%2fmain.ts']) {
      expect((await lire(`/public/x/${nom}`)).status).toBe(404)
    }
  })
})

describe('requests that change something', () => {
  it.each([
    [{ 'sec-fetch-site': 'same-origin' }, 303],
    [{ origin: ORIGINE }, 303],
    [{ 'sec-fetch-site': 'cross-site', origin: ORIGINE }, 403],
    [{ 'sec-fetch-site': 'same-site', origin: ORIGINE }, 403],
    [{ 'sec-fetch-site': 'none' }, 403],
    [{ origin: 'https://sonnette.test.ailleurs.example' }, 403],
    [{ origin: 'null' }, 403],
    [{}, 403],
  ])('%o is answered %i', async (headers: Record<string, string>, statut) => {
    const { db, app, cookie } = await unExtranet()
    const biscuit = await cookie(await unCompte(db, 'siege'))
    const reponse = await app.request('/deconnexion', {
      method: 'POST',
      headers: { ...headers, cookie: biscuit },
    })
    expect(reponse.status).toBe(statut)
  })
})
