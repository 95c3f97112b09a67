import { debutDuJour, jourSuivant } from '../domain/regles/jours.ts'
import { duree, minutesEntre } from './formats.ts'
import { horaires, plages } from './noms.ts'
import type { Suivi } from './suivi.ts'

/** Stamped, how long, planned: the three figures of an intervention. */
export function Temps({
  suivi,
  instant,
  prevue,
}: {
  suivi: Suivi
  instant: number
  prevue: { debut: number; fin: number } | undefined
}) {
  const { vue, etat } = suivi
  const { debut_brut: debut, fin_brut: fin } = vue
  const lendemain = debut !== null && fin !== null && fin >= debutDuJour(jourSuivant(vue.jour))
  return (
    <dl class="temps">
      <div>
        <dt>Pointé</dt>
        <dd>
          {horaires(suivi)}
          {lendemain && <small>fin le lendemain</small>}
        </dd>
      </div>
      <div>
        <dt>Durée brute</dt>
        <dd>
          {debut !== null && fin !== null && duree(minutesEntre(debut, fin))}
          {debut !== null && etat === 'en_cours' && (
            <>
              <time data-depuis={debut}>{duree(minutesEntre(debut, instant))}</time>
              <small>en cours</small>
            </>
          )}
          {etat === 'incomplete' && (
            <>
              –<small>il manque un pointage</small>
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>Prévu</dt>
        <dd>
          {prevue === undefined ? (
            <>
              –<small>aucune visite au planning</small>
            </>
          ) : (
            <>
              {plages(prevue)}
              <small>{duree(minutesEntre(prevue.debut, prevue.fin))} prévues</small>
            </>
          )}
        </dd>
      </div>
    </dl>
  )
}
