import { duree, jourCourt } from './formats.ts'
import type { Dossier } from './interventionDossier.ts'
import { Vide } from './tableau.tsx'

/** Who pays the retained minutes, in the order they were allocated. */
export function Repartition({ dossier: { parts, vue, nomPrestation } }: { dossier: Dossier }) {
  const plusieursJours = new Set(parts.map(({ jour }) => jour)).size > 1
  return (
    <section class="panneau" aria-labelledby="titre-repartition">
      <header>
        <h2 id="titre-repartition">Financeurs</h2>
        <span class="compte">{vue.retenu_min !== null && `${duree(vue.retenu_min)} à répartir`}</span>
      </header>
      {parts.length === 0 ? (
        <Vide titre="Rien à répartir">
          {vue.retenu_min === null
            ? 'Le temps retenu se calcule quand l’arrivée et le départ sont connus.'
            : 'Aucune minute n’est retenue.'}
        </Vide>
      ) : (
        <table class="tableau">
          <caption class="cache">Répartition du temps retenu entre les financeurs</caption>
          <thead>
            <tr>
              {plusieursJours && <th scope="col">Jour</th>}
              <th scope="col">Financeur</th>
              <th scope="col">Prestation</th>
              <th scope="col" class="n">
                Temps
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr>
                {plusieursJours && <td>{jourCourt(part.jour)}</td>}
                <td>
                  {part.financeur_libelle ?? 'Taux plein'}
                  {part.numero_pec !== null && <small>{part.numero_pec}</small>}
                </td>
                <td>{nomPrestation(part.prestation)}</td>
                <td class="n">{duree(part.minutes)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
