import { antenneDuBeneficiaire } from '../db/beneficiaires.ts'
import type { Db } from '../db/index.ts'
import { changerLigne, numeroVisible } from '../db/numeros.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, refuser, type Change } from './change.ts'
import { journaliserDossier } from './journaliserDossier.ts'
import { jourDe } from './regles/jours.ts'

/** Says whether calls from this line stamp, from the next call on. */
export async function changerNumero(
  db: Db,
  auteur: Auteur,
  { beneficiaireId, numeroId, pointage }: { beneficiaireId: number; numeroId: number; pointage: boolean },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const ligne = await numeroVisible(tx, auteur.portee, numeroId)
    if (ligne === undefined || ligne.beneficiaire_id !== beneficiaireId) return INTROUVABLE
    if (ligne.au !== null && ligne.au < jourDe(maintenant)) {
      return refuser('', 'Cette ligne est fermée : ajoutez-la de nouveau.')
    }
    const voulu = pointage ? 1 : 0
    await changerLigne(tx, numeroId, { pointage: voulu, manuel: 1 })
    const antenneId = await antenneDuBeneficiaire(tx, beneficiaireId)
    const dossier = { objet: 'beneficiaire', id: beneficiaireId, antenneId } as const
    const { numero } = ligne
    const valeurs = { avant: { numero, pointage: ligne.pointage }, apres: { numero, pointage: voulu } }
    await journaliserDossier(tx, auteur, { ...dossier, action: 'numéro changé', ...valeurs }, maintenant)
    return FAIT
  })
}
