import { absencesDe, absenceVisible, changerAbsence, joursPrevus } from '../db/absences.ts'
import { antenneDuBeneficiaire } from '../db/beneficiaires.ts'
import type { Db } from '../db/index.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, PERIMEE, refuser, type Change } from './change.ts'
import { journaliserDossier } from './journaliserDossier.ts'
import { recalculer } from './recalculer.ts'
import { fauteDAbsence } from './regles/absences.ts'
import { jourDe } from './regles/jours.ts'

/** Sets the last day of an absence: she is back earlier, or later, or at last it is known when. */
export async function terminerAbsence(
  db: Db,
  auteur: Auteur,
  { beneficiaireId, absenceId, au }: { beneficiaireId: number; absenceId: number; au: string },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const absence = await absenceVisible(tx, auteur.portee, absenceId)
    if (absence === undefined || absence.beneficiaire_id !== beneficiaireId) return INTROUVABLE
    if (absence.retire_le !== null) return PERIMEE
    const { du, motif } = absence
    const autres = (await absencesDe(tx, beneficiaireId)).filter(({ id }) => id !== absenceId)
    const faute = fauteDAbsence({ du, au, motif }, autres, jourDe(maintenant))
    // The first day is not what is being set: an old absence may still be ended.
    if (faute !== undefined && faute.champ !== 'du') return refuser(faute.champ, faute.raison)
    await changerAbsence(tx, absenceId, { au })
    const antenneId = await antenneDuBeneficiaire(tx, beneficiaireId)
    const dossier = { objet: 'beneficiaire', id: beneficiaireId, antenneId } as const
    const changement = { action: 'fin d’absence fixée', avant: { du, au: absence.au }, apres: { du, au } }
    await journaliserDossier(tx, auteur, { ...dossier, ...changement }, maintenant)
    const depuis = absence.au !== null && absence.au < au ? absence.au : au
    await recalculer(tx, await joursPrevus(tx, beneficiaireId, depuis, null), maintenant)
    return FAIT
  })
}
