import {
  journalDuDossier,
  revisionsDuDossier,
  type LigneDeJournal,
  type RevisionDuDossier,
} from '../db/journalDossier.ts'
import type { Acte } from '../db/schema.ts'
import { MOTIFS_ABSENCE } from '../domain/regles/absences.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Services } from './acces.ts'
import type { DossierBeneficiaire, DossierIntervenant } from './fiche.tsx'
import { heure, jourCourt, personne, telephone } from './formats.ts'
import { MOTIFS } from './libellesAbsence.ts'
import { Vide } from './tableau.tsx'

const LIGNES = 100
const JOURS_DE_CORRECTIONS = 92

const ACTES: Record<Acte, string> = {
  creer: 'ajoutée',
  deplacer: 'heures changées',
  inverser: 'arrivée et départ inversés',
  fusionner: 'réunie à une autre',
  scinder: 'partagée en deux',
  reaffecter: 'réaffectée',
  supprimer: 'supprimée',
  minutes: 'minutes complémentaires',
  annuler: 'correction annulée',
}

/** Who changed what in a file, and who corrected its interventions lately. */
export async function journalDeLaFiche(
  { portee }: Acces,
  { db }: Services,
  dossier: DossierBeneficiaire | DossierIntervenant,
): Promise<Response> {
  const { id, aujourdhui, montrer } = dossier
  const objet = 'beneficiaire' in dossier ? 'beneficiaire' : 'intervenant'
  const lignes = await journalDuDossier(db, portee, objet, id, LIGNES)
  const depuis = jourSuivant(aujourdhui, -JOURS_DE_CORRECTIONS)
  const revisions = await revisionsDuDossier(db, portee, objet, id, depuis, LIGNES)
  return montrer({
    onglet: '/journal',
    contenu: (
      <div class="colonnes">
        <Changements lignes={lignes} />
        <Corrections revisions={revisions} depuis={depuis} />
      </div>
    ),
  })
}

function Changements({ lignes }: { lignes: readonly LigneDeJournal[] }) {
  return (
    <section class="panneau" aria-labelledby="titre-changements">
      <header>
        <h2 id="titre-changements">Changements du dossier</h2>
      </header>
      {lignes.length === 0 ? (
        <Vide titre="Aucun changement à la main">
          Les changements venus du logiciel métier ne sont pas listés ici.
        </Vide>
      ) : (
        <table class="tableau cartes">
          <caption class="cache">Changements du dossier, du plus récent au plus ancien</caption>
          <thead>
            <tr>
              <th scope="col" class="court">
                Quand
              </th>
              <th scope="col">Quoi</th>
              <th scope="col" class="fin">
                Par
              </th>
            </tr>
          </thead>
          <tbody>
            {lignes.map(({ instant, action, avant, apres, ...auteur }) => (
              <tr>
                <Quand instant={instant} />
                <td class="entier">
                  {action.charAt(0).toUpperCase() + action.slice(1)}
                  <small>{[dire(avant), dire(apres)].filter((mots) => mots !== '').join(' → ')}</small>
                </td>
                <Par auteur={auteur} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Corrections({ revisions, depuis }: { revisions: readonly RevisionDuDossier[]; depuis: string }) {
  return (
    <section class="panneau" aria-labelledby="titre-corrections">
      <header>
        <h2 id="titre-corrections">Corrections des interventions</h2>
        <span class="compte">depuis le {jourCourt(depuis)}</span>
      </header>
      {revisions.length === 0 ? (
        <Vide titre="Aucune correction">Les interventions sont telles qu’elles ont été pointées.</Vide>
      ) : (
        <table class="tableau cartes">
          <caption class="cache">Corrections, de la plus récente à la plus ancienne</caption>
          <thead>
            <tr>
              <th scope="col" class="court">
                Quand
              </th>
              <th scope="col">Intervention</th>
              <th scope="col" class="fin">
                Par
              </th>
            </tr>
          </thead>
          <tbody>
            {revisions.map(({ instant, acte, motif, note, intervention_id: id, jour, ...auteur }) => (
              <tr>
                <Quand instant={instant} />
                <td class="entier">
                  <a href={`/interventions/${id}`}>{jourCourt(jour)}</a> : {ACTES[acte]}
                  <small>{note === '' ? motif : `${motif} – ${note}`}</small>
                </td>
                <Par auteur={auteur} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Quand({ instant }: { instant: number }) {
  return (
    <td class="insecable">
      {jourCourt(jourDe(instant))}
      <small>{heure(instant)}</small>
    </td>
  )
}

function Par({ auteur }: { auteur: { auteur_prenom: string | null; auteur_nom: string | null } }) {
  return (
    <td class="fin">
      {auteur.auteur_nom === null
        ? 'Le programme'
        : personne({ civilite: '', prenom: auteur.auteur_prenom ?? '', nom: auteur.auteur_nom })}
    </td>
  )
}

type Valeur = string | number | null

// What the journal keeps of a file, in the words of its pages. A value nobody knows is left out.
const DIRE: Record<string, (valeur: Valeur) => string> = {
  numero: (valeur) => telephone(String(valeur)),
  pointage: (valeur) => (valeur === 1 ? 'pointage permis' : 'sans pointage'),
  motif: (valeur) => motDuMotif(valeur),
  du: (valeur) => `du ${jourCourt(String(valeur))}`,
  au: (valeur) => (valeur === null ? '' : `au ${jourCourt(String(valeur))}`),
  note: (valeur) => (valeur === '' ? '' : `« ${String(valeur)} »`),
}

function motDuMotif(valeur: Valeur): string {
  const motif = MOTIFS_ABSENCE.find((connu) => connu === valeur)
  return motif === undefined ? '' : MOTIFS[motif].toLowerCase()
}

function dire(json: string | null): string {
  if (json === null) return ''
  const lu = JSON.parse(json) as Record<string, Valeur>
  return Object.entries(lu)
    .map(([cle, valeur]) => DIRE[cle]?.(valeur) ?? '')
    .filter((mots) => mots !== '')
    .join(', ')
}
