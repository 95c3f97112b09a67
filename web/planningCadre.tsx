import { jourCourt, jourLong } from './formats.ts'
import type { Periode, Vue } from './planningDemande.ts'

const MOIS = new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** « Semaine du 23/11/2026 au 29/11/2026 », « Novembre 2026 ». */
export function titreDe({ vue, du, au }: Periode): string {
  if (vue === 'semaine') return `Semaine du ${jourCourt(du)} au ${jourCourt(au)}`
  const mois = MOIS.format(new Date(`${du}T00:00:00Z`))
  return mois.charAt(0).toUpperCase() + mois.slice(1)
}

type Lien = (autres: { vue?: Vue | undefined; jour?: string | undefined }) => string

/** Week or month, the one before, the one after, and back to now. */
export function ChoixPeriode({ periode, lien }: { periode: Periode; lien: Lien }) {
  const { vue, avant, apres, courante, du } = periode
  const usuelle = vue === 'semaine' ? undefined : vue
  const jour = courante ? undefined : du
  return (
    <>
      <nav class="onglets" aria-label="Vue">
        <a href={lien({ vue: undefined, jour })} aria-current={vue === 'semaine' ? 'true' : undefined}>
          Semaine
        </a>
        <a href={lien({ vue: 'mois', jour })} aria-current={vue === 'mois' ? 'true' : undefined}>
          Mois
        </a>
      </nav>
      <nav class="jour" aria-label="Période">
        <a
          class="bouton"
          rel="prev"
          href={lien({ vue: usuelle, jour: avant })}
          aria-label={vue === 'semaine' ? 'Semaine précédente' : 'Mois précédent'}
        >
          ‹
        </a>
        <a
          class="bouton"
          href={lien({ vue: usuelle, jour: undefined })}
          aria-current={courante ? 'date' : undefined}
        >
          {vue === 'semaine' ? 'Cette semaine' : 'Ce mois-ci'}
        </a>
        <a
          class="bouton"
          rel="next"
          href={lien({ vue: usuelle, jour: apres })}
          aria-label={vue === 'semaine' ? 'Semaine suivante' : 'Mois suivant'}
        >
          ›
        </a>
      </nav>
    </>
  )
}

const COURT = new Intl.DateTimeFormat('fr-FR', { weekday: 'short', day: 'numeric', timeZone: 'UTC' })

/** `lun. 23`. */
export function jourBref(jour: string): string {
  return COURT.format(new Date(`${jour}T00:00:00Z`))
}

/** `lun. 23`; today is said. */
export function Jour({ jour, aujourdhui }: { jour: string; aujourdhui: string }) {
  return (
    <time datetime={jour} title={jourLong(jour)}>
      {jourBref(jour)}
      {jour === aujourdhui && <span class="cache"> (aujourd’hui)</span>}
    </time>
  )
}

/** What the marks mean where visits are only counted. */
export function LegendeDuMois() {
  return (
    <p class="legende p-legende">
      <span>2/3 : deux visites faites sur trois prévues</span>
      <span class="p-manquee">2/3 ! : une visite manquée</span>
      <span class="p-non-prevue">+1 : une visite non prévue</span>
      <span>Heures pointées / prévues sous chaque nom</span>
    </p>
  )
}

/** What the marks and the letters mean. */
export function Legende() {
  return (
    <p class="legende p-legende">
      <span>
        <i>8 h 00 – 9 h 00</i> prévue
      </span>
      <span>8 h 02 – 9 h 01 pointée</span>
      <span class="p-manquee">Manquée : prévue, sans pointage</span>
      <span class="p-non-prevue">Non prévue : pointée, hors planning</span>
      <span class="p-absence">Absent : bénéficiaire absent ce jour-là</span>
    </p>
  )
}
