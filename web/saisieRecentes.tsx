import type { saisiesDe } from '../db/saisies.ts'
import { jourCourt } from './formats.ts'
import { nomBeneficiaire, nomIntervenant, plages } from './noms.ts'

/** What this person entered last: to see that it is there, and to correct it. */
export function Recentes({ recentes }: { recentes: Awaited<ReturnType<typeof saisiesDe>> }) {
  if (recentes.length === 0) return <></>
  return (
    <section class="panneau" aria-labelledby="titre-recentes">
      <header>
        <h2 id="titre-recentes">Vos dernières saisies</h2>
      </header>
      <table class="tableau cartes">
        <caption class="cache">
          Interventions que vous avez saisies, de la plus récente à la plus ancienne
        </caption>
        <thead>
          <tr>
            <th scope="col">Jour</th>
            <th scope="col">Heures</th>
            <th scope="col">Bénéficiaire</th>
            <th scope="col">Intervenant</th>
          </tr>
        </thead>
        <tbody>
          {recentes.map((saisie) => (
            <tr>
              <td>{jourCourt(saisie.jour)}</td>
              <td class="insecable">
                <a class="ligne" href={`/interventions/${saisie.id}`}>
                  {plages(saisie)}
                </a>
              </td>
              <td class="entier" data-col="Chez">
                {nomBeneficiaire(saisie)}
              </td>
              <td class="entier" data-col="Par">
                {nomIntervenant(saisie)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
