import { randomBytes } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { accueilRoutes } from './accueil.tsx'
import { oublierSaisie } from '../domain/saisieGardee.ts'
import type { Acces, Route, Services } from './acces.ts'
import { aLeDroit, DROITS } from './droits.ts'
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
import { alertesRoutes } from './alertes.tsx'
import { anomaliesRoutes } from './anomalies.tsx'
import { saisieRoutes } from './saisie.tsx'
import { planningRoutes } from './planning.tsx'
import { carteCodeRoutes } from './carteCode.tsx'
import { compteRoutes } from './compte.tsx'
import { secondFacteurRoutes } from './secondFacteur.tsx'
import { lienRoutes } from './lien.tsx'
import { utilisateursRoutes } from './utilisateurs.tsx'
import { journalRoutes } from './journal.tsx'
import { arrondisRoutes } from './arrondis.tsx'
import { parametresRoutes } from './parametres.tsx'
import { reglagesCsvRoutes } from './reglagesCsv.ts'
import { reglagesRoutes } from './reglages.tsx'
import { motifsRoutes } from './motifs.tsx'
import { financeursRoutes } from './financeurs.tsx'
import { antennesRoutes } from './antennes.tsx'
import { prestationsRoutes } from './prestations.tsx'
import { aideRoutes } from './aide.tsx'
import { saisieGardeeRoutes } from './saisieGardee.tsx'
import { RAPPORTS, rapportsRoutes } from './rapports.ts'
import { noterLesRefus } from './refus.ts'
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
    ...rapportsRoutes(services),
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
    ...alertesRoutes(services),
    ...anomaliesRoutes(services),
    ...saisieRoutes(services),
    ...planningRoutes(services),
    ...carteCodeRoutes(services),
    ...compteRoutes(services),
    ...secondFacteurRoutes(services),
    ...saisieGardeeRoutes(services),
    ...lienRoutes(services),
    ...utilisateursRoutes(services),
    ...journalRoutes(services),
    ...reglagesRoutes(),
    ...parametresRoutes(services),
    ...arrondisRoutes(services),
    ...reglagesCsvRoutes(services),
    ...motifsRoutes(services),
    ...financeursRoutes(services),
    ...antennesRoutes(services),
    ...prestationsRoutes(services),
    ...aideRoutes(services),
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
  app.use(gardeOrigine(services.origine, [RAPPORTS]))
  app.use(bodyLimit({ maxSize: CORPS_MAXIMAL }))
  const uneFois = memoireDuDirect(services.direct)
  const refus = noterLesRefus(services)
  for (const route of routes) app[route.methode](route.chemin, garder(route, services, uneFois, refus))
  app.onError((erreur, c) => {
    const incident = randomBytes(4).toString('hex')
    // A one-time link is a secret until it has served.
    const chemin = c.req.path.replace(/^\/lien\/.*/, '/lien/…')
    services.journal.error({ err: erreur, incident, chemin }, 'page en échec')
    return panne(c, incident)
  })
  return app
}

const POLITIQUES: readonly unknown[] = ['publique', 'connecte', ...Object.keys(DROITS)]

function garder(
  route: Route,
  services: Services,
  uneFois: ReturnType<typeof memoireDuDirect>,
  refus: ReturnType<typeof noterLesRefus>,
): (c: Context) => Promise<Response> {
  if (!POLITIQUES.includes(route.politique)) {
    throw new Error(`La page ${route.methode} ${route.chemin} ne dit pas à qui elle est ouverte.`)
  }
  if (route.politique === 'publique') return async (c) => route.repondre(c)
  const { politique, repondre } = route
  return async (c) => {
    const acces = await accesDe(c, services)
    if (acces === undefined) return versConnexion(c, services)
    if (politique !== 'connecte' && !aLeDroit(acces.utilisateur, politique)) {
      await refus.interdit(c, acces, route)
      return interdit(c, acces)
    }
    const reponse = await uneFois(c, acces, async () => repondre(c, acces))
    if (reponse.status === 404) refus.introuvable(c, acces)
    if (route.methode === 'post' && reponse.status < 400) await oublierLaSaisie(c, acces, services)
    return reponse
  }
}

// The form kept for this person was this one: it has arrived.
async function oublierLaSaisie(c: Context, { utilisateur }: Acces, { db }: Services): Promise<void> {
  const { pathname, search } = new URL(c.req.url)
  await oublierSaisie(db, utilisateur.id, pathname + search)
}
