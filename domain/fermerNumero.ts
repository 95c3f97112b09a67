import { antenneDuBeneficiaire } from '../db/beneficiaires.ts'
import type { Db } from '../db/index.ts'
import { changerLigne, numeroVisible } from '../db/numeros.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, refuser, type Change } from './change.ts'
import { journaliserDossier } from './journaliserDossier.ts'
import { jourDe, jourSuivant } from './regles/jours.ts'

/** Closes a line at once: the next call from it is no longer this home's. The daily files do not open it again. */
export async function fermerNumero(
  db: Db,
  auteur: Auteur,
  { beneficiaireId, numeroId }: { beneficiaireId: number; numeroId: number },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const ligne = await numeroVisible(tx, auteur.portee, numeroId)
    if (ligne === undefined || ligne.beneficiaire_id !== beneficiaireId) return INTROUVABLE
    const { numero, du } = ligne
    // The last day is included: closed at once is closed since yesterday.
    const au = jourSuivant(jourDe(maintenant), -1)
    if (ligne.au !== null && ligne.au <= au) return refuser('', 'Cette ligne est déjà fermée.')
    await changerLigne(tx, numeroId, { au, manuel: 1 })
    const antenneId = await antenneDuBeneficiaire(tx, beneficiaireId)
    const dossier = { objet: 'beneficiaire', id: beneficiaireId, antenneId } as const
    const valeurs = { avant: { numero, du, au: ligne.au }, apres: { numero, du, au } }
    await journaliserDossier(tx, auteur, { ...dossier, action: 'numéro fermé', ...valeurs }, maintenant)
    return FAIT
  })
}
