import type { Ligne } from '../db/schema.ts'
import { jourCourt, telephone } from './formats.ts'
import { Vide } from './tableau.tsx'

/** Lines, and whether a call from them stamps; those who have the right change them here. */
export function TableNumeros({
  lignes,
  base,
  aujourdhui,
  peut,
}: {
  lignes: readonly Ligne<'numero'>[]
  base: string
  aujourdhui: string
  peut: boolean
}) {
  if (lignes.length === 0) {
    return <Vide titre="Aucun numéro">Sans ligne connue, l’intervenant compose le code du bénéficiaire.</Vide>
  }
  return (
    <table class={peut ? 'tableau cartes' : 'tableau'}>
      <caption class="cache">Numéros du bénéficiaire</caption>
      <thead>
        <tr>
          <th scope="col">Numéro</th>
          <th scope="col">Genre</th>
          <th scope="col" class={peut ? undefined : 'fin'}>
            Pointage
          </th>
          {peut && (
            <th scope="col" class="fin">
              Changer
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {lignes.map((ligne) => {
          const actuelle = ligne.au === null || ligne.au >= aujourdhui
          return (
            <tr>
              <td class="insecable">
                {telephone(ligne.numero)}
                <small>
                  {`depuis le ${jourCourt(ligne.du)}`}
                  {ligne.au !== null && `, jusqu’au ${jourCourt(ligne.au)}`}
                </small>
              </td>
              <td>{ligne.genre === 'fixe' ? 'Fixe' : 'Portable'}</td>
              <td class={peut ? undefined : 'fin'} data-col="Pointage">
                <EtatLigne actuelle={actuelle} pointage={ligne.pointage === 1} />
              </td>
              {peut && <td class="fin entier">{actuelle && <Actes ligne={ligne} base={base} />}</td>}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Actes({ ligne: { id, numero, pointage }, base }: { ligne: Ligne<'numero'>; base: string }) {
  return (
    <div class="actions a-droite">
      <form action={`${base}/numeros/${id}`} method="post">
        <input type="hidden" name="pointage" value={pointage === 1 ? '0' : '1'} />
        <button class="bouton" type="submit">
          {pointage === 1 ? 'Sans pointage' : 'Permettre le pointage'}
          <span class="cache"> : {telephone(numero)}</span>
        </button>
      </form>
      <form action={`${base}/numeros/${id}/fermeture`} method="post">
        <button class="bouton grave" type="submit">
          Fermer<span class="cache"> le {telephone(numero)}</span>
        </button>
      </form>
    </div>
  )
}

function EtatLigne({ actuelle, pointage }: { actuelle: boolean; pointage: boolean }) {
  if (!actuelle) return <span class="etiquette">Ancienne</span>
  return pointage ? <span class="etiquette ton-vert">Oui</span> : <span class="etiquette">Non</span>
}
