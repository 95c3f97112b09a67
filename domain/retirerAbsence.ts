import { absenceVisible, changerAbsence, joursPrevus } from '../db/absences.ts'
import { antenneDuBeneficiaire } from '../db/beneficiaires.ts'
import type { Db } from '../db/index.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, PERIMEE, type Change } from './change.ts'
import { journaliserDossier } from './journaliserDossier.ts'
import { recalculer } from './recalculer.ts'

/** Takes an absence back, as if it had never been entered: the visits it covered may be missed again. */
export async function retirerAbsence(
  db: Db,
  auteur: Auteur,
  { beneficiaireId, absenceId }: { beneficiaireId: number; absenceId: number },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const absence = await absenceVisible(tx, auteur.portee, absenceId)
    if (absence === undefined || absence.beneficiaire_id !== beneficiaireId) return INTROUVABLE
    if (absence.retire_le !== null) return PERIMEE
    await changerAbsence(tx, absenceId, { retire_le: maintenant })
    const { du, au, motif, note } = absence
    const antenneId = await antenneDuBeneficiaire(tx, beneficiaireId)
    const dossier = { objet: 'beneficiaire', id: beneficiaireId, antenneId } as const
    const action = 'absence retirée'
    await journaliserDossier(tx, auteur, { ...dossier, action, avant: { du, au, motif, note } }, maintenant)
    await recalculer(tx, await joursPrevus(tx, beneficiaireId, du, au), maintenant)
    return FAIT
  })
}
