import type { Context } from 'hono'
import { absencesEntre } from '../db/absences.ts'
import { visitesPourLaFeuille } from '../db/planning.ts'
import { absenceDuJour } from '../domain/regles/absences.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireJour } from './adresse.ts'
import { ChoixAntenne } from './choixAntenne.tsx'
import { heure, jourCourt, jourLong, telephone } from './formats.ts'
import { page } from './gabarit.tsx'
import { nomBeneficiaire, nomIntervenant, plages } from './noms.ts'
import { Vide } from './tableau.tsx'

/** Two days of the largest antenne, several times over. */
const LIGNES_AU_PLUS = 4000

type Visite = Awaited<ReturnType<typeof visitesPourLaFeuille>>[number]

/** The sheet to print before an outage, or during one from another machine's copy: who goes where, and whom to call. */
export function planningUrgenceRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/planning/urgence',
      politique: 'metier',
      repondre: (c, acces) => feuille(c, acces, services),
    },
  ]
}

async function feuille(c: Context, acces: Acces, { db, maintenant }: Services) {
  const instant = maintenant()
  const jour = lireJour(c.req.query('jour')) ?? jourDe(instant)
  const lendemain = jourSuivant(jour)
  const antenne = acces.antennes.find(({ id }) => id === acces.antenneChoisie) ?? seule(acces)
  return page(
    c,
    acces,
    { titre: 'Feuille d’urgence' },
    <>
      <div class="entete">
        <p class="fil">
          <a href="/planning">Planning</a>
        </p>
        <h1>Feuille d’urgence{antenne !== undefined && ` – ${antenne.nom}`}</h1>
        <span class="compte">
          Éditée le {jourCourt(jourDe(instant))} à {heure(instant)}
        </span>
      </div>
      <form class="filtres" action="/planning/urgence" method="get">
        <ChoixAntenne acces={acces} />
        <div class="champ">
          <label for="jour">Premier jour</label>
          <input id="jour" type="date" name="jour" value={jour} />
        </div>
        <button class="bouton" type="submit">
          Afficher
        </button>
        <p class="discret petit">
          Imprimez cette page (Ctrl&nbsp;+&nbsp;P) : elle porte des données personnelles, détruisez-la après
          usage.
        </p>
      </form>
      {antenne === undefined ? (
        <section class="panneau">
          <Vide titre="Choisissez une antenne">La feuille s’imprime antenne par antenne.</Vide>
        </section>
      ) : (
        await Contenu({ db, antenneId: antenne.id, jour, lendemain })
      )}
    </>,
  )
}

function seule({ antennes }: Acces): Acces['antennes'][number] | undefined {
  return antennes.length === 1 ? antennes[0] : undefined
}

async function Contenu({
  db,
  antenneId,
  jour,
  lendemain,
}: {
  db: Services['db']
  antenneId: number
  jour: string
  lendemain: string
}) {
  const toutes = await visitesPourLaFeuille(db, [antenneId], jour, lendemain, LIGNES_AU_PLUS)
  const foyers = [...new Set(toutes.map(({ beneficiaire_id: id }) => id))]
  const absences = await absencesEntre(db, [antenneId], foyers, jour, lendemain)
  const visites = toutes.filter(
    ({ beneficiaire_id: id, jour: prevu }) =>
      absenceDuJour(
        absences.filter((absence) => absence.beneficiaire_id === id),
        prevu,
      ) === undefined,
  )
  if (visites.length === 0) {
    return (
      <section class="panneau">
        <Vide titre="Aucune visite prévue">Rien n’est au planning de ces deux jours.</Vide>
      </section>
    )
  }
  const parIntervenant = Map.groupBy(visites, ({ intervenant_id: id }) => id)
  return (
    <div class="urgence">
      {[...parIntervenant.values()].map((siennes) => (
        <Tournee visites={siennes} />
      ))}
    </div>
  )
}

function Tournee({ visites }: { visites: readonly Visite[] }) {
  const [premiere] = visites
  if (premiere === undefined) return null
  const titre = `t${premiere.intervenant_id}`
  return (
    <section class="panneau" aria-labelledby={titre}>
      <header>
        <h2 id={titre}>{nomIntervenant(premiere)}</h2>
        {premiere.intervenant_telephone !== null && (
          <span class="insecable">{telephone(premiere.intervenant_telephone)}</span>
        )}
      </header>
      <table class="tableau">
        <caption class="cache">Visites de {nomIntervenant(premiere)}</caption>
        <thead>
          <tr>
            <th scope="col" class="court">
              Heures
            </th>
            <th scope="col">Chez</th>
          </tr>
        </thead>
        {[...Map.groupBy(visites, ({ jour }) => jour)].map(([jour, duJour]) => (
          <tbody>
            <tr>
              <th scope="rowgroup" colspan={2}>
                {jourLong(jour)}
              </th>
            </tr>
            {duJour.map((visite) => (
              <tr>
                <td class="insecable">{plages(visite)}</td>
                <td>
                  <strong>{nomBeneficiaire(visite)}</strong>
                  {visite.numero !== null && <span class="insecable"> · {telephone(visite.numero)}</span>}
                  <small>
                    {visite.adresse}, {visite.code_postal} {visite.ville}
                  </small>
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  )
}
