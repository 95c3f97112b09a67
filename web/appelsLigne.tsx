import type { PersonneNommee } from '../db/choixPersonne.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { voit, type Acces } from './acces.ts'
import type { Geste } from './anomaliesGestes.ts'
import type { DemandeAppels } from './appelsDemande.ts'
import { Formulaires } from './appelsFormulaires.tsx'
import type { Appel, Groupe } from './appelsGroupes.ts'
import type { RefusAppel } from './appelsTraiter.ts'
import { heure, jourCourt, nombre, personne, telephone } from './formats.ts'
import { Appelant, Resultat, Saisies } from './interventionAppels.tsx'
import { nomBeneficiaire, nomIntervenant } from './noms.ts'
import { Nom } from './tableau.tsx'

/** The people that calls were linked to, within the scope. */
export interface Noms {
  beneficiaires: ReadonlyMap<number, PersonneNommee>
  intervenants: ReadonlyMap<number, PersonneNommee>
}

export interface ProprietesGroupe {
  ligne: Groupe & { gestes: readonly Geste[] }
  acces: Acces
  demande: DemandeAppels
  revenus: ReadonlyMap<string, number>
  noms: Noms
  refus: RefusAppel | undefined
}

/** The calls of one number: when, what was keyed, what is known all the same, and what may be done. */
export function LigneGroupe(proprietes: ProprietesGroupe) {
  const { ligne, acces, revenus, demande, noms } = proprietes
  const { premier, appels } = ligne
  const fois = revenus.get(premier.numero ?? '') ?? 0
  return (
    <li id={`a${premier.id}`} data-maj={appels.length} data-anomalie tabindex={-1}>
      <div class="quoi">
        <strong>
          <Appelant appel={premier} />
        </strong>
        {fois > 1 && <span class="discret petit">{nombre(fois, 'appel')} en 30 jours</span>}
        <Connu appel={premier} acces={acces} />
        {acces.portee === 'toutes' && (
          <span class="discret petit">{premier.antenne_nom ?? 'Aucune antenne : visible du siège seul'}</span>
        )}
      </div>
      <ul class="appels petit">
        {appels.slice(0, 12).map((appel) => (
          <li>
            <span class="insecable">
              {jourCourt(jourDe(appel.instant))} à {heure(appel.instant)}
            </span>{' '}
            <span class="discret">composé :</span> <Saisies saisies={appel.saisies} />{' '}
            <Resultat appel={appel} />
          </li>
        ))}
        {appels.length > 12 && (
          <li class="discret">et {nombre(appels.length - 12, 'autre appel', 'autres appels')}</li>
        )}
      </ul>
      {demande.etat === 'traites' ? (
        <Traite appel={premier} noms={noms} demande={demande} />
      ) : (
        <Formulaires {...proprietes} />
      )}
    </li>
  )
}

const AILLEURS = 'une personne d’une autre antenne'

/** What was made of a call, by whom; one that was set aside may be taken up again. */
function Traite({ appel, noms, demande }: { appel: Appel; noms: Noms; demande: DemandeAppels }) {
  const { rattache_chez: chez, rattache_par: par, traite_le: le } = appel
  const dire = (trouvee: PersonneNommee | undefined) => (trouvee === undefined ? AILLEURS : personne(trouvee))
  return (
    <div class="gestes petit">
      <p>
        {appel.sort === 'rejete' ? 'Écarté' : 'Rattaché'}
        {chez !== null && <> chez {dire(noms.beneficiaires.get(chez))}</>}
        {par !== null && <>, par {dire(noms.intervenants.get(par))}</>}
        <span class="discret">
          {le !== null && ` le ${jourCourt(jourDe(le))} à ${heure(le)}`}, par {appel.auteur_prenom}{' '}
          {appel.auteur_nom}
        </span>
        {appel.note !== null && appel.note !== '' && ` – « ${appel.note} »`}
      </p>
      {appel.sort === 'rejete' && (
        <form action={demande.lien({}, `/appels/${appel.id}/rouvrir`)} method="post">
          <button class="bouton" type="submit">
            Reprendre cet appel
          </button>
        </form>
      )}
    </div>
  )
}

function Connu({ appel, acces }: { appel: Appel; acces: Acces }) {
  const { beneficiaire_id: chez, intervenant_id: par } = appel
  if (chez === null && par === null) {
    return <span class="discret">ni la personne aidée, ni l’intervenant ne sont connus</span>
  }
  if (chez !== null) {
    return (
      <span>
        Chez{' '}
        <Nom vers={voit(acces.portee, appel.beneficiaire_antenne) ? `/beneficiaires/${chez}` : undefined}>
          {nomBeneficiaire(appel)}
        </Nom>
        {par === null && <span class="discret">, intervenant inconnu</span>}
      </span>
    )
  }
  const visible = voit(acces.portee, appel.intervenant_antenne)
  return (
    <span>
      Par <Nom vers={visible ? `/intervenants/${par}` : undefined}>{nomIntervenant(appel)}</Nom>
      <span class="discret">, chez qui ? </span>
      {appel.telephone !== null && visible && (
        <a href={`tel:${appel.telephone}`}>{telephone(appel.telephone)}</a>
      )}
    </span>
  )
}
