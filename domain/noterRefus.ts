import type { Db } from '../db/index.ts'
import { journaliser } from '../db/journal.ts'

export interface Refus {
  utilisateurId: number
  /** The route as declared (`/beneficiaires/:id`): it names nobody. */
  page: string
  adresse: string
}

/** Keeps in the journal that somebody asked for what her role does not give (ASVS 5.0, 16.3.2). */
export async function noterRefus(
  db: Db,
  { utilisateurId, page, adresse }: Refus,
  maintenant: number,
): Promise<void> {
  await journaliser(db, {
    instant: maintenant,
    utilisateur_id: utilisateurId,
    action: 'accès refusé',
    objet: 'page',
    objet_id: page,
    adresse,
  })
}
