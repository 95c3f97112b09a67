import type { Portee } from '../domain/regles/portee.ts'
import type { FiltrePersonnes } from './beneficiaires.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'
import { motsDe } from './recherche.ts'
import type { Ligne } from './schema.ts'

/** The antenne this carer works for. */
export async function antenneDeLIntervenant(db: Db, id: number): Promise<number> {
  const { antenne_id } = await db
    .selectFrom('intervenant')
    .select('antenne_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return antenne_id
}

export interface FiltreIntervenants extends FiltrePersonnes {
  /** Those who hold no code, and so cannot stamp. */
  sansCode?: boolean
}

const visibles = (db: Db, portee: Portee, { texte, archives, sansCode = false }: FiltreIntervenants) => {
  let requete = db
    .selectFrom('intervenant as a')
    .where(dansLaPortee('a.antenne_id', portee))
    .where('a.archive_le', archives ? 'is not' : 'is', null)
  for (const mot of motsDe(texte)) requete = requete.where('a.recherche', 'like', `%${mot}%`)
  if (sansCode) {
    requete = requete.where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('code')
            .whereRef('code.intervenant_id', '=', 'a.id')
            .where('code.au', 'is', null)
            .select('code.id'),
        ),
      ),
    )
  }
  return requete
}

/** How many carers within the scope answer the filter. */
export async function nombreDIntervenants(
  db: Db,
  portee: Portee,
  filtre: FiltreIntervenants,
): Promise<number> {
  const { nombre } = await visibles(db, portee, filtre)
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .executeTakeFirstOrThrow()
  return nombre
}

/** A page of the carers within the scope, with whether they hold a code and their latest visit. */
export async function listeDesIntervenants(
  db: Db,
  portee: Portee,
  filtre: FiltreIntervenants,
  page: {
    tri: 'nom' | 'identifiant' | 'date_entree'
    sens: 'asc' | 'desc'
    limite: number
    decalage: number
  },
) {
  return visibles(db, portee, filtre)
    .select(['a.id', 'a.identifiant', 'a.civilite', 'a.prenom', 'a.nom', 'a.telephone', 'a.date_entree'])
    .select(['a.date_sortie', 'a.antenne_id'])
    .select((eb) => [
      eb
        .selectFrom('code')
        .whereRef('code.intervenant_id', '=', 'a.id')
        .where('code.au', 'is', null)
        .select('code.du')
        .limit(1)
        .as('code_du'),
      eb
        .selectFrom('intervention')
        .whereRef('intervention.intervenant_id', '=', 'a.id')
        .where('intervention.supprimee_le', 'is', null)
        .where(dansLaPortee('intervention.antenne_id', portee))
        .select('intervention.jour')
        .orderBy('intervention.jour', 'desc')
        .limit(1)
        .as('derniere'),
    ])
    .orderBy(`a.${page.tri}`, page.sens)
    .orderBy('a.nom', page.sens)
    .orderBy('a.prenom', page.sens)
    .orderBy('a.id')
    .limit(page.limite)
    .offset(page.decalage)
    .execute()
}

/** One carer within the scope. */
export async function intervenantVisible(
  db: Db,
  portee: Portee,
  id: number,
): Promise<Ligne<'intervenant'> | undefined> {
  return db
    .selectFrom('intervenant')
    .selectAll()
    .where('id', '=', id)
    .where(dansLaPortee('intervenant.antenne_id', portee))
    .executeTakeFirst()
}

/** The code a carer within the scope keys today, if she has one. */
export async function codeOuvert(db: Db, portee: Portee, id: number): Promise<Ligne<'code'> | undefined> {
  return db
    .selectFrom('code')
    .innerJoin('intervenant', 'intervenant.id', 'code.intervenant_id')
    .selectAll('code')
    .where('code.intervenant_id', '=', id)
    .where('code.au', 'is', null)
    .where(dansLaPortee('intervenant.antenne_id', portee))
    .executeTakeFirst()
}

/** A carer of the scope, or one who has an intervention within it (lent by another antenne). */
export async function intervenantAffectable(
  db: Db,
  portee: Portee,
  id: number,
): Promise<Ligne<'intervenant'> | undefined> {
  return db
    .selectFrom('intervenant')
    .selectAll()
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        dansLaPortee('intervenant.antenne_id', portee),
        eb.exists(
          eb
            .selectFrom('intervention as i')
            .select('i.id')
            .where('i.intervenant_id', '=', id)
            .where(dansLaPortee('i.antenne_id', portee)),
        ),
      ]),
    )
    .executeTakeFirst()
}

/** The carers, of any antenne, whose own telephone this number (E.164) is. */
export async function intervenantsDuTelephone(db: Db, numero: string): Promise<{ id: number }[]> {
  return db
    .selectFrom('intervenant')
    .select('id')
    .where('telephone', '=', numero)
    .where('archive_le', 'is', null)
    .execute()
}
