import type { AlerteVue } from '../db/alertes.ts'
import type { GenreAlerte } from '../db/schema.ts'
import type { Acces } from './acces.ts'
import { adresse } from './adresse.ts'
import { ListeAlertes } from './alertesListe.tsx'
import { ALERTES, GENRES, GENRES_TOUJOURS } from './alertesMots.ts'
import { chiffre } from './formats.ts'

/** Alerts shown on the dashboard; the others are one link away. */
export const ALERTES_MONTREES = 6

const TOUJOURS: readonly GenreAlerte[] = GENRES_TOUJOURS

/** What waits for the antenne: each kind with its count, the latest with their button. */
export function AlertesDuJour({
  comptes,
  alertes,
  acces,
  retour,
}: {
  comptes: Partial<Record<GenreAlerte, number>>
  alertes: readonly AlerteVue[]
  acces: Acces
  retour: string
}) {
  const total = Object.values(comptes).reduce((somme, n) => somme + n, 0)
  const { antenneChoisie: antenne } = acces
  const montres = GENRES.filter((genre) => TOUJOURS.includes(genre) || (comptes[genre] ?? 0) > 0)
  return (
    <section class="panneau" aria-labelledby="titre-alertes">
      <header>
        <h2 id="titre-alertes">Alertes</h2>
        <span class="compte">{chiffre(total)}</span>
        <a class="suite" href={adresse('/alertes', { antenne })}>
          Toutes les alertes
        </a>
      </header>
      <ul class="genres">
        {montres.map((genre) => (
          <li>
            <a href={adresse('/alertes', { genre, antenne })}>
              <b class={(comptes[genre] ?? 0) > 0 ? `ton-${ALERTES[genre].ton}` : ''}>
                {chiffre(comptes[genre] ?? 0)}
              </b>{' '}
              {ALERTES[genre].noms}
            </a>
          </li>
        ))}
      </ul>
      {alertes.length > 0 && (
        <form action="/alertes/traiter" method="post">
          <input type="hidden" name="retour" value={retour} />
          <ListeAlertes alertes={alertes} acces={acces} titre="Dernières alertes" />
        </form>
      )}
    </section>
  )
}
