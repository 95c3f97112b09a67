import type { Tx } from '../db/index.ts'
import { journaliser } from '../db/journal.ts'
import { annoncer } from '../db/mouvements.ts'
import type { Auteur } from './auteur.ts'

/** A change of somebody's file: what was done (French), and what it held before and after. */
export interface ChangementDeDossier {
  objet: 'beneficiaire' | 'intervenant'
  id: number
  antenneId: number
  action: string
  avant?: unknown
  apres?: unknown
}

/** Keeps a change in the journal of the file, and tells the open pages of its antenne to look again. */
export async function journaliserDossier(
  tx: Tx,
  { utilisateurId, adresse }: Auteur,
  { objet, id, antenneId, action, avant, apres }: ChangementDeDossier,
  maintenant: number,
): Promise<void> {
  await journaliser(tx, {
    instant: maintenant,
    utilisateur_id: utilisateurId,
    action,
    objet,
    objet_id: String(id),
    avant: avant === undefined ? null : JSON.stringify(avant),
    apres: apres === undefined ? null : JSON.stringify(apres),
    adresse,
  })
  await annoncer(tx, antenneId)
}
