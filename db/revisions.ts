import type { Portee } from '../domain/regles/portee.ts'
import type { Db, Tx } from './index.ts'
import { dansLaPortee } from './portee.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** The corrections of an intervention within the scope, the first one first, with who made them and why. */
export async function revisionsDe(db: Db, portee: Portee, interventionId: number) {
  return (
    db
      .selectFrom('revision as r')
      .innerJoin('intervention as i', 'i.id', 'r.intervention_id')
      .innerJoin('utilisateur as u', 'u.id', 'r.utilisateur_id')
      .innerJoin('motif as m', 'm.id', 'r.motif_id')
      .leftJoin('revision as annulation', 'annulation.annule_id', 'r.id')
      .selectAll('r')
      .select(['u.prenom as auteur_prenom', 'u.nom as auteur_nom'])
      .select(['m.libelle as motif', 'm.famille as motif_famille'])
      // The revision that undid this one, if any.
      .select('annulation.id as annulee_par')
      .where('r.intervention_id', '=', interventionId)
      .where(dansLaPortee('i.antenne_id', portee))
      .orderBy('r.id')
      .execute()
  )
}

export type RevisionVue = Awaited<ReturnType<typeof revisionsDe>>[number]

/** The last correction of each of these interventions, if it has any. */
export async function dernieresRevisions(
  db: Db,
  interventionIds: readonly number[],
): Promise<Ligne<'revision'>[]> {
  if (interventionIds.length === 0) return []
  return db
    .selectFrom('revision')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('revision')
        .where('intervention_id', 'in', interventionIds)
        .groupBy('intervention_id')
        .select((max) => max.fn.max('id').as('id')),
    )
    .execute()
}

/** One correction, of an intervention within the scope. */
export async function revisionVisible(
  db: Db,
  portee: Portee,
  id: number,
): Promise<Ligne<'revision'> | undefined> {
  return db
    .selectFrom('revision as r')
    .innerJoin('intervention as i', 'i.id', 'r.intervention_id')
    .selectAll('r')
    .where('r.id', '=', id)
    .where(dansLaPortee('i.antenne_id', portee))
    .executeTakeFirst()
}

/** The corrections of one act, the first one first. */
export async function revisionsDuGroupe(db: Db, groupe: string): Promise<Ligne<'revision'>[]> {
  return db.selectFrom('revision').selectAll().where('groupe', '=', groupe).orderBy('id').execute()
}

/** The correction that undid this one. */
export async function annulationDe(db: Db, id: number): Promise<Ligne<'revision'> | undefined> {
  return db.selectFrom('revision').selectAll().where('annule_id', '=', id).executeTakeFirst()
}

/** The corrections of an intervention that came after one, the first one first. */
export async function revisionsApres(
  db: Db,
  { id, intervention_id }: Ligne<'revision'>,
): Promise<Ligne<'revision'>[]> {
  return db
    .selectFrom('revision')
    .selectAll()
    .where('intervention_id', '=', intervention_id)
    .where('id', '>', id)
    .orderBy('id')
    .execute()
}

/** The correction of the same intervention just before one. */
export async function revisionPrecedente(
  db: Db,
  { id, intervention_id }: Ligne<'revision'>,
): Promise<Ligne<'revision'> | undefined> {
  return db
    .selectFrom('revision')
    .selectAll()
    .where('intervention_id', '=', intervention_id)
    .where('id', '<', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Who made the last correction of an intervention, and when. */
export async function dernierAuteur(
  db: Db,
  interventionId: number,
): Promise<{ instant: number; prenom: string; nom: string } | undefined> {
  return db
    .selectFrom('revision as r')
    .innerJoin('utilisateur as u', 'u.id', 'r.utilisateur_id')
    .select(['r.instant', 'u.prenom', 'u.nom'])
    .where('r.intervention_id', '=', interventionId)
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Appends a correction and returns its id. */
export async function ajouterRevision(tx: Tx, revision: Nouveau<'revision'>): Promise<number> {
  const { id } = await tx.insertInto('revision').values(revision).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Who made a correction. */
export async function auteurDeLaRevision(db: Db, id: number): Promise<{ prenom: string; nom: string }> {
  return db
    .selectFrom('revision as r')
    .innerJoin('utilisateur as u', 'u.id', 'r.utilisateur_id')
    .select(['u.prenom', 'u.nom'])
    .where('r.id', '=', id)
    .executeTakeFirstOrThrow()
}
