import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'

/** A planned visit, with who goes to whom. */
export type VisiteAutour = Awaited<ReturnType<typeof visitesAutour>>[number]

/**
 * The visits planned, between two instants (ms UTC), at a home or for a carer, at homes within the scope: who a call
 * without a name may have been.
 */
export async function visitesAutour(
  db: Db,
  portee: Portee,
  qui: { beneficiaireId: number } | { intervenantId: number },
  du: number,
  au: number,
) {
  const [colonne, id] =
    'beneficiaireId' in qui
      ? (['v.beneficiaire_id', qui.beneficiaireId] as const)
      : (['v.intervenant_id', qui.intervenantId] as const)
  return db
    .selectFrom('visite as v')
    .innerJoin('beneficiaire as b', 'b.id', 'v.beneficiaire_id')
    .innerJoin('intervenant as a', 'a.id', 'v.intervenant_id')
    .select(['v.id', 'v.debut', 'v.fin', 'v.beneficiaire_id', 'v.intervenant_id'])
    .select(['b.civilite as beneficiaire_civilite', 'b.prenom as beneficiaire_prenom'])
    .select(['b.nom as beneficiaire_nom', 'a.civilite as intervenant_civilite'])
    .select(['a.prenom as intervenant_prenom', 'a.nom as intervenant_nom'])
    .where(dansLaPortee('b.antenne_id', portee))
    .where(colonne, '=', id)
    .where('v.debut', '<=', au)
    .where('v.fin', '>=', du)
    .orderBy('v.debut')
    .limit(20)
    .execute()
}
