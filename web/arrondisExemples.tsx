import { ARRONDI_PAR_DEFAUT, arrondir, type Arrondi } from '../domain/regles/arrondi.ts'
import { direArrondi } from './arrondisMots.ts'
import { duree } from './formats.ts'

const EXEMPLES: readonly (readonly [prevues: number | null, faites: number])[] = [
  [60, 65],
  [60, 46],
  [60, 80],
  [null, 52],
]

/** What the rounding does to a few visits, computed by the rule itself. */
export function Exemples({
  arrondi = ARRONDI_PAR_DEFAUT,
  essai,
}: {
  arrondi: Arrondi | undefined
  essai: readonly [number | null, number] | undefined
}) {
  const cas = essai === undefined ? EXEMPLES : [essai, ...EXEMPLES]
  return (
    <section id="exemples" class="panneau" aria-labelledby="titre-exemples">
      <header>
        <h2 id="titre-exemples">Ce que cela donne</h2>
      </header>
      <p class="dedans">{direArrondi(arrondi)}</p>
      <table class="tableau">
        <caption class="cache">Exemples de temps retenu</caption>
        <thead>
          <tr>
            <th scope="col" class="n">
              Prévu
            </th>
            <th scope="col" class="n">
              Pointé
            </th>
            <th scope="col" class="n">
              Retenu
            </th>
          </tr>
        </thead>
        <tbody>
          {cas.map(([prevues, faites]) => (
            <tr>
              <td class="n">{prevues === null ? 'sans planning' : duree(prevues)}</td>
              <td class="n">{duree(faites)}</td>
              <td class="n">
                <strong>{duree(arrondir(faites, prevues, arrondi))}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
