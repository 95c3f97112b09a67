import type { Db } from '../db/index.ts'
import type { Auteur } from './auteur.ts'

export interface DemandeDeRattachement {
  appelId: number
  /** Other calls of the same number, linked at once to the same home and carer. */
  autres?: readonly number[]
  /** What the call does not tell by itself. */
  beneficiaireId?: number | undefined
  intervenantId?: number | undefined
  /** Adds the number to the beneficiaire's lines, from today. */
  retenirNumero: boolean
  note: string
}

export type Rattache =
  | { type: 'fait'; interventionIds: readonly number[]; numeroRetenu: boolean }
  | { type: 'refusee'; raison: string }
  | { type: 'introuvable' }

export async function rattacherAppel(
  _db: Db,
  _auteur: Auteur,
  _demande: DemandeDeRattachement,
  _maintenant: number,
): Promise<Rattache> {
  throw new Error('à venir')
}
