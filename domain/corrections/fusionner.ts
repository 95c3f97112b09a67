import type { Db } from '../../db/index.ts'
import type { Ligne } from '../../db/schema.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige, DemandeDActe } from '../correction.ts'
import { familleDesHeures } from '../regles/motifs.ts'
import { moinsDirecte } from '../regles/origine.ts'
import { corriger, ouvrirLigne, refusee } from './corriger.ts'
import { corrige, type Etat } from './etat.ts'

type Intervention = Ligne<'intervention'>

export interface DemandeDeFusion extends DemandeDActe {
  avecId: number
  avecVersion: number
}

/**
 * Two interventions were one, from the earliest arrival to the latest departure. The lower number stays, the other is
 * deleted and holds the stamps that are not retained. An arrival and a departure stamped under two carers, or at two
 * homes, may be merged too: the visit is then as `interventionId` says.
 */
export async function fusionnerInterventions(
  db: Db,
  auteur: Auteur,
  demande: DemandeDeFusion,
  maintenant: number,
): Promise<Corrige> {
  const { interventionId, avecId, avecVersion } = demande
  if (interventionId === avecId)
    return refusee('Choisissez une autre intervention à fusionner avec celle-ci.')
  return corriger(db, auteur, 'fusionner', demande, maintenant, async (ligne, tx) => {
    const avec = await ouvrirLigne(tx, auteur.portee, avecId, avecVersion)
    if ('type' in avec) return avec
    const raison = refusDeFusion(ligne, avec)
    if (raison !== null) return refusee(raison)
    const [gardee, otee] = ligne.id < avec.id ? [ligne, avec] : [avec, ligne]
    const { retenu, reste } = partager(gardee, otee)
    const { beneficiaire_id, intervenant_id, antenne_id } = ligne
    const minutes = gardee.minutes_complementaires + otee.minutes_complementaires
    const changement = {
      ...retenu,
      ...{ beneficiaire_id, intervenant_id, antenne_id, minutes_complementaires: minutes },
      prestation: gardee.prestation ?? otee.prestation,
      origine: moinsDirecte([gardee.origine, otee.origine]),
    }
    const famille = familleDesHeures(gardee, changement) ?? 'MDT'
    return {
      type: 'accord',
      changements: [
        { ligne: gardee, apres: corrige(gardee, changement, famille) },
        { ligne: otee, apres: corrige(otee, { ...reste, supprimee_le: maintenant }, 'SUP') },
      ],
    }
  })
}

function refusDeFusion(a: Intervention, b: Intervention): string | null {
  const memeIntervenant = a.intervenant_id === b.intervenant_id
  const memeBeneficiaire = a.beneficiaire_id === b.beneficiaire_id
  if (memeIntervenant && memeBeneficiaire) return null
  if (!memeIntervenant && !memeBeneficiaire) {
    return 'Ces deux interventions n’ont ni l’intervenant ni le bénéficiaire en commun : elles ne se fusionnent pas.'
  }
  const moities = (a.debut === null && b.fin === null) || (a.fin === null && b.debut === null)
  if (moities) return null
  return 'Deux interventions d’intervenants ou de bénéficiaires différents ne se fusionnent que si l’une n’a que l’arrivée et l’autre que le départ.'
}

/** What the kept one retains, and the stamps that the other is left with. */
function partager(gardee: Intervention, otee: Intervention) {
  const tot = (otee.debut ?? Infinity) < (gardee.debut ?? Infinity)
  const tard = (otee.fin ?? -Infinity) > (gardee.fin ?? -Infinity)
  const [arrivee, autreArrivee] = tot ? [otee, gardee] : [gardee, otee]
  const [depart, autreDepart] = tard ? [otee, gardee] : [gardee, otee]
  return {
    retenu: { debut: arrivee.debut, fin: depart.fin, ...pointagesDe(arrivee, depart) },
    reste: pointagesDe(autreArrivee, autreDepart),
  }
}

function pointagesDe(arrivee: Etat, depart: Etat) {
  return {
    arrivee_id: arrivee.arrivee_id,
    debut_brut: arrivee.debut_brut,
    depart_id: depart.depart_id,
    fin_brut: depart.fin_brut,
  }
}
