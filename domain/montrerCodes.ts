import type { Db } from '../db/index.ts'
import { journaliser } from '../db/journal.ts'
import type { Auteur } from './auteur.ts'

/** Keeps in the journal that somebody was shown codes to print: those of one carer, or of all of an antenne. */
export async function montrerCodes(
  db: Db,
  { utilisateurId, adresse }: Auteur,
  { objet, id }: { objet: 'intervenant' | 'antenne'; id: number },
  maintenant: number,
): Promise<void> {
  await journaliser(db, {
    instant: maintenant,
    utilisateur_id: utilisateurId,
    action: objet === 'intervenant' ? 'carte de code affichée' : 'cartes de code affichées',
    objet,
    objet_id: String(id),
    adresse,
  })
}
