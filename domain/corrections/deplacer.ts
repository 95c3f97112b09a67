import type { Db } from '../../db/index.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige, DemandeDActe } from '../correction.ts'
import { familleDesHeures } from '../regles/motifs.ts'
import { corriger, refusee } from './corriger.ts'
import { corrige } from './etat.ts'

export interface DemandeDHeures extends DemandeDActe {
  /** As retained (ms UTC); null: not known. */
  debut: number | null
  fin: number | null
}

/**
 * Retains these hours, chosen by a person, in place of the stamped ones; what was stamped stays beside them. ESPPADOM:
 * COA the arrival alone, COD the departure alone, CO2 both.
 */
export async function deplacerIntervention(
  db: Db,
  auteur: Auteur,
  demande: DemandeDHeures,
  maintenant: number,
): Promise<Corrige> {
  const { debut, fin } = demande
  return corriger(db, auteur, 'deplacer', demande, maintenant, (ligne) => {
    const famille = familleDesHeures(ligne, demande)
    if (famille === null) return refusee('Ce sont déjà les heures retenues : changez-en une.')
    const apres = corrige(ligne, { debut, fin }, famille)
    return { type: 'accord', familles: [famille], changements: [{ ligne, apres }] }
  })
}
