import { fermerCode } from '../db/codes.ts'
import type { Db } from '../db/index.ts'
import { codeOuvert, intervenantVisible } from '../db/intervenants.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, refuser, type Change } from './change.ts'
import { journaliserDossier } from './journaliserDossier.ts'
import { jourDe, jourSuivant } from './regles/jours.ts'

/** Takes a carer's code away at once: the next call with it fails. */
export async function revoquerCode(
  db: Db,
  auteur: Auteur,
  { intervenantId }: { intervenantId: number },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const intervenant = await intervenantVisible(tx, auteur.portee, intervenantId)
    if (intervenant === undefined) return INTROUVABLE
    const code = await codeOuvert(tx, auteur.portee, intervenantId)
    if (code === undefined) return refuser('', 'Cet intervenant n’a plus de code.')
    // The last day is included: revoked at once is ended since yesterday.
    const au = jourSuivant(jourDe(maintenant), -1)
    await fermerCode(tx, code.id, au)
    const valeurs = { avant: { du: code.du }, apres: { du: code.du, au } }
    const dossier = { objet: 'intervenant', id: intervenantId, antenneId: intervenant.antenne_id } as const
    await journaliserDossier(tx, auteur, { ...dossier, action: 'code révoqué', ...valeurs }, maintenant)
    return FAIT
  })
}
