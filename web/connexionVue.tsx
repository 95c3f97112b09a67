import type { Context } from 'hono'
import { Document } from './gabarit.tsx'
import { Cloche } from './icones.tsx'

export interface Saisie {
  suite: string
  courriel?: string | undefined
  faute?: string
}

/** The sign-in page, with what was typed and what was wrong with it. */
export function formulaire(c: Context, statut: 200 | 422 | 429, { suite, courriel, faute }: Saisie) {
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
