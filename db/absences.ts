import type { Portee } from '../domain/regles/portee.ts'
import type { Db, Tx } from './index.ts'
import { dansLaPortee } from './portee.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** The absences of a beneficiaire, those taken back left out, the latest first. */
export async function absencesDe(db: Db, beneficiaireId: number): Promise<Ligne<'absence'>[]> {
  return db
    .selectFrom('absence')
    .selectAll()
    .where('beneficiaire_id', '=', beneficiaireId)
    .where('retire_le', 'is', null)
    .orderBy('du', 'desc')
    .execute()
}

/** The absences of a beneficiaire within the scope with who entered them, those taken back too; the latest first. */
export async function absencesVisibles(db: Db, portee: Portee, beneficiaireId: number) {
  return db
    .selectFrom('absence')
    .innerJoin('beneficiaire as b', 'b.id', 'absence.beneficiaire_id')
    .innerJoin('utilisateur as u', 'u.id', 'absence.utilisateur_id')
    .selectAll('absence')
    .select(['u.prenom as auteur_prenom', 'u.nom as auteur_nom'])
    .where('absence.beneficiaire_id', '=', beneficiaireId)
    .where(dansLaPortee('b.antenne_id', portee))
    .orderBy('absence.du', 'desc')
    .limit(100)
    .execute()
}

/** The absences of these beneficiaires that have a day between `du` and `au` (both included). */
export async function absencesEntre(
  db: Db,
  portee: Portee,
  beneficiaireIds: readonly number[],
  du: string,
  au: string,
): Promise<Ligne<'absence'>[]> {
  if (beneficiaireIds.length === 0) return []
  return db
    .selectFrom('absence')
    .innerJoin('beneficiaire as b', 'b.id', 'absence.beneficiaire_id')
    .selectAll('absence')
    .where('absence.beneficiaire_id', 'in', beneficiaireIds)
    .where('absence.retire_le', 'is', null)
    .where('absence.du', '<=', au)
    .where((eb) => eb.or([eb('absence.au', 'is', null), eb('absence.au', '>=', du)]))
    .where(dansLaPortee('b.antenne_id', portee))
    .execute()
}

/** One absence within the scope, taken back or not. */
export async function absenceVisible(
  db: Db,
  portee: Portee,
  id: number,
): Promise<Ligne<'absence'> | undefined> {
  return db
    .selectFrom('absence')
    .innerJoin('beneficiaire as b', 'b.id', 'absence.beneficiaire_id')
    .selectAll('absence')
    .where('absence.id', '=', id)
    .where(dansLaPortee('b.antenne_id', portee))
    .executeTakeFirst()
}

export async function ajouterAbsence(tx: Tx, absence: Nouveau<'absence'>): Promise<void> {
  await tx.insertInto('absence').values(absence).execute()
}

export async function changerAbsence(
  tx: Tx,
  id: number,
  valeurs: Partial<Pick<Ligne<'absence'>, 'au' | 'retire_le'>>,
): Promise<void> {
  await tx.updateTable('absence').set(valeurs).where('id', '=', id).execute()
}

/** The planned visits of a beneficiaire from `du` to `au` (both included; null: without end), as what must be judged again. */
export async function joursPrevus(
  db: Db,
  beneficiaireId: number,
  du: string,
  au: string | null,
): Promise<{ beneficiaireId: number; intervenantId: number; jour: string }[]> {
  let requete = db
    .selectFrom('visite')
    .select(['beneficiaire_id as beneficiaireId', 'intervenant_id as intervenantId', 'jour'])
    .distinct()
    .where('beneficiaire_id', '=', beneficiaireId)
    .where('jour', '>=', du)
  if (au !== null) requete = requete.where('jour', '<=', au)
  return requete.execute()
}
