import type { Arrondi } from '../domain/regles/arrondi.ts'
import { nombre } from './formats.ts'

export const CHEMIN_ARRONDIS = '/reglages/arrondis'

export const MODES: readonly (readonly [Arrondi['mode'], string])[] = [
  ['reel', 'Au réel, à la minute'],
  ['plus_proche', 'Au plus proche'],
  ['inferieur', 'Vers le bas'],
  ['superieur', 'Vers le haut'],
]

/** A rounding in a sentence: `Au plus proche, par 15 minutes ; à 5 minutes près, le prévu compte.` */
export function direArrondi({ mode, pasMin, toleranceMin, plafondPrevu }: Arrondi): string {
  const nom = MODES.find(([cle]) => cle === mode)?.[1] ?? mode
  const parties = [
    mode === 'reel' ? nom : `${nom}, par ${nombre(pasMin, 'minute')}`,
    toleranceMin === null ? [] : `à ${nombre(toleranceMin, 'minute')} près, le prévu compte`,
    plafondPrevu ? 'jamais plus que le prévu' : [],
  ].flat()
  return `${parties.join(' ; ')}.`
}
