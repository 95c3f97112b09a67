import type { PropsWithChildren } from 'hono/jsx'
import type { Acces } from './acces.ts'
import { ChoixAntenne } from './choixAntenne.tsx'

/** The filters of a list of people: some words, the antenne, those of the list (children), those who left. */
export function FiltresPersonnes({
  chemin,
  acces,
  texte,
  archives,
  children,
}: PropsWithChildren<{
  chemin: string
  acces: Acces
  texte: string
  archives: boolean
}>) {
  return (
    <form
      class="filtres"
      action={chemin}
      method="get"
      hx-get={chemin}
      hx-trigger="change, submit, input from:'find [name=texte]' delay:250ms"
      hx-target="#liste"
      hx-select="#liste"
      hx-swap="outerMorph"
    >
      <div class="champ large">
        <label for="texte">Nom ou identifiant</label>
        <input id="texte" type="search" name="texte" value={texte} maxlength={60} autocomplete="off" />
      </div>
      <ChoixAntenne acces={acces} />
      {children}
      <label class="coche">
        <input type="checkbox" name="archives" value="1" checked={archives} />
        Dossiers archivés
      </label>
      <button class="bouton sans-script" type="submit">
        Filtrer
      </button>
    </form>
  )
}
