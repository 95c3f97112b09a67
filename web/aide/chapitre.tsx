import type { PropsWithChildren } from 'hono/jsx'
import { plier } from '../../db/recherche.ts'

/** A chapter of the manual. */
export interface Chapitre {
  /** Its address, `/aide/anomalies`. */
  cle: string
  titre: string
  /** One sentence for the table of contents. */
  resume: string
  /** The pages it explains, by the beginning of their paths. */
  pages: readonly string[]
  Texte: () => { toString: () => string }
}

/** The anchor of a part, from its title. */
export function ancre(titre: string): string {
  return plier(titre).replaceAll(' ', '-')
}

/** A part of a chapter; searching and addresses find it by its title. */
export function Partie({ titre, children }: PropsWithChildren<{ titre: string }>) {
  return (
    <section>
      <h2 id={ancre(titre)}>{titre}</h2>
      {children}
    </section>
  )
}

/** Something to do, in order. */
export function Etapes({ children }: PropsWithChildren) {
  return <ol class="etapes">{children}</ol>
}

/** Things in no order. */
export function Points({ children }: PropsWithChildren) {
  return <ul class="points">{children}</ul>
}
