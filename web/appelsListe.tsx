import type { appelsSansPointage } from '../db/appels.ts'
import type { ResultatAppel } from '../db/schema.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { voit, type Acces } from './acces.ts'
import { heure, jourCourt, nombre, telephone } from './formats.ts'
import { Appelant, Resultat, Saisies } from './interventionAppels.tsx'
import { nomBeneficiaire, nomIntervenant } from './noms.ts'
import { Nom } from './tableau.tsx'

type Appel = Awaited<ReturnType<typeof appelsSansPointage>>[number]

/** Calls nobody could be put to: when, from where, what was keyed, and what is known all the same. */
export function ListeAppels({
  lignes,
  acces,
  revenus,
}: {
  lignes: readonly Appel[]
  acces: Acces
  revenus: ReadonlyMap<string, number>
}) {
  return (
    <table class="tableau cartes">
      <caption class="cache">Appels non identifiés, du plus récent au plus ancien</caption>
      <thead>
        <tr>
          <th scope="col">Reçu</th>
          <th scope="col">Numéro</th>
          <th scope="col">Composé</th>
          <th scope="col">Ce que l’on sait</th>
          {acces.portee === 'toutes' && <th scope="col">Antenne</th>}
          <th scope="col" class="fin">
            Résultat
          </th>
        </tr>
      </thead>
      <tbody>
        {lignes.map((appel) => (
          <tr id={`a${appel.id}`} data-maj="1">
            <td class="insecable">
              {heure(appel.instant)}
              <small>le {jourCourt(jourDe(appel.instant))}</small>
            </td>
            <td class="entier">
              <Appelant appel={appel} />
              <Retours fois={revenus.get(appel.numero ?? '') ?? 0} />
            </td>
            <td data-col="Composé" class="entier">
              <Saisies saisies={appel.saisies} />
            </td>
            <td class="entier">
              <Connu appel={appel} acces={acces} />
            </td>
            {acces.portee === 'toutes' && (
              <td class="entier discret">{appel.antenne_nom ?? 'Aucune : visible du siège seul'}</td>
            )}
            <td class="fin coin">
              <Resultat appel={appel} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Retours({ fois }: { fois: number }) {
  if (fois < 2) return null
  return <small class="insecable">{nombre(fois, 'appel')} en 30 jours</small>
}

const MANQUE: Partial<Record<ResultatAppel, string>> = {
  code_inconnu: 'Intervenant inconnu : aucun des codes composés n’existe.',
  sans_saisie: 'Intervenant inconnu : aucun code n’a été composé.',
  raccroche: 'Raccroché avant la fin : rien n’est enregistré.',
}

function Connu({ appel, acces }: { appel: Appel; acces: Acces }) {
  const { beneficiaire_id: chez, intervenant_id: par } = appel
  if (chez === null && par === null)
    return <span class="discret">Ni la personne aidée, ni l’intervenant</span>
  return (
    <>
      {chez !== null && (
        <span>
          Chez{' '}
          <Nom vers={voit(acces.portee, appel.beneficiaire_antenne) ? `/beneficiaires/${chez}` : undefined}>
            {nomBeneficiaire(appel)}
          </Nom>
          <small>{MANQUE[appel.resultat]}</small>
        </span>
      )}
      {chez === null && par !== null && (
        <span>
          Par{' '}
          <Nom vers={voit(acces.portee, appel.intervenant_antenne) ? `/intervenants/${par}` : undefined}>
            {nomIntervenant(appel)}
          </Nom>
          <small>
            {appel.telephone !== null && voit(acces.portee, appel.intervenant_antenne) ? (
              <>
                Demandez-lui chez qui : <a href={`tel:${appel.telephone}`}>{telephone(appel.telephone)}</a>
              </>
            ) : (
              'Demandez-lui chez qui elle se trouvait.'
            )}
          </small>
        </span>
      )}
    </>
  )
}
