import { sql, type NotNull } from 'kysely'
import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'
import type { Ligne, Nouveau, ResultatAppel } from './schema.ts'

/** Adds a call and returns its id. */
export async function ajouterAppel(db: Db, appel: Nouveau<'appel'>): Promise<number> {
  const { id } = await db.insertInto('appel').values(appel).returning('id').executeTakeFirstOrThrow()
  return id
}

/** The call Asterisk numbered `uniqueid`, if it is known. */
export async function appelParUniqueid(db: Db, uniqueid: string): Promise<Ligne<'appel'> | undefined> {
  return db.selectFrom('appel').selectAll().where('uniqueid', '=', uniqueid).executeTakeFirst()
}

/** One call within the scope. */
export async function appelVisible(db: Db, portee: Portee, id: number): Promise<Ligne<'appel'> | undefined> {
  return db
    .selectFrom('appel')
    .selectAll()
    .where('id', '=', id)
    .where(dansLaPortee('antenne_id', portee))
    .executeTakeFirst()
}

/**
 * The raw calls that tell an intervention, between two instants (ms UTC): those of this carer at this home, and those
 * of the home that no carer could be put to.
 */
export async function appelsDuCouple(
  db: Db,
  portee: Portee,
  couple: { beneficiaireId: number; intervenantId: number },
  du: number,
  au: number,
): Promise<Ligne<'appel'>[]> {
  return db
    .selectFrom('appel')
    .selectAll()
    .where(dansLaPortee('appel.antenne_id', portee))
    .where('instant', '>=', du)
    .where('instant', '<', au)
    .where((eb) =>
      eb.or([
        eb.and([
          eb('beneficiaire_id', '=', couple.beneficiaireId),
          eb.or([eb('intervenant_id', 'is', null), eb('intervenant_id', '=', couple.intervenantId)]),
        ]),
        // A couple stamped together: one call, several homes.
        eb(
          'id',
          'in',
          eb
            .selectFrom('pointage')
            .select('pointage.appel_id')
            .where('pointage.beneficiaire_id', '=', couple.beneficiaireId)
            .where('pointage.intervenant_id', '=', couple.intervenantId)
            .where('pointage.instant', '>=', du)
            .where('pointage.instant', '<', au)
            .$narrowType<{ appel_id: NotNull }>(),
        ),
      ]),
    )
    .orderBy('instant')
    .limit(100)
    .execute()
}

/** How many calls came in each hour since `debut` (ms UTC), by outcome; `rang` counts whole hours. */
export async function appelsParHeure(
  db: Db,
  portee: Portee,
  debut: number,
  fin: number,
): Promise<{ rang: number; resultat: ResultatAppel; nombre: number }[]> {
  return db
    .selectFrom('appel')
    .select((eb) => [
      sql<number>`(instant - ${debut}) / 3600000`.as('rang'),
      'resultat',
      eb.fn.countAll<number>().as('nombre'),
    ])
    .where(dansLaPortee('appel.antenne_id', portee))
    .where('instant', '>=', debut)
    .where('instant', '<', fin)
    .groupBy(['rang', 'resultat'])
    .execute()
}

/** Outcomes that leave a call without a home or without a carer. */
export const NON_IDENTIFIES: readonly ResultatAppel[] = [
  'beneficiaire_inconnu',
  'code_inconnu',
  'sans_saisie',
]

/** The calls of these outcomes between two instants (ms UTC), the latest first, with who is known of them. */
export async function appelsSansPointage(
  db: Db,
  portee: Portee,
  filtre: { du: number; au: number; resultats: readonly ResultatAppel[]; traites?: 'oui' | 'non' },
  limite: number,
  decalage = 0,
) {
  return db
    .selectFrom('appel as x')
    .leftJoin('appel_traite as s', 's.appel_id', 'x.id')
    .leftJoin('utilisateur as u', 'u.id', 's.utilisateur_id')
    .leftJoin('beneficiaire as b', 'b.id', 'x.beneficiaire_id')
    .leftJoin('intervenant as a', 'a.id', 'x.intervenant_id')
    .leftJoin('antenne as n', 'n.id', 'x.antenne_id')
    .selectAll('x')
    .select(['b.civilite as beneficiaire_civilite', 'b.prenom as beneficiaire_prenom'])
    .select(['b.nom as beneficiaire_nom', 'b.antenne_id as beneficiaire_antenne'])
    .select(['a.civilite as intervenant_civilite', 'a.prenom as intervenant_prenom'])
    .select(['a.nom as intervenant_nom', 'a.antenne_id as intervenant_antenne', 'a.telephone'])
    .select('n.nom as antenne_nom')
    .select(['s.sort', 's.instant as traite_le', 's.note', 's.beneficiaire_id as rattache_chez'])
    .select(['s.intervenant_id as rattache_par', 'u.prenom as auteur_prenom', 'u.nom as auteur_nom'])
    .where(dansLaPortee('x.antenne_id', portee))
    .$if(filtre.traites === 'non', (q) => q.where('s.appel_id', 'is', null))
    .$if(filtre.traites === 'oui', (q) => q.where('s.appel_id', 'is not', null))
    .where('x.instant', '>=', filtre.du)
    .where('x.instant', '<', filtre.au)
    .where('x.resultat', 'in', filtre.resultats)
    .orderBy('x.instant', 'desc')
    .orderBy('x.id', 'desc')
    .limit(limite)
    .offset(decalage)
    .execute()
}

/** How many calls of each outcome between two instants (ms UTC). */
export async function nombreParResultat(
  db: Db,
  portee: Portee,
  du: number,
  au: number,
): Promise<Partial<Record<ResultatAppel, number>>> {
  const lignes = await db
    .selectFrom('appel')
    .select((eb) => ['resultat', eb.fn.countAll<number>().as('nombre')])
    .where(dansLaPortee('appel.antenne_id', portee))
    .where('instant', '>=', du)
    .where('instant', '<', au)
    .groupBy('resultat')
    .execute()
  return Object.fromEntries(lignes.map(({ resultat, nombre }) => [resultat, nombre]))
}

/** How often each of these numbers called since `depuis` (ms UTC) without being identified. */
export async function recidives(
  db: Db,
  portee: Portee,
  numeros: readonly string[],
  depuis: number,
): Promise<Map<string, number>> {
  if (numeros.length === 0) return new Map()
  const lignes = await db
    .selectFrom('appel')
    .select((eb) => ['numero', eb.fn.countAll<number>().as('nombre')])
    .where(dansLaPortee('appel.antenne_id', portee))
    .where('numero', 'in', numeros)
    .where('instant', '>=', depuis)
    .where('resultat', 'in', NON_IDENTIFIES)
    .groupBy('numero')
    .execute()
  return new Map(lignes.map(({ numero, nombre }) => [numero ?? '', nombre]))
}
