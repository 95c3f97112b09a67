import { duree, minutesEntre, nombre } from './formats.ts'
import type { Suivi } from './suivi.ts'

/** The figures under a list: of all its pages. */
export interface Totaux {
  nombre: number
  /** Minutes between the hours, of the whole ones. */
  brutMin: number
  retenuMin: number
}

export function totauxDe(suivis: readonly Suivi[]): Totaux {
  const brut = suivis.map(({ vue: { debut, fin } }) =>
    debut === null || fin === null ? 0 : minutesEntre(debut, fin),
  )
  return {
    nombre: suivis.length,
    brutMin: brut.reduce((somme, minutes) => somme + minutes, 0),
    retenuMin: suivis.reduce((somme, { vue }) => somme + (vue.retenu_min ?? 0), 0),
  }
}

export function LigneDeTotaux({ totaux }: { totaux: Totaux }) {
  return (
    <p class="totaux petit">
      <span>
        En tout : <strong>{nombre(totaux.nombre, 'intervention')}</strong>
      </span>
      <span>
        entre les heures <strong>{duree(totaux.brutMin)}</strong>
      </span>
      <span>
        temps retenu <strong>{duree(totaux.retenuMin)}</strong>
      </span>
    </p>
  )
}
