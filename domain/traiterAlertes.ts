import { alertesATraiter, traiter } from '../db/alertesTraitees.ts'
import type { Db } from '../db/index.ts'
import { journaliser } from '../db/journal.ts'
import { annoncer } from '../db/mouvements.ts'
import type { Auteur } from './auteur.ts'

/** `nombre`: how many this person handled; the others had been handled, or had closed, meanwhile. */
export type Traitees = { type: 'fait'; nombre: number; deja: number } | { type: 'introuvable' }

/** Says that somebody has taken care of these alerts: who, when, with a word if she likes. */
export async function traiterAlertes(
  db: Db,
  auteur: Auteur,
  { alerteIds, note }: { alerteIds: readonly number[]; note: string },
  maintenant: number,
): Promise<Traitees> {
  return db.transaction().execute(async (tx) => {
    const alertes = await alertesATraiter(tx, auteur.portee, alerteIds)
    if (alertes.length === 0 || alertes.length < new Set(alerteIds).size) return { type: 'introuvable' }
    const ouvertes = alertes.filter(({ traitee_le }) => traitee_le === null)
    for (const { id, genre, sujet } of ouvertes) {
      const apres = { traitee_le: maintenant, traitee_par: auteur.utilisateurId, note: note.trim() }
      await traiter(tx, id, apres)
      await journaliser(tx, {
        instant: maintenant,
        utilisateur_id: auteur.utilisateurId,
        action: 'alerte traitée',
        objet: 'alerte',
        objet_id: String(id),
        avant: JSON.stringify({ genre, sujet, traitee_le: null }),
        apres: JSON.stringify({ genre, sujet, ...apres }),
        adresse: auteur.adresse,
      })
    }
    for (const antenne of new Set(ouvertes.map(({ antenne_id }) => antenne_id))) await annoncer(tx, antenne)
    return { type: 'fait', nombre: ouvertes.length, deja: alertes.length - ouvertes.length }
  })
}
