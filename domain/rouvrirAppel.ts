import type { Db } from '../db/index.ts'
import type { Auteur } from './auteur.ts'
import type { Traite } from './rejeterAppel.ts'

export async function rouvrirAppel(
  _db: Db,
  _auteur: Auteur,
  _demande: { appelId: number },
  _maintenant: number,
): Promise<Traite> {
  throw new Error('à venir')
}
