import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'

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
