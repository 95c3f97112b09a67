import { z } from 'zod'
import { lireJour } from './adresse.ts'

/** A day typed in a form. */
export const DU = z.string().refine((jour) => lireJour(jour) !== undefined, 'Il faut une date.')
/** A box that is ticked or absent. */
export const NOTE = z
  .string()
  .optional()
  .transform((coche) => coche === '1')

/** What the pages of motifs say of what was done. */
export const PHRASES_DES_MOTIFS = {
  ajoute: 'Le motif est ajouté.',
  modifie: 'Le motif est modifié.',
  fini: 'Les dates du motif sont enregistrées.',
} as const
