import type { ConsommationPrise } from '../domain/consommation.ts'
import { duree } from './formats.ts'

/** What of the authorised hours was done, and what remains; each period of each prise en charge of the month or year. */
export function sommer({ periodes }: ConsommationPrise): { autoriseMin: number | null; faitMin: number } {
  const faitMin = periodes.reduce((somme, periode) => somme + periode.faitMin, 0)
  const sansPlafond = periodes.some(({ autoriseMin }) => autoriseMin === null)
  if (sansPlafond) return { autoriseMin: null, faitMin }
  return { autoriseMin: periodes.reduce((somme, { autoriseMin }) => somme + (autoriseMin ?? 0), 0), faitMin }
}

const LARGEUR = 200
const ALERTE = 0.9

/** A bar and its words: nothing is told by the bar alone. */
export function Barre({ autoriseMin, faitMin }: { autoriseMin: number | null; faitMin: number }) {
  if (autoriseMin === null) return <span>{duree(faitMin)} faites, sans plafond</span>
  const part = autoriseMin === 0 ? (faitMin > 0 ? 1 : 0) : Math.min(1, faitMin / autoriseMin)
  return (
    <span class="conso">
      <svg viewBox={`0 0 ${LARGEUR} 8`} preserveAspectRatio="none" aria-hidden="true">
        <rect class="c-fond" width={LARGEUR} height="8" rx="4" />
        <rect
          class={part >= ALERTE ? 'c-presque' : 'c-fait'}
          width={(part * LARGEUR).toFixed(1)}
          height="8"
          rx="4"
        />
      </svg>
      <span>
        {duree(faitMin)} sur {duree(autoriseMin)}, reste {duree(Math.max(0, autoriseMin - faitMin))}
        {part >= ALERTE && <b> ({Math.round(part * 100)} %)</b>}
      </span>
    </span>
  )
}
