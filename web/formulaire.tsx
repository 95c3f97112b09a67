import type { Context } from 'hono'
import type { PropsWithChildren } from 'hono/jsx'
import type { z } from 'zod'
import { adresse } from './adresse.ts'

/** What a form brought: its values, or each fault by the name of its field, and what was typed to show it again. */
export type Lu<T> =
  | { bon: true; valeurs: T; brut: Record<string, string> }
  | { bon: false; fautes: Record<string, string>; brut: Record<string, string> }

/** Reads the fields of a form sent by POST; a repeated field keeps its last value. */
export async function lireFormulaire<S extends z.ZodType>(c: Context, forme: S): Promise<Lu<z.output<S>>> {
  const corps = await c.req.parseBody()
  const brut = Object.fromEntries(
    Object.entries(corps).flatMap(([nom, valeur]) =>
      typeof valeur === 'string' ? [[nom, valeur.trim()]] : [],
    ),
  )
  const lu = forme.safeParse(brut)
  if (lu.success) return { bon: true, valeurs: lu.data, brut }
  const fautes = Object.fromEntries(
    lu.error.issues.toReversed().map(({ path, message }) => [String(path[0] ?? ''), message]),
  )
  return { bon: false, fautes, brut }
}

/** Sends the browser to the page that shows what was done; `fait` is one of the sentences of `Fait`. */
export function versPage(c: Context, chemin: string, fait?: string): Response {
  const [page = '/', ancre] = chemin.split('#')
  const [sansDemande = '/', demande = ''] = page.split('?')
  const parametres = { ...Object.fromEntries(new URLSearchParams(demande)), fait }
  return c.redirect(adresse(sansDemande, parametres) + (ancre === undefined ? '' : `#${ancre}`), 303)
}

/** The sentence a page says after an act, from a closed list: an address can say nothing of its own. */
export function Fait({ c, phrases }: { c: Context; phrases: Readonly<Record<string, string>> }) {
  const cle = c.req.query('fait')
  const phrase = cle !== undefined && Object.hasOwn(phrases, cle) ? phrases[cle] : undefined
  if (phrase === undefined) return <></>
  return (
    <p class="avis ton-vert" role="status">
      {phrase}
    </p>
  )
}

interface Reglage {
  nom: string
  libelle: string
  valeur?: string | number | null | undefined
  faute?: string | undefined
  aide?: string | undefined
  requis?: boolean
  /** When several forms of a page have a field of this name. */
  id?: string
}

function Enveloppe({
  nom,
  libelle,
  faute,
  aide,
  id = nom,
  children,
}: PropsWithChildren<Omit<Reglage, 'valeur' | 'requis'>>) {
  return (
    <div class="champ">
      <label for={id}>{libelle}</label>
      {children}
      <AideEtFaute id={id} aide={aide} faute={faute} />
    </div>
  )
}

/** What stands under a field, for `aria-describedby` to name: `id-aide`, `id-faute`. */
export function AideEtFaute({ id, aide, faute }: { id: string } & Pick<Reglage, 'aide' | 'faute'>) {
  return (
    <>
      {aide !== undefined && (
        <span class="aide" id={`${id}-aide`}>
          {aide}
        </span>
      )}
      {faute !== undefined && (
        <span class="faute" id={`${id}-faute`}>
          {faute}
        </span>
      )}
    </>
  )
}

function decritPar({ nom, aide, faute, id = nom }: Reglage): string | undefined {
  const cibles = [aide === undefined ? [] : [`${id}-aide`], faute === undefined ? [] : [`${id}-faute`]].flat()
  return cibles.length === 0 ? undefined : cibles.join(' ')
}

const invalide = (faute: string | undefined) => (faute === undefined ? undefined : 'true')

/** A field of one line, its help and its fault read with it. */
export function Champ({
  type = 'text',
  autocomplete = 'off',
  ...reglage
}: Reglage & { type?: string; autocomplete?: string }) {
  const { nom, valeur, requis, faute, id = nom } = reglage
  return (
    <Enveloppe {...reglage}>
      <input
        id={id}
        name={nom}
        type={type}
        value={valeur ?? ''}
        required={requis}
        autocomplete={autocomplete}
        aria-invalid={invalide(faute)}
        aria-describedby={decritPar(reglage)}
      />
    </Enveloppe>
  )
}

/** A field of several lines. */
export function Texte(reglage: Reglage) {
  const { nom, valeur, requis, faute, id = nom } = reglage
  return (
    <Enveloppe {...reglage}>
      <textarea
        id={id}
        name={nom}
        required={requis}
        maxlength={1000}
        aria-invalid={invalide(faute)}
        aria-describedby={decritPar(reglage)}
      >
        {valeur ?? ''}
      </textarea>
    </Enveloppe>
  )
}

/** One of several values: `[value, words]`. */
export function Choix({
  options,
  vide,
  ...reglage
}: Reglage & { options: readonly (readonly [string | number, string])[]; vide?: string }) {
  const { nom, valeur, requis, faute, id = nom } = reglage
  return (
    <Enveloppe {...reglage}>
      <select
        id={id}
        name={nom}
        required={requis}
        aria-invalid={invalide(faute)}
        aria-describedby={decritPar(reglage)}
      >
        {vide !== undefined && <option value="">{vide}</option>}
        {options.map(([option, mots]) => (
          <option value={option} selected={String(option) === String(valeur ?? '')}>
            {mots}
          </option>
        ))}
      </select>
    </Enveloppe>
  )
}

/** What is wrong with a form as a whole (`fautes['']`), or that some field must be looked at. */
export function Fautes({ fautes }: { fautes: Readonly<Record<string, string>> | undefined }) {
  if (fautes === undefined || Object.keys(fautes).length === 0) return <></>
  return (
    <p class="avis ton-rouge" role="alert">
      {fautes[''] ?? 'Rien n’a été enregistré : corrigez ce qui est indiqué puis validez de nouveau.'}
    </p>
  )
}
