import type { Context } from 'hono'
import { enroler, prouverSecondFacteur } from '../domain/connexion.ts'
import { fermerSession, sessionEnAttente } from '../domain/sessions.ts'
import type { Route, Services } from './acces.ts'
import { cheminLocal } from './adresse.ts'
import { direDAttendre, entrer } from './connexion.tsx'
import { lireJeton, poserAppareil, poserJeton, retirerJeton } from './cookies.ts'
import { provenance } from './provenance.ts'
import { ChampCode, CodesDeSecours, SecretAInstaller } from './secondFacteurVue.tsx'
import { Seuil } from './seuil.tsx'

/**
 * Between the password and the pages: the code of the telephone, or the choice of a second factor by whoever must have
 * one. No session is open yet, so these routes look at the token of the password themselves.
 */
export function secondFacteurRoutes(services: Services): Route[] {
  const { db, origine, maintenant } = services
  return [
    {
      methode: 'get',
      chemin: '/second-facteur',
      politique: 'publique',
      repondre: (c) => montrer(c, services, cheminLocal(c.req.query('suite'), origine)),
    },
    {
      methode: 'post',
      chemin: '/second-facteur',
      politique: 'publique',
      repondre: (c) => prouver(c, services),
    },
    {
      methode: 'post',
      chemin: '/second-facteur/installer',
      politique: 'publique',
      repondre: (c) => installer(c, services),
    },
    {
      methode: 'post',
      chemin: '/second-facteur/abandonner',
      politique: 'publique',
      async repondre(c) {
        const jeton = lireJeton(c, origine)
        const attente = jeton === undefined ? undefined : await sessionEnAttente(db, jeton, maintenant())
        if (jeton !== undefined && attente !== undefined) {
          await fermerSession(db, jeton, maintenant())
          retirerJeton(c, origine)
        }
        return c.redirect('/connexion', 303)
      },
    },
  ]
}

async function montrer(
  c: Context,
  { db, origine, maintenant }: Services,
  suite: string,
  { faute, statut = 200 }: { faute?: string; statut?: 200 | 422 | 429 } = {},
): Promise<Response> {
  const attente = await sessionEnAttente(db, lireJeton(c, origine) ?? '', maintenant())
  if (attente === undefined) return c.redirect('/connexion', 303)
  const { utilisateur, etape } = attente
  const titre = etape === 'enrolement' ? 'Protégez votre compte' : 'Code de connexion'
  return c.html(
    <Seuil titre={titre}>
      <div class={`formulaire${etape === 'enrolement' ? ' ample' : ''}`}>
        <h1>{titre}</h1>
        {etape === 'enrolement' && (
          <p>
            Bonjour {utilisateur.prenom}. Votre compte donne accès à beaucoup : à chaque connexion, un code de
            votre téléphone sera demandé après le mot de passe. C’est à préparer une seule fois.
          </p>
        )}
        {etape === 'enrolement' && utilisateur.totp_secret !== null && (
          <SecretAInstaller courriel={utilisateur.courriel} secret={utilisateur.totp_secret} />
        )}
        <form
          class="pile"
          action={etape === 'enrolement' ? '/second-facteur/installer' : '/second-facteur'}
          method="post"
        >
          <input type="hidden" name="suite" value={suite} />
          <ChampCode faute={faute} secours={etape === 'second_facteur'} autofocus={etape !== 'enrolement'} />
          <button class="bouton plein" type="submit">
            {etape === 'enrolement' ? 'Vérifier et continuer' : 'Continuer'}
          </button>
        </form>
        {etape === 'second_facteur' && (
          <p class="petit discret">
            Téléphone perdu et plus de code de secours ? Demandez à l’administrateur de votre service de
            retirer votre second facteur.
          </p>
        )}
        <form action="/second-facteur/abandonner" method="post">
          <button class="bouton nu" type="submit">
            Changer de compte
          </button>
        </form>
      </div>
    </Seuil>,
    statut,
  )
}

const FAUTE =
  'Ce code ne convient pas. Attendez le suivant, et vérifiez que l’heure du téléphone est réglée automatiquement.'

async function demandeDe(c: Context, { origine, maintenant }: Services) {
  const { code, suite } = await c.req.parseBody()
  return {
    suite: cheminLocal(typeof suite === 'string' ? suite : undefined, origine),
    demande: {
      jeton: lireJeton(c, origine) ?? '',
      code: typeof code === 'string' ? code.slice(0, 60) : '',
      ...provenance(c, origine),
      maintenant: maintenant(),
    },
  }
}

const recommencer = (c: Context) => c.redirect('/connexion?avis=repris', 303)

async function prouver(c: Context, services: Services): Promise<Response> {
  const { suite, demande } = await demandeDe(c, services)
  const preuve = await prouverSecondFacteur(services.db, demande)
  if (preuve.type === 'ouverte') return entrer(c, services.origine, preuve, suite)
  if (preuve.type === 'perdue') return recommencer(c)
  if (preuve.type === 'refusee') return montrer(c, services, suite, { faute: FAUTE, statut: 422 })
  return montrer(c, services, suite, { faute: direDAttendre(preuve.jusque), statut: 429 })
}

async function installer(c: Context, services: Services): Promise<Response> {
  const { suite, demande } = await demandeDe(c, services)
  const enrolement = await enroler(services.db, demande)
  if (enrolement.type === 'perdue') return recommencer(c)
  if (enrolement.type === 'refusee') return montrer(c, services, suite, { faute: FAUTE, statut: 422 })
  poserJeton(c, services.origine, enrolement.jeton)
  poserAppareil(c, services.origine, enrolement.appareil)
  return c.html(
    <Seuil titre="Codes de secours">
      <div class="formulaire ample">
        <h1>Codes de secours</h1>
        <CodesDeSecours codes={enrolement.codes} />
        <p>
          <a class="bouton plein" href={suite}>
            C’est noté, continuer
          </a>
        </p>
      </div>
    </Seuil>,
  )
}
