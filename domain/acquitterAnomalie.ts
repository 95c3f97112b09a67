import { journaliser } from '../db/journal.ts'
import type { Db } from '../db/index.ts'
import { annoncer } from '../db/mouvements.ts'
import { dansLaPortee } from '../db/portee.ts'
import type { Auteur } from './auteur.ts'

export type Acquittee = { type: 'fait' } | { type: 'refusee'; raison: string } | { type: 'introuvable' }

/**
 * Acknowledges an anomalie that only needs a look and a word (severity `a_acquitter`). The acknowledgement holds as
 * long as what the anomalie was computed on.
 */
export async function acquitterAnomalie(
  db: Db,
  auteur: Auteur,
  { anomalieId, note }: { anomalieId: number; note: string },
  maintenant: number,
): Promise<Acquittee> {
  return db.transaction().execute(async (tx) => {
    const anomalie = await tx
      .selectFrom('anomalie')
      .selectAll()
      .where('id', '=', anomalieId)
      .where(dansLaPortee('antenne_id', auteur.portee))
      .executeTakeFirst()
    if (anomalie === undefined) return { type: 'introuvable' }
    const raison = refus(anomalie, note)
    if (raison !== null) return { type: 'refusee', raison }
    const apres = { acquittee_le: maintenant, acquittee_par: auteur.utilisateurId, note: note.trim() }
    await tx.updateTable('anomalie').set(apres).where('id', '=', anomalieId).execute()
    await journaliser(tx, {
      instant: maintenant,
      utilisateur_id: auteur.utilisateurId,
      action: 'anomalie acquittée',
      objet: anomalie.objet,
      objet_id: String(anomalie.objet_id),
      avant: JSON.stringify({ code: anomalie.code, acquittee_le: null }),
      apres: JSON.stringify({ code: anomalie.code, ...apres }),
      adresse: auteur.adresse,
    })
    await annoncer(tx, anomalie.antenne_id)
    return { type: 'fait' }
  })
}

function refus(anomalie: { severite: string; acquittee_le: number | null }, note: string): string | null {
  if (anomalie.severite !== 'a_acquitter') {
    return 'Cette anomalie ne s’acquitte pas : corrigez ce qu’elle signale.'
  }
  if (anomalie.acquittee_le !== null) return 'Cette anomalie est déjà acquittée.'
  if (note.trim() === '') return 'Dites en quelques mots pourquoi vous l’acquittez.'
  return null
}
