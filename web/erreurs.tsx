import type { Context } from 'hono'
import type { Acces } from './acces.ts'
import { Cloche } from './icones.tsx'
import { Document, page } from './gabarit.tsx'

/** The answer to what is not there and, to the byte, to what belongs to another antenne. */
export function introuvable(c: Context, acces: Acces): Response | Promise<Response> {
  return page(
    c,
    { ...acces, chemin: '' },
    { titre: 'Page introuvable', statut: 404 },
    <div class="panneau etroit">
      <div class="dedans pile">
        <h1>Page introuvable</h1>
        <p>
          Cette fiche n’existe pas ou n’est pas de votre antenne. Cherchez la personne par son nom, son numéro
          ou son identifiant dans le champ du haut, ou revenez au <a href="/">tableau de bord</a>.
        </p>
      </div>
    </div>,
  )
}

/** The page is there, but not for this role. */
export function interdit(c: Context, acces: Acces): Response | Promise<Response> {
  return page(
    c,
    { ...acces, chemin: '' },
    { titre: 'Page réservée', statut: 403 },
    <div class="panneau etroit">
      <div class="dedans pile">
        <h1>Page réservée</h1>
        <p>
          Votre rôle ne donne pas accès à cette page. Si vous en avez besoin, demandez-le à l’administrateur.{' '}
          <a href="/">Retour à l’accueil</a>
        </p>
      </div>
    </div>,
  )
}

/** Something broke here; `incident` finds it in the log. */
export function panne(c: Context, incident: string): Response | Promise<Response> {
  return c.html(
    <Document titre="Incident">
      <main class="page etroit">
        <p class="marque">
          <Cloche /> Sonnette
        </p>
        <h1>La page n’a pas pu s’afficher</h1>
        <p>
          Rien n’est perdu : les appels continuent d’être enregistrés. Réessayez dans un instant ; si cela
          persiste, donnez le numéro d’incident <strong>{incident}</strong> à votre informatique.
        </p>
        <p>
          <a href="/">Retour au tableau de bord</a>
        </p>
      </main>
    </Document>,
    500,
  )
}
