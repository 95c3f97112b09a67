import type { Db } from '../../db/index.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige } from '../correction.ts'

export async function creerIntervention(
  _db: Db,
  _auteur: Auteur,
  _demande: {
    beneficiaireId: number
    intervenantId: number
    debut: number
    fin: number
    prestation: string | null
    motifId: number
    note: string
  },
  _maintenant: number,
): Promise<Corrige> {
  throw new Error('à venir')
}
