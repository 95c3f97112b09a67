import type { Db } from '../../db/index.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige, DemandeDActe } from '../correction.ts'

export async function supprimerIntervention(
  _db: Db,
  _auteur: Auteur,
  _demande: DemandeDActe,
  _maintenant: number,
): Promise<Corrige> {
  throw new Error('à venir')
}
