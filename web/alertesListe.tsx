import type { AlerteVue } from '../db/alertes.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { voit, type Acces } from './acces.ts'
import { ALERTES, faitsDe, lienDe } from './alertesMots.ts'
import { heure, jourCourt, personne } from './formats.ts'
import { nomBeneficiaire, nomIntervenant } from './noms.ts'
import { Nom } from './tableau.tsx'

interface Liste {
  alertes: readonly AlerteVue[]
  acces: Acces
  /** Shown above the table to screen readers. */
  titre: string
  /** Several may be chosen at once. */
  choix?: boolean
}

/** Alerts, each with what to do and who it is about; within a form, each with its button. */
export function ListeAlertes({ alertes, acces, titre, choix = false }: Liste) {
  const antennes = acces.portee === 'toutes'
  return (
    <table class="tableau cartes alertes">
      <caption class="cache">{titre}</caption>
      <thead>
        <tr>
          {choix && (
            <th scope="col" class="court">
              <span class="cache">Choisir</span>
            </th>
          )}
          <th scope="col">Alerte</th>
          <th scope="col">Bénéficiaire</th>
          <th scope="col">Intervenant</th>
          {antennes && <th scope="col">Antenne</th>}
          <th scope="col" class="court fin">
            Suite
          </th>
        </tr>
      </thead>
      <tbody>
        {alertes.map((alerte) => (
          <tr id={`a${alerte.id}`}>
            {choix && (
              <td>
                <input type="checkbox" name="ids" value={alerte.id} aria-labelledby={`t${alerte.id}`} />
              </td>
            )}
            <td class="entier">
              <Quoi alerte={alerte} />
            </td>
            <td class="entier nom" data-col="Chez">
              {alerte.beneficiaire_id !== null && (
                <Nom
                  vers={
                    voit(acces.portee, alerte.beneficiaire_antenne)
                      ? `/beneficiaires/${alerte.beneficiaire_id}`
                      : undefined
                  }
                >
                  {nomBeneficiaire(alerte)}
                </Nom>
              )}
            </td>
            <td data-col="Par">
              {alerte.intervenant_id !== null && (
                <Nom
                  vers={
                    voit(acces.portee, alerte.intervenant_antenne)
                      ? `/intervenants/${alerte.intervenant_id}`
                      : undefined
                  }
                >
                  {nomIntervenant(alerte)}
                </Nom>
              )}
            </td>
            {antennes && <td class="entier discret apres-tout">{alerte.antenne_nom ?? 'Siège'}</td>}
            <td class="fin coin">
              <Suite alerte={alerte} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Quoi({ alerte }: { alerte: AlerteVue }) {
  const { nom, ton } = ALERTES[alerte.genre]
  const vers = lienDe(alerte)
  return (
    <>
      <span class={`etiquette ton-${ton}`}>{nom}</span>{' '}
      <span id={`t${alerte.id}`}>
        {vers === undefined ? faitsDe(alerte) : <a href={vers}>{faitsDe(alerte)}</a>}
      </span>
    </>
  )
}

/** Its button while it waits; else who handled it, when and her word, or that it closed by itself. */
function Suite({ alerte }: { alerte: AlerteVue }) {
  const { id, traitee_le, traitee_par, note } = alerte
  if (traitee_le === null) {
    return (
      <button
        class="bouton"
        type="submit"
        name="id"
        value={id}
        aria-label={`Marquer traitée : ${ALERTES[alerte.genre].nom}, ${faitsDe(alerte)}`}
      >
        Traitée
      </button>
    )
  }
  const quand = `${jourCourt(jourDe(traitee_le))} à ${heure(traitee_le)}`
  if (traitee_par === null) return <span class="discret">Close d’elle-même le {quand}</span>
  const qui = personne({ civilite: '', prenom: alerte.par_prenom ?? '', nom: alerte.par_nom ?? '' })
  return (
    <span>
      Traitée par {qui} le {quand}
      {note !== '' && ` : ${note}`}
    </span>
  )
}
