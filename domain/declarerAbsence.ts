import { absencesDe, ajouterAbsence, joursPrevus } from '../db/absences.ts'
import { beneficiaireVisible } from '../db/beneficiaires.ts'
import type { Db } from '../db/index.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, refuser, type Change } from './change.ts'
import { journaliserDossier } from './journaliserDossier.ts'
import { recalculer } from './recalculer.ts'
import { fauteDAbsence, type Absence } from './regles/absences.ts'
import { jourDe } from './regles/jours.ts'

export interface AbsenceDeclaree extends Absence {
  beneficiaireId: number
  note: string
}

/** Notes that a beneficiaire is away, for a time or for good: her planned visits are no longer missed (regles.md §8). */
export async function declarerAbsence(
  db: Db,
  auteur: Auteur,
  { beneficiaireId, du, au, motif, note }: AbsenceDeclaree,
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const beneficiaire = await beneficiaireVisible(tx, auteur.portee, beneficiaireId)
    if (beneficiaire === undefined) return INTROUVABLE
    const existantes = await absencesDe(tx, beneficiaireId)
    const faute = fauteDAbsence({ du, au, motif }, existantes, jourDe(maintenant))
    if (faute !== undefined) return refuser(faute.champ, faute.raison)
    const absence = { beneficiaire_id: beneficiaireId, du, au, motif, note }
    await ajouterAbsence(tx, { ...absence, utilisateur_id: auteur.utilisateurId, cree_le: maintenant })
    const dossier = { objet: 'beneficiaire', id: beneficiaireId, antenneId: beneficiaire.antenne_id } as const
    const action = 'absence déclarée'
    await journaliserDossier(tx, auteur, { ...dossier, action, apres: { du, au, motif, note } }, maintenant)
    await recalculer(tx, await joursPrevus(tx, beneficiaireId, du, au), maintenant)
    return FAIT
  })
}
