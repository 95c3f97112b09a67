import type { Par } from '../db/planning.ts'
import type { Ligne } from '../db/schema.ts'
import { absenceDuJour } from '../domain/regles/absences.ts'
import { totaux } from '../domain/regles/planning.ts'
import { duree, nombre } from './formats.ts'
import { MOTIFS } from './libellesAbsence.ts'
import { Jour } from './planningCadre.tsx'
import { LigneCreneau } from './planningCreneau.tsx'
import type { Periode } from './planningDemande.ts'
import type { CreneauVu } from './planningLignes.ts'

/** The week or the month of one person, a box a day, from Monday to Sunday; a list of days on a phone. */
export function Calendrier({
  periode,
  lignes,
  absences,
  par,
  aujourdhui,
}: {
  periode: Periode
  lignes: readonly CreneauVu[]
  /** Those of the beneficiaire whose planning it is. */
  absences: readonly Pick<Ligne<'absence'>, 'du' | 'au' | 'motif'>[]
  par: Par
  aujourdhui: string
}) {
  const parJour = Map.groupBy(lignes, ({ jour }) => jour)
  // A month begins under its own day of the week: 2 for a Tuesday.
  const colonne = ((new Date(`${periode.du}T00:00:00Z`).getUTCDay() + 6) % 7) + 1
  return (
    <ol class={`calendrier ${periode.vue}`}>
      {periode.jours.map((jour, rang) => {
        const siens = parJour.get(jour) ?? []
        const absence = absenceDuJour(absences, jour)
        const classes = [
          rang === 0 ? `col${colonne}` : '',
          jour === aujourdhui ? 'aujourdhui' : '',
          siens.length === 0 && absence === undefined ? 'rien' : '',
        ]
        return (
          <li class={classes.filter((classe) => classe !== '').join(' ')}>
            <h3>
              <Jour jour={jour} aujourdhui={aujourdhui} />
            </h3>
            {absence !== undefined && <p class="discret">Absent : {MOTIFS[absence.motif].toLowerCase()}</p>}
            {siens.length > 0 && (
              <ul>
                {siens.map((creneau) => (
                  <LigneCreneau creneau={creneau} par={par} />
                ))}
              </ul>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** Hours planned and done, and how many are missed or were not planned. */
export function Bilan({ lignes }: { lignes: readonly CreneauVu[] }) {
  const { prevuMin, faitMin } = totaux(lignes)
  const manquees = lignes.filter(({ etat }) => etat === 'manquee').length
  const nonPrevues = lignes.filter(({ nonPrevue }) => nonPrevue).length
  return (
    <dl class="temps bilan">
      <div>
        <dt>Prévu</dt>
        <dd>{duree(prevuMin)}</dd>
      </div>
      <div>
        <dt>Pointé</dt>
        <dd>{duree(faitMin)}</dd>
      </div>
      <div>
        <dt>Écarts</dt>
        <dd>
          {manquees + nonPrevues}
          <small>
            {nombre(manquees, 'manquée')}, {nombre(nonPrevues, 'non prévue', 'non prévues')}
          </small>
        </dd>
      </div>
    </dl>
  )
}
