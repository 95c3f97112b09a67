import type { prochainesVisites } from '../db/visites.ts'
import type { Acces } from './acces.ts'
import { duree, jourCourt, minutesEntre } from './formats.ts'
import { Beneficiaire, Intervenant } from './listesDuJour.tsx'
import { nomBeneficiaire, horaires, nomIntervenant, plages } from './noms.ts'
import type { Suivi } from './suivi.ts'
import { Etiquettes, Vide } from './tableau.tsx'

type Autre = 'beneficiaire' | 'intervenant'

/** The latest interventions of a person; `montre` is the other one of the pair. */
export function DernieresInterventions({
  suivis,
  acces,
  instant,
  montre,
}: {
  suivis: readonly Suivi[]
  acces: Acces
  instant: number
  montre: Autre
}) {
  return (
    <section class="panneau" aria-labelledby="titre-dernieres">
      <header>
        <h2 id="titre-dernieres">Dernières interventions</h2>
        <span class="compte">31 derniers jours</span>
      </header>
      {suivis.length === 0 ? (
        <Vide titre="Aucune intervention ce mois-ci">Les visites pointées apparaissent ici.</Vide>
      ) : (
        <table class="tableau cartes">
          <caption class="cache">Dernières interventions, de la plus récente à la plus ancienne</caption>
          <thead>
            <tr>
              <th scope="col" class="court">
                Jour
              </th>
              <th scope="col" class="court">
                Horaires
              </th>
              <th scope="col">{montre === 'intervenant' ? 'Intervenant' : 'Bénéficiaire'}</th>
              <th scope="col" class="court n">
                Durée
              </th>
              <th scope="col" class="fin">
                État
              </th>
            </tr>
          </thead>
          <tbody>
            {suivis.map((suivi) => (
              <tr id={`i${suivi.vue.id}`} data-maj={suivi.vue.version}>
                <td class="insecable">
                  <a class="ligne" href={`/interventions/${suivi.vue.id}`}>
                    {jourCourt(suivi.vue.jour)}
                  </a>
                </td>
                <td class="insecable">{horaires(suivi)}</td>
                <td class="nom">
                  {montre === 'intervenant' ? (
                    <Intervenant vue={suivi.vue} acces={acces} />
                  ) : (
                    <Beneficiaire vue={suivi.vue} acces={acces} />
                  )}
                </td>
                <td class="n apres">
                  <Duree suivi={suivi} instant={instant} />
                </td>
                <td class="fin entier apres-tout">
                  <Etiquettes suivi={suivi} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Duree({ suivi: { vue, etat }, instant }: { suivi: Suivi; instant: number }) {
  const { debut, fin, retenu_min: retenu } = vue
  if (retenu !== null) return <>{duree(retenu)}</>
  if (debut !== null && fin !== null) return <>{duree(minutesEntre(debut, fin))}</>
  if (debut === null || etat !== 'en_cours') return <></>
  return <time data-depuis={debut}>{duree(minutesEntre(debut, instant))}</time>
}

/** The visits planned next; `qui` is the other one of the pair. Nothing at all where there is no planning. */
export function ProchainesVisites({
  visites,
  qui,
}: {
  visites: Awaited<ReturnType<typeof prochainesVisites>>
  qui: Autre
}) {
  if (visites.length === 0) return null
  return (
    <section class="panneau" aria-labelledby="titre-visites">
      <header>
        <h2 id="titre-visites">Prochaines visites prévues</h2>
      </header>
      <table class="tableau">
        <caption class="cache">Prochaines visites prévues</caption>
        <thead>
          <tr>
            <th scope="col" class="court">
              Jour
            </th>
            <th scope="col" class="court">
              Horaires
            </th>
            <th scope="col">{qui === 'intervenant' ? 'Intervenant' : 'Bénéficiaire'}</th>
          </tr>
        </thead>
        <tbody>
          {visites.map((visite) => (
            <tr>
              <td class="insecable">{jourCourt(visite.jour)}</td>
              <td class="insecable">{plages(visite)}</td>
              <td>{qui === 'intervenant' ? nomIntervenant(visite) : nomBeneficiaire(visite)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
