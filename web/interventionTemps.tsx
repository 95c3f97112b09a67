import type { PropsWithChildren } from 'hono/jsx'
import { debutDuJour, jourSuivant } from '../domain/regles/jours.ts'
import { duree, minutesEntre } from './formats.ts'
import type { Dossier } from './interventionDossier.ts'
import { horaires, plages } from './noms.ts'

/** Stamped, retained, how long, planned: the figures of an intervention. */
export function Temps({ dossier: { suivi, vue, prevue, instant } }: { dossier: Dossier }) {
  const { debut, fin, retenu_min: retenu, minutes_complementaires: minutes } = vue
  const lendemain = debut !== null && fin !== null && fin >= debutDuJour(jourSuivant(vue.jour))
  return (
    <dl class="temps quatre">
      <Bloc nom="Pointé">
        {vue.debut_brut === null && vue.fin_brut === null
          ? '–'
          : plages({ debut: vue.debut_brut, fin: vue.fin_brut }).replace(
              '?',
              suivi.etat === 'en_cours' ? '…' : '?',
            )}
        {vue.debut_brut === null && vue.fin_brut === null && <small>saisie à la main</small>}
      </Bloc>
      <Bloc nom="Heures retenues">
        {horaires(suivi)}
        <small>
          {[vue.corrigee === 1 ? 'corrigées' : 'comme pointées', lendemain && 'fin le lendemain']
            .filter((mot) => mot !== false)
            .join(', ')}
        </small>
      </Bloc>
      <Bloc nom="Temps retenu">
        {retenu !== null && duree(retenu)}
        {retenu === null && debut !== null && suivi.etat === 'en_cours' && (
          <>
            <time data-depuis={debut}>{duree(minutesEntre(debut, instant))}</time>
            <small>en cours</small>
          </>
        )}
        {retenu === null && suivi.etat !== 'en_cours' && '–'}
        {retenu === null && (debut === null || fin === null) && suivi.etat !== 'en_cours' && (
          <small>il manque une heure</small>
        )}
        {retenu !== null && debut !== null && fin !== null && (
          <small>
            {duree(minutesEntre(debut, fin))} entre les heures
            {minutes !== 0 && `, ${minutes > 0 ? '+' : '−'} ${Math.abs(minutes)} min`}
          </small>
        )}
      </Bloc>
      <Bloc nom="Prévu">
        {prevue === undefined ? '–' : plages(prevue)}
        <small>
          {prevue === undefined
            ? 'aucune visite au planning'
            : `${duree(minutesEntre(prevue.debut, prevue.fin))} prévues`}
        </small>
      </Bloc>
    </dl>
  )
}

function Bloc({ nom, children }: PropsWithChildren<{ nom: string }>) {
  return (
    <div>
      <dt>{nom}</dt>
      <dd>{children}</dd>
    </div>
  )
}
