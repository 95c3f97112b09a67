import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'

/** The interventions this person entered by hand last, still standing, within the scope. */
export async function saisiesDe(db: Db, portee: Portee, utilisateurId: number, limite: number) {
  return (
    db
      .selectFrom('revision as r')
      // `cross join` keeps the engine from beginning with every intervention of the antenne, ten years of them.
      .crossJoin('intervention as i')
      .innerJoin('beneficiaire as b', 'b.id', 'i.beneficiaire_id')
      .innerJoin('intervenant as a', 'a.id', 'i.intervenant_id')
      .select(['i.id', 'i.jour', 'i.debut', 'i.fin', 'r.instant'])
      .select(['b.civilite as beneficiaire_civilite', 'b.prenom as beneficiaire_prenom'])
      .select(['b.nom as beneficiaire_nom', 'a.civilite as intervenant_civilite'])
      .select(['a.prenom as intervenant_prenom', 'a.nom as intervenant_nom'])
      .whereRef('i.id', '=', 'r.intervention_id')
      .where('r.acte', '=', 'creer')
      .where('r.utilisateur_id', '=', utilisateurId)
      .where('i.supprimee_le', 'is', null)
      .where(dansLaPortee('i.antenne_id', portee))
      .orderBy('r.id', 'desc')
      .limit(limite)
      .execute()
  )
}
