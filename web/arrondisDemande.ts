import { z } from 'zod'
import { lireJour } from './adresse.ts'

const minutes = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, `Il faut un nombre entier de ${min} à ${max}.`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `Il faut un nombre entier de ${min} à ${max}.`)
const vide = z.literal('').transform(() => null)
const coche = z
  .string()
  .optional()
  .transform((valeur) => valeur === '1')

const Arrondi = z.object({
  mode: z.enum(['reel', 'plus_proche', 'inferieur', 'superieur'], 'Choisissez l’arrondi.'),
  pasMin: minutes(1, 60),
  toleranceMin: z.union([vide, minutes(0, 60)], 'Il faut un nombre entier de 0 à 60, ou rien.'),
  plafondPrevu: coche,
})

/** The form that adds a rule. */
export const Regle = Arrondi.extend({
  financeurId: z.union(
    [
      vide,
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    ],
    'Choisissez dans la liste.',
  ),
  prestation: z.union([vide, z.string().max(30)]),
  du: z.string().refine((jour) => lireJour(jour) !== undefined, 'Il faut une date.'),
  vu: z.string().max(32),
  confirme: coche,
})

/** The same fields in an address, to see what they give before anything is written. */
export const Essai = Arrondi.extend({
  prevues: z.union([vide, minutes(0, 1440)]).catch(null),
  faites: minutes(0, 1440).nullable().catch(null),
})
