import type { Par } from '../db/planning.ts'
import type { EtatPlanning } from '../domain/regles/planning.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { nomBeneficiaire, nomIntervenant, plages } from './noms.ts'
import type { CreneauVu } from './planningLignes.ts'

/** What a state is called; what goes without saying is not said. */
const ETATS: Record<EtatPlanning, string> = {
  faite: '',
  en_cours: 'En cours',
  incomplete: 'Incomplète',
  a_venir: '',
  attendue: 'Attendue',
  manquee: 'Manquée',
  absence: 'Absent',
}

/** A line of a planning. Done hours are upright, planned ones slanted; words and marks say the rest, not colour alone. */
export function LigneCreneau({ creneau, par }: { creneau: CreneauVu; par: Par }) {
  const { visite, intervention, etat, nonPrevue, retardMin } = creneau
  const qui = intervention ?? visite
  if (qui === undefined) return null
  const autre = par === 'intervenant' ? nomBeneficiaire(qui) : nomIntervenant(qui)
  const heures = heuresDe(creneau)
  const dit = [
    ETATS[etat],
    nonPrevue ? 'Non prévue' : '',
    retardMin > 0 ? `Retard ${retardMin}\u00A0min` : '',
  ].filter((mot) => mot !== '')
  return (
    <li class={`p-${nonPrevue && etat === 'faite' ? 'non-prevue' : etat}`}>
      {intervention === undefined ? (
        <i>{heures}</i>
      ) : (
        <a href={`/interventions/${intervention.id}`}>{heures}</a>
      )}{' '}
      {autre}
      {dit.length > 0 && <b>{dit.join(', ')}</b>}
    </li>
  )
}

function heuresDe({ visite, intervention, etat, jour }: CreneauVu): string {
  const { debut, fin } = intervention ?? visite ?? { debut: null, fin: null }
  const lues = plages({ debut, fin })
  const dites = etat === 'en_cours' ? lues.replace('?', '…') : lues
  return fin !== null && jourDe(fin) !== jour ? `${dites} (lendemain)` : dites
}
