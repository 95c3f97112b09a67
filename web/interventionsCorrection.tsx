import { jourCourt } from './formats.ts'
import { FormulaireHeures } from './interventionHeures.tsx'
import type { ProprietesDeListe } from './interventionsVue.tsx'
import { Beneficiaire, Intervenant } from './listesDuJour.tsx'
import type { Suivi } from './suivi.ts'

/** A row being corrected: who it is of, and the form instead of its figures. */
export function Correction({
  suivi,
  colonnes,
  acces,
  lien,
  motifs,
  pages,
}: ProprietesDeListe & { suivi: Suivi; colonnes: number }) {
  const { vue } = suivi
  const retour = `${lien({ page: pages.page === 1 ? undefined : pages.page })}#i${vue.id}`
  return (
    <tr id={`i${vue.id}`} data-maj={vue.version} class="corriger">
      <td colspan={colonnes} class="entier">
        <p class="pile-serree">
          <span>
            {jourCourt(vue.jour)}, chez <Beneficiaire vue={vue} acces={acces} /> par{' '}
            <Intervenant vue={vue} acces={acces} />
          </span>{' '}
          <span class="discret petit">Un départ avant l’arrivée est du lendemain.</span>{' '}
          <a class="petit" href={`/interventions/${vue.id}#corriger`}>
            Autre correction
          </a>{' '}
          <a class="petit" href={retour}>
            Fermer
          </a>
        </p>
        <FormulaireHeures vue={vue} motifs={motifs} retour={retour} />
      </td>
    </tr>
  )
}
