import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'
import type { Ligne } from './schema.ts'

/** Among these homes, those the carer is planned at some time between `du` and `au` (ms UTC). */
export async function beneficiairesPrevus(
  db: Db,
  intervenantId: number,
  beneficiaireIds: readonly number[],
  du: number,
  au: number,
): Promise<number[]> {
  const visites = await db
    .selectFrom('visite')
    .select('beneficiaire_id')
    .distinct()
    .where('intervenant_id', '=', intervenantId)
    .where('beneficiaire_id', 'in', beneficiaireIds)
    .where('debut', '<=', au)
    .where('fin', '>=', du)
    .execute()
  return visites.map(({ beneficiaire_id }) => beneficiaire_id)
}

/** The planned visits of some carers on some days (both included), at homes within the scope. */
export async function visitesPrevues(
  db: Db,
  portee: Portee,
  intervenantIds: readonly number[],
  du: string,
  au: string,
): Promise<Ligne<'visite'>[]> {
  if (intervenantIds.length === 0) return []
  return db
    .selectFrom('visite')
    .innerJoin('beneficiaire', 'beneficiaire.id', 'visite.beneficiaire_id')
    .selectAll('visite')
    .where('visite.intervenant_id', 'in', intervenantIds)
    .where('visite.jour', '>=', du)
    .where('visite.jour', '<=', au)
    .where(dansLaPortee('beneficiaire.antenne_id', portee))
    .orderBy('visite.debut')
    .execute()
}

/**
 * The next planned visits of a beneficiaire, or of a carer, from an instant (ms UTC). None that goes on began before the
 * day `veille`: the years before are not read.
 */
export async function prochainesVisites(
  db: Db,
  portee: Portee,
  qui: { beneficiaireId: number } | { intervenantId: number },
  { depuis, veille }: { depuis: number; veille: string },
  limite: number,
) {
  return db
    .selectFrom('visite as v')
    .innerJoin('beneficiaire as b', 'b.id', 'v.beneficiaire_id')
    .innerJoin('intervenant as a', 'a.id', 'v.intervenant_id')
    .select(['v.id', 'v.jour', 'v.debut', 'v.fin', 'v.prestation'])
    .select(['b.civilite as beneficiaire_civilite', 'b.prenom as beneficiaire_prenom'])
    .select(['b.nom as beneficiaire_nom', 'a.civilite as intervenant_civilite'])
    .select(['a.prenom as intervenant_prenom', 'a.nom as intervenant_nom'])
    .where(dansLaPortee('b.antenne_id', portee))
    .where(
      'beneficiaireId' in qui ? 'v.beneficiaire_id' : 'v.intervenant_id',
      '=',
      'beneficiaireId' in qui ? qui.beneficiaireId : qui.intervenantId,
    )
    .where('v.jour', '>=', veille)
    .where('v.fin', '>', depuis)
    .orderBy('v.debut')
    .limit(limite)
    .execute()
}
