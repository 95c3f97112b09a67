import type { Annonce } from './catalogue.ts'

const estUnNombre = ({ nom }: Annonce) => /^(heure|minute)-\d+$/.test(nom)

/** What the telephone says, and when. */
export function Annonces({ annonces }: { annonces: readonly Annonce[] }) {
  const phrases = annonces.filter((annonce) => !estUnNombre(annonce))
  return (
    <>
      <p>
        Voici, mot pour mot, ce que l’intervenant entend. L’heure est dite en toutes lettres, heures puis
        minutes, à l’heure de Paris.
      </p>
      {phrases.length === 0 ? (
        <p class="avis ton-ambre">Le catalogue des annonces n’est pas sur cette machine.</p>
      ) : (
        <table class="tableau">
          <caption class="cache">Annonces du téléphone</caption>
          <thead>
            <tr>
              <th scope="col">Quand</th>
              <th scope="col">Ce qui est dit</th>
            </tr>
          </thead>
          <tbody>
            {phrases.map(({ nom, quand, phrase }) => (
              <tr>
                <td class="discret" id={nom}>
                  {quand.slice(0, 1).toUpperCase() + quand.slice(1).replaceAll(/'/g, '’')}
                </td>
                <td>« {phrase.replaceAll(/'/g, '’')} »</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
