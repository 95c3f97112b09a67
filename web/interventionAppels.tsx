import type { Ligne } from '../db/schema.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { heureSecondes, jourCourt, masquer, telephone } from './formats.ts'
import { IDENTIFICATIONS, PRESENTATIONS, RESULTATS } from './libelles.ts'
import { Vide } from './tableau.tsx'

/** Raw calls, one a line: when, from where, what was keyed (never a whole code), how it ended. */
export function AppelsBruts({ appels }: { appels: readonly Ligne<'appel'>[] }) {
  if (appels.length === 0) {
    return <Vide titre="Aucun appel">Cette intervention a été saisie à la main.</Vide>
  }
  return (
    <table class="tableau cartes">
      <caption class="cache">Appels reçus pour cette intervention et autour d’elle</caption>
      <thead>
        <tr>
          <th scope="col">Reçu</th>
          <th scope="col">Numéro</th>
          <th scope="col">Composé</th>
          <th scope="col">Bénéficiaire reconnu</th>
          <th scope="col" class="fin">
            Résultat
          </th>
        </tr>
      </thead>
      <tbody>
        {appels.map((appel) => (
          <tr id={`a${appel.id}`} data-maj="1">
            <td class="insecable">
              {heureSecondes(appel.instant)}
              <small>le {jourCourt(jourDe(appel.instant))}</small>
            </td>
            <td class="entier">
              <Appelant appel={appel} />
            </td>
            <td data-col="Composé">
              <Saisies saisies={appel.saisies} />
            </td>
            <td class="entier" data-col="Reconnu :">
              {IDENTIFICATIONS[appel.identification]}
            </td>
            <td class="fin coin">
              <Resultat appel={appel} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The caller's number, or why there is none. */
export function Appelant({ appel }: { appel: Ligne<'appel'> }) {
  if (appel.numero === null) return <span class="discret">{PRESENTATIONS[appel.presentation]}</span>
  return <span class="insecable">{telephone(appel.numero)}</span>
}

/** What was keyed, step by step. */
export function Saisies({ saisies }: { saisies: string }) {
  const lues = (JSON.parse(saisies) as unknown[]).filter(
    (saisie) => typeof saisie === 'string' && saisie !== '',
  )
  if (lues.length === 0) return <span class="discret">rien</span>
  return <span class="touches">{lues.map((saisie) => masquer(String(saisie))).join(' · ')}</span>
}

export function Resultat({ appel }: { appel: Ligne<'appel'> }) {
  const { nom, ton } = RESULTATS[appel.resultat]
  return (
    <span class="etiquettes">
      <span class={ton === '' ? 'etiquette' : `etiquette ton-${ton}`}>{nom}</span>
      {appel.origine === 'secours' && <span class="etiquette ton-ambre">Secours</span>}
    </span>
  )
}
