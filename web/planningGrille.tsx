import type { Par } from '../db/planning.ts'
import { totaux } from '../domain/regles/planning.ts'
import { duree, personne } from './formats.ts'
import { Jour, jourBref } from './planningCadre.tsx'
import { LigneCreneau } from './planningCreneau.tsx'
import type { Periode } from './planningDemande.ts'
import type { CreneauVu } from './planningLignes.ts'

interface Grille {
  periode: Periode
  par: Par
  personnes: readonly { id: number; civilite: string; prenom: string; nom: string }[]
  lignes: ReadonlyMap<number, CreneauVu[]>
  aujourdhui: string
}

/** A line a person, a column a day: each visit in a week, how many done of how many planned in a month. */
export function GrillePlanning({ periode, par, personnes, lignes, aujourdhui }: Grille) {
  return (
    <div class="defile" tabindex={0} role="region" aria-label="Grille du planning">
      <table class={`planning ${periode.vue}`}>
        <caption class="cache">Planning, une ligne par personne, une colonne par jour</caption>
        <thead>
          <tr>
            <th scope="col">{par === 'intervenant' ? 'Intervenant' : 'Bénéficiaire'}</th>
            {periode.jours.map((jour) => (
              <th scope="col" class={jour === aujourdhui ? 'aujourdhui' : undefined}>
                <Jour jour={jour} aujourdhui={aujourdhui} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {personnes.map((qui) => {
            const siennes = lignes.get(qui.id) ?? []
            const parJour = Map.groupBy(siennes, ({ jour }) => jour)
            return (
              <tr>
                <th scope="row">
                  <a href={`/${par}s/${qui.id}/planning`}>
                    {personne(par === 'intervenant' ? { ...qui, civilite: '' } : qui)}
                  </a>
                  <Heures lignes={siennes} />
                </th>
                {periode.jours.map((jour) => (
                  <Case vue={periode.vue} par={par} lignes={parJour.get(jour) ?? []} jour={jour} />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Heures({ lignes }: { lignes: readonly CreneauVu[] }) {
  const { prevuMin, faitMin } = totaux(lignes)
  return (
    <small>
      {duree(faitMin)} <span class="cache">pointées</span> / {duree(prevuMin)}{' '}
      <span class="cache">prévues</span>
    </small>
  )
}

function Case({
  vue,
  par,
  lignes,
  jour,
}: {
  vue: Periode['vue']
  par: Par
  lignes: readonly CreneauVu[]
  jour: string
}) {
  if (lignes.length === 0) return <td></td>
  if (vue === 'mois') return <td>{resume(lignes)}</td>
  return (
    <td data-jour={jourBref(jour)}>
      <ul>
        {lignes.map((creneau) => (
          <LigneCreneau creneau={creneau} par={par} />
        ))}
      </ul>
    </td>
  )
}

// « 2/3 ! » : two done of three planned, one missed; « +1 »: one that was not planned.
function resume(lignes: readonly CreneauVu[]) {
  const prevues = lignes.filter(({ visite }) => visite !== undefined).length
  const faites = lignes.filter(({ visite, intervention }) => visite && intervention).length
  const autres = lignes.length - prevues
  const manquees = lignes.filter(({ etat }) => etat === 'manquee').length
  return (
    <>
      {prevues > 0 && (
        <span class={manquees > 0 ? 'p-manquee' : undefined}>
          {faites}/{prevues}
          {manquees > 0 && ' !'}
        </span>
      )}{' '}
      {autres > 0 && <span class="p-non-prevue">+{autres}</span>}
    </>
  )
}
