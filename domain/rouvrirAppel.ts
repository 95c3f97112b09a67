import { appelVisible } from '../db/appels.ts'
import { appelsTraites, oublierSort } from '../db/appelsTraites.ts'
import type { Db, Tx } from '../db/index.ts'
import { interventionsDesPointages } from '../db/interventions.ts'
import { journaliser } from '../db/journal.ts'
import { annoncer } from '../db/mouvements.ts'
import { pointagesDesAppels, retirerPointage } from '../db/pointages.ts'
import type { Marque } from '../db/recalculs.ts'
import type { Ligne } from '../db/schema.ts'
import type { Traite } from './appelATraiter.ts'
import type { Auteur } from './auteur.ts'
import { cadreDe } from './chaine.ts'
import { reapparier } from './reapparier.ts'
import { recalculer } from './recalculer.ts'
import { recalculerAppels } from './recalculerAppels.ts'
import { jourDe } from './regles/jours.ts'
import { estCorrigee } from './situation.ts'

/**
 * Takes up again a call that was rejected, or linked to the wrong person: its stamp is taken away and the rest of that
 * day is paired again. Refused once a correction relies on that stamp.
 */
export async function rouvrirAppel(
  db: Db,
  auteur: Auteur,
  { appelId }: { appelId: number },
  maintenant: number,
): Promise<Traite> {
  return db.transaction().execute(async (tx) => {
    const appel = await appelVisible(tx, auteur.portee, appelId)
    if (appel === undefined) return { type: 'introuvable' }
    const sort = (await appelsTraites(tx, [appelId])).get(appelId)
    if (sort === undefined) return { type: 'refusee', raison: 'Cet appel n’a pas encore été traité.' }
    const pointages = await pointagesDesAppels(tx, [appelId])
    const tenues = await interventionsDesPointages(
      tx,
      pointages.map(({ id }) => id),
    )
    const corrigee = tenues.find(estCorrigee)
    if (corrigee !== undefined) {
      const raison = `L’intervention n° ${corrigee.id}, faite de cet appel, a été corrigée : annulez d’abord sa correction.`
      return { type: 'refusee', raison }
    }
    const marques = await retirer(tx, pointages, maintenant)
    await oublierSort(tx, appelId)
    await journaliser(tx, {
      instant: maintenant,
      utilisateur_id: auteur.utilisateurId,
      action: 'appel repris',
      objet: 'appel',
      objet_id: String(appelId),
      avant: JSON.stringify(sort),
      adresse: auteur.adresse,
    })
    for (const antenneId of new Set([appel.antenne_id, ...tenues.map(({ antenne_id }) => antenne_id)])) {
      await annoncer(tx, antenneId)
    }
    await recalculer(tx, marques, maintenant)
    await recalculerAppels(tx, [appelId])
    return { type: 'fait' }
  })
}

async function retirer(
  tx: Tx,
  pointages: readonly Ligne<'pointage'>[],
  maintenant: number,
): Promise<Marque[]> {
  const cadre = await cadreDe(tx)
  const marques: Marque[] = []
  for (const { id, instant, intervenant_id: intervenantId, beneficiaire_id: beneficiaireId } of pointages) {
    const sans = new Set([id])
    const jours = await reapparier(tx, intervenantId, beneficiaireId, instant, maintenant, cadre, sans)
    await retirerPointage(tx, id)
    marques.push(...[...jours, jourDe(instant)].map((jour) => ({ beneficiaireId, intervenantId, jour })))
  }
  return marques
}
