import type { Format } from './description.ts'
import { INTERVENANTS } from './intervenants.ts'
import { USAGERS } from './usagers.ts'

/** The files the box takes in. */
export const FORMATS = [INTERVENANTS, USAGERS] as const satisfies readonly Format[]

/** The flow a file name belongs to; undefined when it is none of ours. */
export function formatDuNom(nom: string): (typeof FORMATS)[number] | undefined {
  return FORMATS.find((f) => nom.startsWith(f.prefixe) && nom.toLowerCase().endsWith('.csv'))
}
