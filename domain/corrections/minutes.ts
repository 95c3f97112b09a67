import type { Db } from '../../db/index.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige, DemandeDActe } from '../correction.ts'
import { corriger, refusee } from './corriger.ts'
import { corrige } from './etat.ts'

export interface DemandeDeMinutes extends DemandeDActe {
  /** The total of minutes complémentaires, negative to take some away. */
  minutes: number
}

/** Adds minutes to the retained time, or takes some from it, which stays at least nought (ESPPADOM: MDT). */
export async function changerMinutes(
  db: Db,
  auteur: Auteur,
  demande: DemandeDeMinutes,
  maintenant: number,
): Promise<Corrige> {
  const { minutes } = demande
  return corriger(db, auteur, 'minutes', demande, maintenant, (ligne) => {
    if (ligne.minutes_complementaires === minutes) {
      return refusee('Ce sont déjà les minutes complémentaires de cette intervention.')
    }
    const apres = corrige(ligne, { minutes_complementaires: minutes }, 'MDT')
    return { type: 'accord', changements: [{ ligne, apres }] }
  })
}
