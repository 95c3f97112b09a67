import type { PropsWithChildren } from 'hono/jsx'
import { Document } from './gabarit.tsx'
import { Cloche } from './icones.tsx'

/** A page before the door: the mark on one side, what to do on the other. */
export function Seuil({ titre, children }: PropsWithChildren<{ titre: string }>) {
  return (
    <Document titre={titre}>
      <div class="seuil">
        <header class="enseigne">
          <p class="marque">
            <Cloche />
            Sonnette
          </p>
          <div>
            <blockquote>Deux appels, une preuve du service fait.</blockquote>
            <Onde />
          </div>
        </header>
        <main>{children}</main>
      </div>
    </Document>
  )
}

/** Two rings on a line: the arrival, the departure. */
function Onde() {
  return (
    <svg
      class="onde"
      viewBox="0 0 400 60"
      fill="none"
      stroke="currentColor"
      stroke-width="2.5"
      aria-hidden="true"
    >
      <path d="M0 30h60l6-16 8 34 8-44 8 50 8-38 8 24 6-10h176l6-16 8 34 8-44 8 50 8-38 8 24 6-10h60" />
    </svg>
  )
}
