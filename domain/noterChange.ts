import type { Tx } from '../db/index.ts'
import { journaliser } from '../db/journal.ts'
import type { Auteur } from './auteur.ts'

/** Journals a change of the settings or of the reference tables: who, what, before, after. */
export async function noterChange(
  tx: Tx,
  { utilisateurId, adresse }: Auteur,
  {
    avant,
    apres,
    ...quoi
  }: { action: string; objet: string; objet_id: string | number; avant?: object; apres?: object },
  maintenant: number,
): Promise<void> {
  await journaliser(tx, {
    ...quoi,
    objet_id: String(quoi.objet_id),
    instant: maintenant,
    utilisateur_id: utilisateurId,
    avant: avant === undefined ? null : JSON.stringify(avant),
    apres: apres === undefined ? null : JSON.stringify(apres),
    adresse,
  })
}
