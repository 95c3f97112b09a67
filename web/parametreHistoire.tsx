import type { Ligne } from '../db/schema.ts'
import { DEFAUTS, type Parametres } from '../domain/regles/parametres.ts'
import { jourCourt } from './formats.ts'
import { direValeur } from './parametresMots.ts'

/** From the farthest change to come down to the value the box was born with. */
export function Histoire({
  cle,
  lignes,
  aujourdhui,
}: {
  cle: keyof Parametres
  lignes: readonly Ligne<'parametre'>[]
  aujourdhui: string
}) {
  const siennes = lignes.filter((ligne) => ligne.cle === cle).toReversed()
  const enVigueur = siennes.find(({ du, au }) => du <= aujourdhui && (au === null || au >= aujourdhui))
  return (
    <table class="tableau">
      <caption class="cache">Valeurs successives, les dernières en haut</caption>
      <thead>
        <tr>
          <th scope="col">Valeur</th>
          <th scope="col">À partir du</th>
          <th scope="col" class="fin">
            État
          </th>
        </tr>
      </thead>
      <tbody>
        {siennes.map((ligne) => (
          <tr>
            <td>{direValeur(cle, JSON.parse(ligne.valeur) as Parametres[typeof cle])}</td>
            <td class="insecable">
              {jourCourt(ligne.du)}
              {ligne.au !== null && <small>jusqu’au {jourCourt(ligne.au)}</small>}
            </td>
            <td class="fin">
              {ligne.du > aujourdhui ? (
                <form action={`/reglages/regles/${cle}/retirer/${ligne.id}`} method="post">
                  <button class="bouton" type="submit">
                    Retirer<span class="cache"> le changement du {jourCourt(ligne.du)}</span>
                  </button>
                </form>
              ) : (
                <span class={`etiquette ${ligne === enVigueur ? 'ton-vert' : ''}`}>
                  {ligne === enVigueur ? 'En vigueur' : 'Passée'}
                </span>
              )}
            </td>
          </tr>
        ))}
        <tr>
          <td>{direValeur(cle, DEFAUTS[cle])}</td>
          <td>Valeur d’origine</td>
          <td class="fin">{enVigueur === undefined && <span class="etiquette ton-vert">En vigueur</span>}</td>
        </tr>
      </tbody>
    </table>
  )
}
