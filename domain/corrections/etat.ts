import type { Ligne } from '../../db/schema.ts'
import { jourDe } from '../regles/jours.ts'
import { plusForte, type Famille } from '../regles/motifs.ts'

/** What a revision keeps of an intervention, before and after: all that a person may change, or her act moves. */
const COLONNES = [
  'beneficiaire_id',
  'intervenant_id',
  'antenne_id',
  'jour',
  'debut_brut',
  'fin_brut',
  'debut',
  'fin',
  'arrivee_id',
  'depart_id',
  'origine',
  'groupe',
  'prestation',
  'minutes_complementaires',
  'famille',
  'corrigee',
  'supprimee_le',
] as const satisfies readonly (keyof Ligne<'intervention'>)[]

export type Etat = Pick<Ligne<'intervention'>, (typeof COLONNES)[number]>

/** What a revision keeps of this row. */
export function etatDe(ligne: Etat): Etat {
  return Object.fromEntries(COLONNES.map((colonne) => [colonne, ligne[colonne]])) as Etat
}

/** What `avant` or `apres` of a revision tells; null: the intervention did not exist. */
export function lireEtat(json: string): Etat | null {
  return JSON.parse(json) as Etat | null
}

/** Whether two rows say the same. */
export function memeEtat(a: Etat, b: Etat): boolean {
  return COLONNES.every((colonne) => a[colonne] === b[colonne])
}

/** The intervention once corrected: what changes, its day again, and the strongest family in force. */
export function corrige(avant: Etat, changement: Partial<Etat>, famille: Famille): Etat {
  const apres = { ...etatDe(avant), ...changement }
  const premier = apres.debut ?? apres.fin
  return {
    ...apres,
    jour: premier === null ? avant.jour : jourDe(premier),
    corrigee: 1,
    famille: plusForte(avant.famille, famille),
  }
}

/** An intervention that does not exist any more: its row stays for its revisions, without stamps, and counts nowhere. */
export function efface(etat: Etat, maintenant: number): Etat {
  const sansPointage = { arrivee_id: null, depart_id: null, debut_brut: null, fin_brut: null }
  return { ...etat, ...sansPointage, famille: null, corrigee: 0, supprimee_le: maintenant }
}
