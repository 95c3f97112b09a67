import type { Db } from '../../db/index.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige } from '../correction.ts'

export async function annulerRevision(
  _db: Db,
  _auteur: Auteur,
  _demande: { revisionId: number; version: number; note: string },
  _maintenant: number,
): Promise<Corrige> {
  throw new Error('à venir')
}
