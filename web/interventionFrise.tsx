import type { Ligne } from '../db/schema.ts'
import { heureDe } from '../domain/regles/jours.ts'
import { plages } from './noms.ts'

const LARGEUR = 640
const MARGE = 24
const HEURE = 3_600_000

interface Bornes {
  debut_brut: number | null
  fin_brut: number | null
  debut: number | null
  fin: number | null
}

/** The visit on a line: planned above, retained below, each call a tick. The same facts are written around it. */
export function Frise({
  vue,
  prevue,
  appels,
  instant,
}: {
  vue: Bornes
  prevue: { debut: number; fin: number } | undefined
  appels: readonly Ligne<'appel'>[]
  instant: number
}) {
  const points = [vue.debut, vue.fin, vue.debut_brut, vue.fin_brut, prevue?.debut, prevue?.fin].filter(
    (p) => typeof p === 'number',
  )
  const enCours = vue.debut !== null && vue.fin === null && instant - vue.debut < 12 * HEURE
  if (enCours) points.push(instant)
  // Whole hours around what happened, so that the marks of the line are hours; two at least.
  const de = Math.floor((Math.min(...points) - 0.25 * HEURE) / HEURE) * HEURE
  const a = Math.max(de + 2 * HEURE, Math.ceil((Math.max(...points) + 0.25 * HEURE) / HEURE) * HEURE)
  const x = (moment: number) => Math.round(((moment - de) / (a - de)) * (LARGEUR - 2 * MARGE)) + MARGE
  const pas = a - de > 8 * HEURE ? 2 : 1
  const marques = Array.from(
    { length: Math.round((a - de) / HEURE / pas) + 1 },
    (_, n) => de + n * pas * HEURE,
  )
  const debut = vue.debut ?? vue.fin ?? de
  const fin = vue.fin ?? (enCours ? instant : debut)
  return (
    <figure class="graphique frise">
      <svg viewBox={`0 0 ${LARGEUR} 92`} role="img" aria-label={dire(vue, prevue)}>
        {marques.map((moment) => (
          <>
            <line class="g-trait" x1={x(moment)} x2={x(moment)} y1="6" y2="72" />
            <text x={x(moment)} y="88" text-anchor="middle">
              {heureDe(moment).heure} h
            </text>
          </>
        ))}
        {prevue && (
          <rect
            class="g-prevu"
            x={x(prevue.debut)}
            y="12"
            width={x(prevue.fin) - x(prevue.debut)}
            height="20"
            rx="4"
          />
        )}
        <rect
          class={enCours ? 'g-clair' : 'g-accent'}
          x={x(debut)}
          y="38"
          width={Math.max(4, x(fin) - x(debut))}
          height="22"
          rx={fin > debut ? 4 : 1}
        />
        {appels
          .filter((appel) => appel.instant >= de && appel.instant <= a)
          .map((appel) => (
            <line class="g-tick" x1={x(appel.instant)} x2={x(appel.instant)} y1="58" y2="70" />
          ))}
      </svg>
      <figcaption class="legende">
        {prevue && (
          <span>
            <i class="l-prevu"></i>Prévu
          </span>
        )}
        <span>
          <i class={enCours ? 'l-clair' : 'l-accent'}></i>Retenu
        </span>
        <span>
          <i class="l-tick"></i>Appel
        </span>
      </figcaption>
    </figure>
  )
}

function dire(vue: Bornes, prevue: { debut: number; fin: number } | undefined): string {
  const retenu = `Retenu ${plages(vue)}`
  if (prevue === undefined) return `${retenu}, rien de prévu.`
  return `${retenu}, prévu ${plages(prevue)}.`
}
