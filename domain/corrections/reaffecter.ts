import type { Db } from '../../db/index.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige, DemandeDActe } from '../correction.ts'
import { corriger, refusee } from './corriger.ts'
import { corrige } from './etat.ts'
import { beneficiaireDuJour, intervenantDuJour } from './personnes.ts'

export interface DemandeDAffectation extends DemandeDActe {
  beneficiaireId: number
  intervenantId: number
  /** Null: as the planned visit or the plan d'aide tells. */
  prestation: string | null
}

/** Another carer, another home (whose antenne then holds it), or another prestation (ESPPADOM: MDT). */
export async function reaffecterIntervention(
  db: Db,
  auteur: Auteur,
  demande: DemandeDAffectation,
  maintenant: number,
): Promise<Corrige> {
  const { beneficiaireId, intervenantId, prestation } = demande
  return corriger(db, auteur, 'reaffecter', demande, maintenant, async (ligne, tx) => {
    const memeBeneficiaire = ligne.beneficiaire_id === beneficiaireId
    const memeIntervenant = ligne.intervenant_id === intervenantId
    if (memeBeneficiaire && memeIntervenant && ligne.prestation === prestation) {
      return refusee('Rien n’a changé : choisissez un autre intervenant, bénéficiaire ou type de prestation.')
    }
    const changement = { beneficiaire_id: beneficiaireId, intervenant_id: intervenantId, prestation }
    if (!memeIntervenant) {
      const intervenant = await intervenantDuJour(tx, auteur, intervenantId, ligne.jour)
      if ('type' in intervenant) return intervenant
    }
    if (memeBeneficiaire) {
      return { type: 'accord', changements: [{ ligne, apres: corrige(ligne, changement, 'MDT') }] }
    }
    const beneficiaire = await beneficiaireDuJour(tx, auteur, beneficiaireId, ligne.jour)
    if ('type' in beneficiaire) return beneficiaire
    const { antenne_id } = beneficiaire
    const apres = corrige(ligne, { ...changement, antenne_id }, 'MDT')
    return { type: 'accord', changements: [{ ligne, apres }] }
  })
}
