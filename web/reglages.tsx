import type { Route } from './acces.ts'
import { page } from './gabarit.tsx'
import { sectionsDe } from './reglagesCadre.tsx'

/** The way into the settings. */
export function reglagesRoutes(): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/reglages',
      politique: 'reglages',
      repondre: (c, acces) =>
        page(
          c,
          acces,
          { titre: 'Réglages' },
          <>
            <div class="entete">
              <h1>Réglages</h1>
            </div>
            <ul class="renvois">
              {sectionsDe(acces).map(({ nom, vers, resume }) => (
                <li class="panneau">
                  <h2>
                    <a href={vers}>{nom}</a>
                  </h2>
                  <p class="discret">{resume}</p>
                </li>
              ))}
            </ul>
            <p class="petit discret">
              Chaque changement garde son auteur et sa date dans le journal. Les jours d’avant ne changent
              jamais sans votre confirmation.
            </p>
          </>,
        ),
    },
  ]
}
