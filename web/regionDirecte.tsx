import type { PropsWithChildren } from 'hono/jsx'
import type { Acces } from './acces.ts'
import { adresse } from './adresse.ts'

/** The region of a page that asks for itself again when something moves; `resume` is said to screen readers. */
export function RegionDirecte({
  acces: { antenneChoisie: antenne, tour },
  adresse: ici,
  resume,
  children,
}: PropsWithChildren<{ acces: Acces; adresse: string; resume: string }>) {
  return (
    <div
      id="direct"
      class="direct"
      data-direct={adresse('/direct', { antenne, tour })}
      data-resume={resume}
      hx-get={ici}
      hx-trigger="direct"
      hx-target="this"
      hx-select="#direct"
      hx-swap="outerMorph ignoreTitle:true"
      hx-sync="this:drop"
    >
      <div class="avis ton-ambre session" role="alert" hidden>
        <p>
          Votre session est terminée : la page ne se met plus à jour. <a href={ici}>Se reconnecter</a>
        </p>
      </div>
      {children}
    </div>
  )
}

/** Says whether the page is live; shown by the script, since nothing is live without it. */
export function TemoinDirect() {
  return (
    <span class="etat-direct" data-etat="coupe" hidden>
      <span class="pastille"></span>
      <span></span>
    </span>
  )
}
