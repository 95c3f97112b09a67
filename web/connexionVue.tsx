import type { Context } from 'hono'
import { Seuil } from './seuil.tsx'

export interface Saisie {
  suite: string
  courriel?: string | undefined
  faute?: string
  avis?: string | undefined
}

/** Why one is asked to sign in, from a closed list: an address can say nothing of its own. */
const AVIS: Readonly<Record<string, string>> = {
  saisie:
    'Votre session était terminée, mais votre saisie a été gardée : reconnectez-vous pour la retrouver.',
  choisi: 'Votre mot de passe est enregistré. Connectez-vous avec lui.',
  retire: 'L’ancien téléphone est retiré. Reconnectez-vous pour en choisir un autre.',
  repris: 'Vous avez attendu trop longtemps avant de donner le code. Recommencez.',
}

/** The sign-in page, with what was typed and what was wrong with it. */
export function formulaire(c: Context, statut: 200 | 422 | 429, { suite, courriel, faute, avis }: Saisie) {
  const phrase = avis !== undefined && Object.hasOwn(AVIS, avis) ? AVIS[avis] : undefined
  return c.html(
    <Seuil titre="Connexion">
      <form class="formulaire" action="/connexion" method="post">
        <h1>Connexion</h1>
        {phrase !== undefined && (
          <p class="avis ton-vert" role="status">
            {phrase}
          </p>
        )}
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
          Mot de passe oublié ? Demandez à l’administrateur de votre service un lien pour en choisir un
          nouveau.
        </p>
      </form>
    </Seuil>,
    statut,
  )
}
