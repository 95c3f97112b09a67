import { personneChoisie, personnesNommees, type PersonneNommee } from '../db/choixPersonne.ts'
import type { Db } from '../db/index.ts'
import type { Portee } from '../domain/regles/portee.ts'
import type { Route, Services } from './acces.ts'
import { lireChoix, lireNumero } from './adresse.ts'
import { personne } from './formats.ts'
import { AideEtFaute } from './formulaire.tsx'

const CHOIX = 8
const GENRES = ['beneficiaire', 'intervenant'] as const
type Genre = (typeof GENRES)[number]

/** Who a field names: nobody was named, one person, several to choose from, or a fault. */
export type Designee =
  | { type: 'vide' }
  | { type: 'une'; personne: PersonneNommee }
  | { type: 'plusieurs'; choix: readonly PersonneNommee[]; faute: string }
  | { type: 'aucune'; faute: string }

/** Answers to what is being typed in such a field. */
export function choixPersonneRoutes({ db }: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/personnes/choix',
      politique: 'metier',
      async repondre(c, { portee }) {
        const genre = lireChoix(c.req.query('genre'), GENRES)
        const texte = Object.entries(c.req.query()).find(([cle]) => cle.startsWith(genre))?.[1] ?? ''
        if (texte.trim().length < 2) return c.html('')
        const trouvees = await personnesNommees(db, portee, genre, texte.slice(0, 60), CHOIX)
        return c.html(<Options personnes={trouvees} />)
      },
    },
  ]
}

/** `Mme Odette LENOIR (U12)`: what a field says of a person, and reads again. */
export function designation(ligne: PersonneNommee): string {
  return `${personne(ligne)} (${ligne.identifiant})`
}

/** Who `texte` names within the scope: an identifier, a code, `name (identifier)`, or words of the name. */
export async function designer(db: Db, portee: Portee, genre: Genre, texte: string): Promise<Designee> {
  if (texte.trim() === '') return { type: 'vide' }
  const entreParentheses = /\(([^()]+)\)\s*$/.exec(texte)?.[1]
  const trouvees = await personnesNommees(db, portee, genre, (entreParentheses ?? texte).slice(0, 60), CHOIX)
  const [premiere, ...autres] = trouvees
  if (premiere === undefined) return { type: 'aucune', faute: AUCUNE[genre] }
  if (autres.length === 0) return { type: 'une', personne: premiere }
  return { type: 'plusieurs', choix: trouvees, faute: 'Plusieurs personnes répondent : choisissez la bonne.' }
}

/** The same, where a number chosen in a list wins over the text. */
export async function designerOuChoisir(
  db: Db,
  portee: Portee,
  genre: Genre,
  { texte, choisi }: { texte: string; choisi: string | undefined },
): Promise<Designee> {
  const id = lireNumero(choisi)
  const choisie = id === undefined ? undefined : await personneChoisie(db, portee, genre, id)
  return choisie === undefined ? designer(db, portee, genre, texte) : { type: 'une', personne: choisie }
}

const AUCUNE: Record<Genre, string> = {
  beneficiaire: 'Aucun bénéficiaire de votre antenne ne répond : essayez son identifiant ou son code.',
  intervenant: 'Aucun intervenant de votre antenne ne répond : essayez son identifiant ou son code.',
}

function Options({ personnes }: { personnes: readonly PersonneNommee[] }) {
  return (
    <>
      {personnes.map((ligne) => (
        <option value={designation(ligne)}></option>
      ))}
    </>
  )
}

/** A field where one writes a name, an identifier or a code; with the people to choose from when several answer. */
export function ChampPersonne({
  nom,
  genre,
  libelle,
  valeur,
  designee,
  id = nom,
  aide,
  requis = false,
  nu = false,
}: {
  nom: string
  genre: Genre
  libelle: string
  valeur?: string | undefined
  designee?: Designee | undefined
  id?: string
  aide?: string
  requis?: boolean
  /** The label is read, not shown: a cell of a table. */
  nu?: boolean
}) {
  const faute = designee !== undefined && 'faute' in designee ? designee.faute : undefined
  return (
    <div class="champ">
      <label for={id} class={nu ? 'cache' : undefined}>
        {libelle}
      </label>
      <input
        id={id}
        name={nom}
        type="text"
        value={valeur ?? ''}
        list={`${id}-liste`}
        maxlength={80}
        autocomplete="off"
        spellcheck={false}
        required={requis}
        aria-invalid={faute === undefined ? undefined : 'true'}
        aria-describedby={faute === undefined ? aide && `${id}-aide` : `${id}-faute`}
        hx-get={`/personnes/choix?genre=${genre}`}
        hx-trigger="input changed delay:150ms"
        hx-target={`#${id}-liste`}
        hx-swap="innerHTML"
        hx-sync="this:replace"
      />
      <datalist id={`${id}-liste`}></datalist>
      <AideEtFaute id={id} aide={aide} faute={faute} />
      {designee?.type === 'plusieurs' && (
        <select name={`${nom}-choisi`} aria-label={`${libelle} : choisir`}>
          {designee.choix.map((ligne) => (
            <option value={ligne.id}>{designation(ligne)}</option>
          ))}
        </select>
      )}
    </div>
  )
}
