import type { Portee } from './regles/portee.ts'

/** Who acts, what she may see, and from which address: what an operation checks and the journal keeps. */
export interface Auteur {
  utilisateurId: number
  portee: Portee
  adresse: string | null
}
