import { plier } from '../../db/recherche.ts'
import { CHAPITRES } from './sommaire.ts'

const INSECABLE = '\u00A0'

/** French typography: no line breaks before the high signs nor inside the quotes. Tags are left alone. */
export function insecables(html: string): string {
  return html.replaceAll(/>[^<]+/g, (texte) =>
    texte.replaceAll(/ ([:;?!»])/g, `${INSECABLE}$1`).replaceAll(/« /g, `«${INSECABLE}`),
  )
}

/** A text of the manual as it is sent. */
export function rendre(texte: { toString: () => string }): string {
  return insecables(texte.toString())
}

/** The manual does not change while the program runs: it is made once. */
export const PAGES: ReadonlyMap<string, string> = new Map(
  CHAPITRES.map(({ cle, Texte }) => [cle, rendre(Texte())]),
)

interface PartieLue {
  vers: string
  chapitre: string
  titre: string
  texte: string
  plie: string
}

const PARTIES: readonly PartieLue[] = CHAPITRES.flatMap(({ cle, titre: chapitre }) =>
  [...(PAGES.get(cle) ?? '').matchAll(/<h2 id="([^"]+)">(.*?)<\/h2>(.*?)<\/section>/gs)].map(
    ([, ancre = '', titre = '', corps = '']) => {
      const texte = corps
        .replaceAll(/<[^>]+>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim()
      return { vers: `/aide/${cle}#${ancre}`, chapitre, titre, texte, plie: plier(`${titre} ${texte}`) }
    },
  ),
)

const EXTRAIT = 160
const TROUVEES_AU_PLUS = 20

export interface Trouvee {
  vers: string
  chapitre: string
  titre: string
  extrait: string
}

/** The parts of the manual that hold every word, those whose title does first. `mots` are folded. */
export function chercherDansLAide(mots: readonly string[]): Trouvee[] {
  if (mots.length === 0) return []
  const trouvees = PARTIES.filter(({ plie }) => mots.every((mot) => plie.includes(mot)))
  const dansLeTitre = ({ titre }: PartieLue) => mots.every((mot) => plier(titre).includes(mot))
  return trouvees
    .toSorted((a, b) => Number(dansLeTitre(b)) - Number(dansLeTitre(a)))
    .slice(0, TROUVEES_AU_PLUS)
    .map(({ vers, chapitre, titre, texte }) => ({
      vers,
      chapitre,
      titre,
      extrait: extraire(texte, mots[0] ?? ''),
    }))
}

// Folding may shorten a text by a sign here and there: the place found is near enough for an excerpt.
function extraire(texte: string, mot: string): string {
  const place = Math.max(0, plier(texte).indexOf(mot) - EXTRAIT / 3)
  const debut = place === 0 ? 0 : texte.indexOf(' ', place) + 1
  const fin = debut + EXTRAIT
  const coupe = fin < texte.length ? texte.slice(debut, texte.lastIndexOf(' ', fin)) : texte.slice(debut)
  return `${debut > 0 ? '… ' : ''}${coupe}${fin < texte.length ? ' …' : ''}`
}
