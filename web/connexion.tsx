import type { Context } from 'hono'
import { fermerSession, ouvrirSession, type Ouverture } from '../domain/connexion.ts'
import type { Route, Services } from './acces.ts'
import { cheminLocal } from './adresse.ts'
import { heure } from './formats.ts'
import { Document } from './gabarit.tsx'
import { Cloche } from './icones.tsx'
import { poserJeton, retirerJeton } from './session.ts'

/** Signing in and out. */
export function connexionRoutes({ db, direct, origine, maintenant }: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/connexion',
      politique: 'publique',
      repondre: (c) => formulaire(c, 200, { suite: cheminLocal(c.req.query('suite'), origine) }),
    },
    {
      methode: 'post',
      chemin: '/connexion',
      politique: 'publique',
      async repondre(c) {
        const champs = await c.req.parseBody()
        const [courriel, motDePasse, suite] = ['courriel', 'motdepasse', 'suite'].map((nom) =>
          texte(champs[nom]),
        )
        const ouverture = await ouvrirSession(db, {
          courriel: (courriel ?? '').slice(0, 254),
          motDePasse: (motDePasse ?? '').slice(0, 1000),
          adresse: adresseDuClient(c),
          navigateur: c.req.header('user-agent') ?? '',
          maintenant: maintenant(),
        })
        const vers = cheminLocal(suite, origine)
        if (ouverture.type !== 'ouverte') return refuser(c, ouverture, { suite: vers, courriel })
        poserJeton(c, origine, ouverture.jeton)
        return c.redirect(vers, 303)
      },
    },
    {
      methode: 'post',
      chemin: '/deconnexion',
      politique: 'connecte',
      async repondre(c, { jeton }) {
        await fermerSession(db, jeton)
        direct.fermer(jeton)
        retirerJeton(c, origine)
        if (origine.startsWith('https:')) c.header('Clear-Site-Data', '"cookies", "storage"')
        return c.redirect('/connexion', 303)
      },
    },
  ]
}

function texte(champ: unknown): string | undefined {
  return typeof champ === 'string' ? champ : undefined
}

// Caddy alone reaches this process, and writes the client's address last.
function adresseDuClient(c: Context): string {
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 45) ?? ''
}

interface Saisie {
  suite: string
  courriel?: string | undefined
  faute?: string
}

function refuser(c: Context, ouverture: Exclude<Ouverture, { type: 'ouverte' }>, saisie: Saisie) {
  if (ouverture.type === 'refusee') {
    const faute = 'Adresse ou mot de passe incorrect. Vérifiez les majuscules, puis réessayez.'
    return formulaire(c, 422, { ...saisie, faute })
  }
  const faute = `Trop d’essais pour cette adresse. Réessayez à partir de ${heure(ouverture.jusque + 60_000)}.`
  return formulaire(c, 429, { ...saisie, faute })
}

function formulaire(c: Context, statut: 200 | 422 | 429, { suite, courriel, faute }: Saisie) {
  return c.html(
    <Document titre="Connexion">
      <div class="seuil">
        <header class="enseigne">
          <p class="marque">
            <Cloche />
            Sonnette
          </p>
          <div>
            <blockquote>Deux appels, une preuve du service fait.</blockquote>
            <Onde />
          </div>
        </header>
        <main>
          <form class="formulaire" action="/connexion" method="post">
            <h1>Connexion</h1>
            {faute !== undefined && (
              <p class="avis ton-rouge" role="alert" id="faute">
                {faute}
              </p>
            )}
            <input type="hidden" name="suite" value={suite} />
            <div class="champ">
              <label for="courriel">Adresse de courriel</label>
              <input
                id="courriel"
                name="courriel"
                type="email"
                autocomplete="username"
                required
                autofocus={courriel === undefined}
                value={courriel}
                aria-describedby={faute === undefined ? undefined : 'faute'}
              />
            </div>
            <div class="champ">
              <label for="motdepasse">Mot de passe</label>
              <input
                id="motdepasse"
                name="motdepasse"
                type="password"
                autocomplete="current-password"
                required
                autofocus={courriel !== undefined}
              />
            </div>
            <button class="bouton plein" type="submit">
              Se connecter
            </button>
            <p class="petit discret">
              Mot de passe oublié ? Demandez-en un nouveau à l’administrateur de votre service.
            </p>
          </form>
        </main>
      </div>
    </Document>,
    statut,
  )
}

/** Two rings on a line: the arrival, the departure. */
function Onde() {
  return (
    <svg
      class="onde"
      viewBox="0 0 400 60"
      fill="none"
      stroke="currentColor"
      stroke-width="2.5"
      aria-hidden="true"
    >
      <path d="M0 30h60l6-16 8 34 8-44 8 50 8-38 8 24 6-10h176l6-16 8 34 8-44 8 50 8-38 8 24 6-10h60" />
    </svg>
  )
}
