import type { Db } from '../../db/index.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige, DemandeDActe } from '../correction.ts'
import { corriger, refusee } from './corriger.ts'
import { corrige } from './etat.ts'

export interface DemandeDeScission extends DemandeDActe {
  /** When the first visit ended and the second began (ms UTC). */
  finPremiere: number
  debutSeconde: number
}

/**
 * One intervention was two: the first keeps the number, the arrival and the minutes complémentaires (ESPPADOM: COD),
 * the second takes the departure (COA). No stamp is invented.
 */
export async function scinderIntervention(
  db: Db,
  auteur: Auteur,
  demande: DemandeDeScission,
  maintenant: number,
): Promise<Corrige> {
  const { finPremiere, debutSeconde } = demande
  return corriger(db, auteur, 'scinder', demande, maintenant, (ligne) => {
    const { debut, fin } = ligne
    if (debut === null || fin === null) {
      return refusee('Il manque une heure à cette intervention : complétez-la avant de la scinder.')
    }
    if (!(debut < finPremiere && finPremiere <= debutSeconde && debutSeconde < fin)) {
      return refusee('Les deux interventions doivent se suivre, entre l’arrivée et le départ.')
    }
    const { fin_brut, depart_id } = ligne
    const premiere = corrige(ligne, { fin: finPremiere, fin_brut: null, depart_id: null }, 'COD')
    const sansArrivee = { debut_brut: null, arrivee_id: null, minutes_complementaires: 0 }
    const seconde = corrige(ligne, { ...sansArrivee, debut: debutSeconde, fin, fin_brut, depart_id }, 'COA')
    return {
      type: 'accord',
      changements: [
        { ligne, apres: premiere },
        { ligne: null, apres: seconde },
      ],
    }
  })
}
