import type { Command } from 'commander'
import type { Fenetre } from '../../db/releves.ts'
import { debutDuJour, jourDe, jourSuivant } from '../../domain/regles/jours.ts'
import { lireInstant, lireNombre } from '../saisie.ts'

export interface OptionsDeFenetre {
  json?: true
  depuis?: number
  nombre?: number
  tout?: true
}

/** Gives a listing command the options that bound it. */
export function avecFenetre(commande: Command): Command {
  return commande
    .option('--json', 'un tableau JSON')
    .option('--depuis <instant>', 'jour AAAA-MM-JJ ou instant ISO 8601 (sinon depuis hier 0 h)', lireInstant)
    .option('--nombre <n>', 'seulement les N derniers', lireNombre)
    .option('--tout', 'depuis le début')
}

/** What the options ask: since yesterday when they ask nothing. */
export function fenetreDe({ depuis, nombre, tout }: OptionsDeFenetre, maintenant: number): Fenetre {
  const hier = debutDuJour(jourSuivant(jourDe(maintenant), -1))
  const libre = tout === true || nombre !== undefined
  return { depuis: depuis ?? (libre ? null : hier), nombre: nombre ?? null }
}
