import { jourDe } from '../domain/regles/jours.ts'
import type { Route, Services } from './acces.ts'
import { adresse, lireJour } from './adresse.ts'
import { ChoixAntenne } from './choixAntenne.tsx'
import { jourLong } from './formats.ts'
import { page } from './gabarit.tsx'

const LIGNES = 14
const COLONNES = ['Intervenant (nom, code)', 'Bénéficiaire', 'Arrivée', 'Départ', 'Prestation', 'Signature']

/** The blank sheet of an antenne, to print before an outage or during one. */
export function feuilleRoutes({ maintenant }: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/saisie/feuille',
      politique: 'metier',
      repondre(c, acces) {
        const jour = lireJour(c.req.query('jour')) ?? jourDe(maintenant())
        const antenne =
          acces.antennes.find(({ id }) => id === acces.antenneChoisie)?.nom ??
          (acces.portee === 'toutes' ? undefined : acces.antennes[0]?.nom)
        return page(
          c,
          acces,
          { titre: 'Feuille de secours' },
          <>
            <div class="entete">
              <p class="fil">
                <a href={adresse('/saisie', { jour, antenne: acces.antenneChoisie })}>Saisie de secours</a>
              </p>
              <h1>Feuille de secours</h1>
            </div>
            <form class="filtres" action="/saisie/feuille" method="get">
              <div class="champ">
                <label for="jour">Jour</label>
                <input id="jour" type="date" name="jour" value={jour} />
              </div>
              <ChoixAntenne acces={acces} />
              <button class="bouton" type="submit">
                Préparer
              </button>
              <span class="discret petit">Puis imprimez cette page depuis le navigateur.</span>
            </form>
            <section class="panneau feuille" aria-label="Feuille à remplir" tabindex={0}>
              <p class="dedans">
                Antenne : <strong>{antenne ?? '………………………………'}</strong>
                <br />
                Jour : <strong>{jourLong(jour)}</strong>
                <br />
                <span class="petit">
                  À remplir quand le téléphone ne répond pas. Écrivez les heures exactes, puis remettez la
                  feuille à votre antenne.
                </span>
              </p>
              <table class="tableau grille">
                <caption class="cache">Interventions à noter à la main</caption>
                <thead>
                  <tr>
                    {COLONNES.map((nom) => (
                      <th scope="col">{nom}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {Array.from({ length: LIGNES }, () => (
                    <tr>
                      {COLONNES.map(() => (
                        <td></td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </>,
        )
      },
    },
  ]
}
