import type { Generated } from 'kysely'

/** A dated setting of the rules; the defaults are in `domain/regles/parametres.ts`. */
export interface ParametreTable {
  id: Generated<number>
  cle: string
  valeur: string
  du: string
  au: string | null
}
