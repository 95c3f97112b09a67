import type { Db } from '../db/index.ts'
import type { Auteur } from './auteur.ts'

export type Traite = { type: 'fait' } | { type: 'refusee'; raison: string } | { type: 'introuvable' }

export async function rejeterAppel(
  _db: Db,
  _auteur: Auteur,
  _demande: { appelId: number; raison: string },
  _maintenant: number,
): Promise<Traite> {
  throw new Error('à venir')
}
