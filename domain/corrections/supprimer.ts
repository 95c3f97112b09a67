import type { Db } from '../../db/index.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige, DemandeDActe } from '../correction.ts'
import { corriger } from './corriger.ts'
import { corrige } from './etat.ts'

/** The intervention counts nowhere any more; its calls, its row and its history stay (ESPPADOM: SUP). */
export async function supprimerIntervention(
  db: Db,
  auteur: Auteur,
  acte: DemandeDActe,
  maintenant: number,
): Promise<Corrige> {
  return corriger(db, auteur, 'supprimer', acte, maintenant, (ligne) => ({
    type: 'accord',
    changements: [{ ligne, apres: corrige(ligne, { supprimee_le: maintenant }, 'SUP') }],
  }))
}
