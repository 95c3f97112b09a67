import type { Db } from '../../db/index.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige, DemandeDActe } from '../correction.ts'

export async function scinderIntervention(
  _db: Db,
  _auteur: Auteur,
  _demande: DemandeDActe & { finPremiere: number; debutSeconde: number },
  _maintenant: number,
): Promise<Corrige> {
  throw new Error('à venir')
}
