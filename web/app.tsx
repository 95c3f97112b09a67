import { randomBytes } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { accueilRoutes } from './accueil.tsx'
import { estMetier, type Acces, type Route, type Services } from './acces.ts'
import { actifsRoutes } from './actifs.ts'
import { appelsRoutes } from './appels.tsx'
import { beneficiaireRoutes } from './beneficiaire.tsx'
import { beneficiairesRoutes } from './beneficiaires.tsx'
import { connexionRoutes } from './connexion.tsx'
import { interdit, introuvable, panne } from './erreurs.tsx'
import { fluxRoutes } from './flux.ts'
import { entetes, gardeOrigine } from './garde.ts'
import { intervenantRoutes } from './intervenant.tsx'
import { intervenantsRoutes } from './intervenants.tsx'
import { interventionRoutes } from './intervention.tsx'
import { interventionsRoutes } from './interventions.tsx'
import { memoireDuDirect } from './memoire.ts'
import { rechercheRoutes } from './recherche.tsx'
import { accesDe } from './session.ts'
import { versConnexion } from './versConnexion.ts'

/** Forms are small: nothing here takes a file. */
const CORPS_MAXIMAL = 64 * 1024

/** Every page there is, each with who may ask for it. */
export function toutesLesRoutes(services: Services): Route[] {
  return [
    { methode: 'get', chemin: '/sante', politique: 'publique', repondre: (c) => c.text('ok') },
    ...actifsRoutes(),
    ...connexionRoutes(services),
    ...accueilRoutes(services),
    ...fluxRoutes(services),
    ...interventionsRoutes(services),
    ...interventionRoutes(services),
    ...appelsRoutes(services),
    ...beneficiairesRoutes(services),
    ...beneficiaireRoutes(services),
    ...intervenantsRoutes(services),
    ...intervenantRoutes(services),
    ...rechercheRoutes(services),
    { methode: 'get', chemin: '*', politique: 'connecte', repondre: introuvable },
  ]
}

/**
 * The web application.
 * @throws when a route says nothing of who may ask for it
 */
export function creerApp(services: Services, routes = toutesLesRoutes(services)): Hono {
  const app = new Hono()
  app.use(entetes(services.origine))
  app.use(gardeOrigine(services.origine))
  app.use(bodyLimit({ maxSize: CORPS_MAXIMAL }))
  const uneFois = memoireDuDirect(services.direct)
  for (const route of routes) app[route.methode](route.chemin, garder(route, services, uneFois))
  app.onError((erreur, c) => {
    const incident = randomBytes(4).toString('hex')
    services.journal.error({ err: erreur, incident, chemin: c.req.path }, 'page en échec')
    return panne(c, incident)
  })
  return app
}

const POLITIQUES: readonly unknown[] = ['publique', 'connecte', 'metier']

function garder(
  route: Route,
  services: Services,
  uneFois: ReturnType<typeof memoireDuDirect>,
): (c: Context) => Promise<Response> {
  if (!POLITIQUES.includes(route.politique)) {
    throw new Error(`La page ${route.methode} ${route.chemin} ne dit pas à qui elle est ouverte.`)
  }
  if (route.politique === 'publique') return async (c) => route.repondre(c)
  const { politique, repondre } = route
  return async (c) => {
    const acces = await accesDe(c, services)
    if (acces === undefined) return versConnexion(c, services.origine)
    return permise(politique, acces) ? uneFois(c, acces, async () => repondre(c, acces)) : interdit(c, acces)
  }
}

function permise(politique: 'connecte' | 'metier', { utilisateur }: Acces): boolean {
  return politique === 'connecte' || estMetier(utilisateur.role)
}
