import type { absencesVisibles } from '../db/absences.ts'
import { jourCourt, personne } from './formats.ts'
import { Champ } from './formulaire.tsx'
import { MOTIFS } from './libellesAbsence.ts'
import { Vide } from './tableau.tsx'

/** What was typed and refused: in the form of a new absence, or in that of one of the list. */
export interface Repris {
  fautes: Record<string, string>
  brut: Record<string, string>
  absenceId?: number
}

type Absence = Awaited<ReturnType<typeof absencesVisibles>>[number]

/** The absences of a beneficiaire, those taken back too; the others are ended or taken back here. */
export function ListeAbsences({
  absences,
  base,
  aujourdhui,
  repris,
}: {
  absences: readonly Absence[]
  base: string
  aujourdhui: string
  repris: Repris | undefined
}) {
  return (
    <section class="panneau" aria-labelledby="titre-absences">
      <header>
        <h2 id="titre-absences">Absences</h2>
      </header>
      {absences.length === 0 ? (
        <Vide titre="Aucune absence notée">
          Une absence notée évite que les visites prévues comptent comme manquées.
        </Vide>
      ) : (
        <ul class="suite-panneaux">
          {absences.map((absence) => (
            <Une
              absence={absence}
              base={base}
              aujourdhui={aujourdhui}
              repris={repris?.absenceId === absence.id ? repris : undefined}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function Une({
  absence,
  base,
  aujourdhui,
  repris,
}: {
  absence: Absence
  base: string
  aujourdhui: string
  repris: Repris | undefined
}) {
  const { id, du, au, motif, note, retire_le: retiree, cree_le: _, ...auteur } = absence
  const chemin = `${base}/absences/${id}`
  return (
    <li class={retiree === null ? undefined : 'retiree'}>
      <p>
        <strong>{MOTIFS[motif]}</strong>{' '}
        {au === null ? `à partir du ${jourCourt(du)}` : `du ${jourCourt(du)} au ${jourCourt(au)}`}{' '}
        {retiree !== null && <span class="etiquette">Retirée</span>}
        {retiree === null && du <= aujourdhui && (au === null || aujourdhui <= au) && (
          <span class="etiquette ton-ambre">En cours</span>
        )}
      </p>
      {note !== '' && <p>{note}</p>}
      <p class="discret petit">
        Notée par {personne({ civilite: '', prenom: auteur.auteur_prenom, nom: auteur.auteur_nom })}
      </p>
      {retiree === null && (
        <div class="actions">
          <form class="actions" action={`${chemin}/fin`} method="post">
            <Champ
              nom="au"
              id={`au${id}`}
              libelle="Dernier jour"
              type="date"
              requis
              valeur={repris?.brut['au'] ?? au}
              faute={repris?.fautes['au']}
            />
            <button class="bouton" type="submit">
              Changer
            </button>
          </form>
          <form action={`${chemin}/retrait`} method="post">
            <button class="bouton grave" type="submit">
              Retirer<span class="cache"> l’absence du {jourCourt(du)}</span>
            </button>
          </form>
        </div>
      )}
    </li>
  )
}
