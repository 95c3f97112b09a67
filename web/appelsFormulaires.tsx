import { jourDe } from '../domain/regles/jours.ts'
import type { ProprietesGroupe } from './appelsLigne.tsx'
import { ChampPersonne } from './choixPersonne.tsx'
import { heure, jourCourt, telephone } from './formats.ts'
import { Champ, Fautes } from './formulaire.tsx'
import { Note } from './interventionHeures.tsx'

/** What may be done of the calls of a number: the likely homes in one click, any other by name, or set them aside. */
export function Formulaires({ ligne: { premier, appels, gestes }, demande, refus: tous }: ProprietesGroupe) {
  const { id } = premier
  const refus = appels.some((appel) => appel.id === tous?.appelId) ? tous : undefined
  const ouvert = refus !== undefined || appels.some((appel) => appel.id === demande.traiter)
  const vers = (acte: string) => demande.lien({}, `/appels/${id}/${acte}`)
  const caches = appels.map((appel) => <input type="hidden" name="appels" value={appel.id} />)
  return (
    <>
      {gestes.length > 0 && (
        <form class="gestes" action={vers('rattacher')} method="post" data-saisie>
          {caches}
          {gestes.map(({ valeur, libelle }, rang) => (
            <button
              class={rang === 0 ? 'bouton plein' : 'bouton'}
              type="submit"
              name="geste"
              value={valeur}
              data-touche={rang < 4 ? rang + 1 : undefined}
              aria-keyshortcuts={rang < 4 ? String(rang + 1) : undefined}
            >
              {libelle}
            </button>
          ))}
        </form>
      )}
      <details class="acte" open={ouvert}>
        <summary>
          {gestes.length > 0 ? 'Quelqu’un d’autre, ou écarter' : 'Rattacher ou écarter'}
          <span class="cache">
            {' '}
            : {premier.numero === null ? `appel de ${heure(premier.instant)}` : telephone(premier.numero)}
          </span>
        </summary>
        <div class="colonnes">
          <form class="saisie" action={vers('rattacher')} method="post" data-saisie>
            {refus?.acte === 'rattacher' && <Fautes fautes={{ '': refus.faute }} />}
            <Quels ligne={{ premier, appels }} choisis={refus?.choisis} />
            {premier.beneficiaire_id === null && (
              <ChampPersonne
                nom="beneficiaire"
                id={`b${id}`}
                genre="beneficiaire"
                libelle="Chez qui"
                valeur={refus?.brut.beneficiaire}
                designee={refus?.beneficiaire}
                aide="Nom, identifiant ou code."
              />
            )}
            {premier.intervenant_id === null && (
              <ChampPersonne
                nom="intervenant"
                id={`i${id}`}
                genre="intervenant"
                libelle="Par qui"
                valeur={refus?.brut.intervenant}
                designee={refus?.intervenant}
                aide="Nom, identifiant ou code."
              />
            )}
            {premier.beneficiaire_id === null && premier.numero !== null && (
              <label class="coche">
                <input
                  type="checkbox"
                  name="retenir"
                  value="1"
                  checked={refus === undefined || refus.brut.retenir === '1'}
                />
                Retenir le {telephone(premier.numero)} pour cette personne
              </label>
            )}
            <Note id={`n${id}`} valeur={refus?.brut.note} />
            <div class="actions">
              <button class="bouton plein" type="submit">
                Rattacher
              </button>
            </div>
          </form>
          <form class="saisie" action={vers('rejeter')} method="post" data-saisie>
            {refus?.acte === 'rejeter' && <Fautes fautes={{ '': refus.faute }} />}
            {caches}
            <Champ
              nom="raison"
              id={`r${id}`}
              libelle={appels.length > 1 ? 'Écarter ces appels, parce que' : 'Écarter cet appel, parce que'}
              valeur={refus?.brut.raison}
              aide="Faux numéro, démarchage, essai… L’appel est gardé et pourra être repris."
            />
            <div class="actions">
              <button class="bouton" type="submit">
                Écarter
              </button>
            </div>
          </form>
        </div>
      </details>
    </>
  )
}

/** Which calls of the number, when there are several. */
function Quels({
  ligne: { premier, appels },
  choisis,
}: {
  ligne: Pick<ProprietesGroupe['ligne'], 'premier' | 'appels'>
  choisis: readonly number[] | undefined
}) {
  if (appels.length === 1) return <input type="hidden" name="appels" value={premier.id} />
  return (
    <fieldset class="quels">
      <legend>Appels</legend>
      {appels.map(({ id, instant }) => (
        <label class="coche">
          <input
            type="checkbox"
            name="appels"
            value={id}
            checked={choisis === undefined || choisis.includes(id)}
          />
          {jourCourt(jourDe(instant))} à {heure(instant)}
        </label>
      ))}
    </fieldset>
  )
}
