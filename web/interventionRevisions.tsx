import type { PersonneNommee } from '../db/choixPersonne.ts'
import type { Acte } from '../db/schema.ts'
import type { Etat } from '../domain/corrections/etat.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { heure, jourCourt, personne } from './formats.ts'
import type { Dossier } from './interventionDossier.ts'
import { plages } from './noms.ts'
import { Vide } from './tableau.tsx'

type Revision = Dossier['revisions'][number]

const ACTES_DITS: Record<Acte, string> = {
  creer: 'Créée',
  deplacer: 'Heures corrigées',
  inverser: 'Arrivée et départ inversés',
  fusionner: 'Fusionnée',
  scinder: 'Scindée',
  reaffecter: 'Personne ou prestation changée',
  supprimer: 'Supprimée',
  minutes: 'Minutes complémentaires',
  annuler: 'Correction annulée',
}

/** Each correction: who, when, why, what it changed, and the button that undoes it. */
export function Revisions({ dossier }: { dossier: Dossier }) {
  const { revisions, vue } = dossier
  return (
    <section class="panneau" aria-labelledby="titre-revisions" id="revisions">
      <header>
        <h2 id="titre-revisions">Corrections</h2>
        <span class="compte">{revisions.length > 0 && 'de la plus récente à la plus ancienne'}</span>
      </header>
      {revisions.length === 0 ? (
        <Vide titre="Aucune correction">Les heures retenues sont celles qui ont été pointées.</Vide>
      ) : (
        <ol class="revisions">
          {revisions.toReversed().map((revision) => (
            <li id={`r${revision.id}`}>
              <p>
                <strong>{ACTES_DITS[revision.acte]}</strong>
                {revision.annulee_par !== null && <span class="etiquette">Annulée</span>}
                <span class="discret petit">
                  {' '}
                  le {jourCourt(jourDe(revision.instant))} à {heure(revision.instant)} par{' '}
                  {revision.auteur_prenom} {revision.auteur_nom}
                </span>
              </p>
              <p class="petit">
                {revision.motif}
                {revision.note !== '' && <> – « {revision.note} »</>}
              </p>
              <Changements revision={revision} noms={dossier.noms} nomPrestation={dossier.nomPrestation} />
              {revision.annulee_par === null && (
                <form action={`/interventions/${vue.id}/annuler`} method="post" class="actions">
                  <input type="hidden" name="version" value={vue.version} />
                  <input type="hidden" name="revision" value={revision.id} />
                  <button class="bouton" type="submit">
                    {revision.acte === 'supprimer' ? 'Rétablir' : 'Annuler'}
                    <span class="cache">
                      {' '}
                      : {ACTES_DITS[revision.acte]} à {heure(revision.instant)}
                    </span>
                  </button>
                </form>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

interface Contexte {
  noms: Dossier['noms']
  nomPrestation: Dossier['nomPrestation']
}

/** Before → after, for what changed only. */
function Changements({ revision: { avantLu, apresLu }, ...contexte }: Contexte & { revision: Revision }) {
  const lignes = CHAMPS.flatMap(({ nom, dire }) => {
    const [avant, apres] = [avantLu, apresLu].map((etat) => (etat === null ? '–' : dire(etat, contexte)))
    return avant === apres ? [] : [{ nom, avant, apres }]
  })
  if (lignes.length === 0) return <></>
  return (
    <dl class="changements petit">
      {lignes.map(({ nom, avant, apres }) => (
        <div>
          <dt>{nom}</dt>
          <dd>
            <span class="discret">{avant}</span> → {apres}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const AILLEURS = 'une personne d’une autre antenne'
const nommer = (trouvee: PersonneNommee | undefined) => (trouvee ? personne(trouvee) : AILLEURS)

const CHAMPS: readonly { nom: string; dire: (etat: Etat, contexte: Contexte) => string }[] = [
  { nom: 'Jour', dire: ({ jour }) => jourCourt(jour) },
  { nom: 'Heures', dire: (etat) => plages(etat) },
  { nom: 'Bénéficiaire', dire: (etat, { noms }) => nommer(noms.beneficiaires.get(etat.beneficiaire_id)) },
  { nom: 'Intervenant', dire: (etat, { noms }) => nommer(noms.intervenants.get(etat.intervenant_id)) },
  {
    nom: 'Prestation',
    dire: ({ prestation }, { nomPrestation }) => nomPrestation(prestation) || 'selon le planning',
  },
  { nom: 'Minutes complémentaires', dire: (etat) => `${etat.minutes_complementaires} min` },
  { nom: 'État', dire: (etat) => (etat.supprimee_le === null ? 'comptée' : 'supprimée') },
]

/** Who took the intervention away, and the button that brings it back. */
export function Supprimee({ dossier: { vue, revisions } }: { dossier: Dossier }) {
  const derniere = revisions.findLast(
    ({ apresLu, annulee_par }) => annulee_par === null && (apresLu === null || apresLu.supprimee_le !== null),
  )
  return (
    <div class="avis ton-rouge pile" role="status">
      <p>
        <strong>Intervention supprimée</strong>
        {derniere === undefined ? (
          ' : ses appels ont rejoint une autre intervention.'
        ) : (
          <>
            {' '}
            par {derniere.auteur_prenom} {derniere.auteur_nom} le {jourCourt(jourDe(derniere.instant))} à{' '}
            {heure(derniere.instant)} ({derniere.motif}). Elle ne compte plus nulle part.
          </>
        )}
      </p>
      {derniere !== undefined && (
        <form action={`/interventions/${vue.id}/annuler`} method="post">
          <input type="hidden" name="version" value={vue.version} />
          <input type="hidden" name="revision" value={derniere.id} />
          <button class="bouton" type="submit">
            Rétablir l’intervention
          </button>
        </form>
      )}
    </div>
  )
}
