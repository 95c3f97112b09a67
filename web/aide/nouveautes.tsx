import type { Ligne } from '../../db/schema.ts'
import { jourLong } from '../formats.ts'

/** What is new, the last first; `cle` is the day it came. */
export const NOUVEAUTES: readonly { cle: string; titre: string; points: readonly string[] }[] = [
  {
    cle: '2026-11-23',
    titre: 'La journée d’une gestionnaire',
    points: [
      'Corriger une intervention : heures, inversion, fusion, scission, changement de personne, suppression, et revenir en arrière.',
      'Anomalies : une file de travail, avec les corrections fréquentes en un clic.',
      'Appels non identifiés : les rattacher, retenir le numéro, ou les rejeter.',
      'Alertes au tableau de bord, jusqu’à ce que quelqu’un s’en occupe.',
      'Planning de la semaine et du mois, absences, consommation des prises en charge.',
      'Cartes de code à imprimer, saisie de secours après une panne.',
      'Second facteur, invitations par lien, journal, réglages datés.',
      'Ce manuel.',
    ],
  },
  {
    cle: '2026-11-22',
    titre: 'Les premiers écrans',
    points: ['Les interventions du jour en direct, les dossiers, la recherche.'],
  },
]

/** The last news there is. */
export const DERNIERE = NOUVEAUTES[0]?.cle ?? ''

/** Whether this account has not read the last news yet. */
export function nouveautesALire({
  nouveautes_lues: lues,
}: Pick<Ligne<'utilisateur'>, 'nouveautes_lues'>): boolean {
  return lues !== DERNIERE
}

/** The news, the last first, each marked when it came since `lues`. */
export function Nouveautes({ lues }: { lues: string | null }) {
  return (
    <>
      {NOUVEAUTES.map(({ cle, titre, points }) => (
        <section>
          <h2>
            {titre} {(lues === null || cle > lues) && <span class="etiquette ton-accent">Nouveau</span>}
          </h2>
          <p class="petit discret">{jourLong(cle)}</p>
          <ul class="points">
            {points.map((point) => (
              <li>{point}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
