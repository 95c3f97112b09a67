import { sql } from 'kysely'
import type { Db, Tx } from './index.ts'
import { ajouterEnMasse } from './masse.ts'
import type { Nouveau } from './schema.ts'

/** Adds the antennes with the postcodes each serves, the funders and the kinds of service with their names. */
export async function ajouterAntennes(
  db: Db,
  antennes: readonly { code: string; nom: string; adresse: string; codesPostaux: readonly string[] }[],
  financeurs: readonly Pick<Nouveau<'financeur'>, 'code' | 'libelle' | 'genre' | 'abattement_couple'>[],
  prestations: readonly Nouveau<'prestation'>[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { code, nom, adresse, codesPostaux } of antennes) {
      const { id } = await tx
        .insertInto('antenne')
        .values({ code, nom, adresse })
        .returning('id')
        .executeTakeFirstOrThrow()
      for (const code_postal of codesPostaux) {
        await tx.insertInto('antenne_code_postal').values({ code_postal, antenne_id: id }).execute()
      }
    }
    const lignes = financeurs.map(({ code, libelle, genre, abattement_couple = 0 }) => ({
      ...{ code, libelle, genre, abattement_couple },
    }))
    await tx.insertInto('financeur').values(lignes).execute()
    await tx.insertInto('prestation').values(prestations).execute()
  })
}

/** Says that those who share a landline live together. */
export async function unirLesFoyers(db: Db): Promise<void> {
  await sql`update beneficiaire set foyer = ensemble.foyer from (
      select n.beneficiaire_id as id, 'foyer ' || min(autre.beneficiaire_id) as foyer
      from numero n join numero autre on autre.numero = n.numero
      where n.genre = 'fixe' and n.au is null and autre.au is null
      group by n.beneficiaire_id having count(distinct autre.beneficiaire_id) > 1) as ensemble
    where beneficiaire.id = ensemble.id and beneficiaire.foyer is null`.execute(db)
}

/** Who is there, with each home's first line and each carer's code. */
export async function annuaireDeLaBase(db: Db) {
  const beneficiaires = await db
    .selectFrom('beneficiaire')
    .select(['id', 'antenne_id', 'code', 'foyer'])
    .where('archive_le', 'is', null)
    .orderBy('id')
    .execute()
  const prises = await db
    .selectFrom('prise_en_charge')
    .select(['beneficiaire_id', 'prestation'])
    .distinct()
    .orderBy('beneficiaire_id')
    .orderBy('prestation')
    .execute()
  const prestations = Map.groupBy(prises, ({ beneficiaire_id }) => beneficiaire_id)
  const intervenants = await db
    .selectFrom('intervenant')
    .innerJoin('code', 'code.intervenant_id', 'intervenant.id')
    .select(['intervenant.id', 'antenne_id', 'code.code', 'telephone'])
    .where('archive_le', 'is', null)
    .where('code.au', 'is', null)
    .orderBy('intervenant.id')
    .execute()
  const numeros = await db
    .selectFrom('numero')
    .select(['beneficiaire_id', 'numero'])
    .where('au', 'is', null)
    .orderBy('id', 'desc')
    .execute()
  return {
    actifs: {
      intervenants,
      beneficiaires: beneficiaires.map((b) => ({
        ...b,
        prestations: (prestations.get(b.id) ?? []).map(({ prestation }) => prestation),
      })),
    },
    annuaire: {
      numeros: new Map(numeros.map((n) => [n.beneficiaire_id, n.numero])),
      codesBeneficiaires: new Map(beneficiaires.map((b) => [b.id, b.code])),
      codes: new Map(intervenants.map((i) => [i.id, i.code])),
      telephones: new Map(
        intervenants.flatMap(({ id, telephone }) => (telephone === null ? [] : [[id, telephone]])),
      ),
    },
  }
}

/** Which of the demonstration's parts are in the base, each written all or nothing. */
export async function partiesPresentes(db: Db) {
  const present = async (table: 'antenne' | 'intervenant' | 'beneficiaire' | 'visite') =>
    (await db.selectFrom(table).select('id').limit(1).execute()).length > 0
  return {
    antennes: await present('antenne'),
    intervenants: await present('intervenant'),
    beneficiaires: await present('beneficiaire'),
    histoire: await present('visite'),
  }
}

/** The accounts that work in an antenne, in order; null: headquarters'. */
export async function gestionnaires(db: Db): Promise<ReadonlyMap<number | null, number[]>> {
  const comptes = await db
    .selectFrom('utilisateur')
    .select(['id', 'antenne_id'])
    .where('role', 'in', ['gestionnaire', 'coordonnateur', 'siege'])
    .orderBy('id')
    .execute()
  const groupes = Map.groupBy(comptes, ({ antenne_id }) => antenne_id)
  return new Map([...groupes].map(([antenne, gens]) => [antenne, gens.map(({ id }) => id)]))
}

/** One person in so many now belongs to another antenne than the one that visited her. */
const UN_DEMENAGE_SUR = 467

/**
 * Adds the absences, unless they are there; shuts the files of those who died, and moves some people to the next
 * antenne, as of `jour`.
 */
export async function ajouterAbsences(
  db: Db,
  absences: readonly Nouveau<'absence'>[],
  jour: string,
  archiveLe: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const presentes = await tx.selectFrom('absence').select('id').limit(1).execute()
    if (presentes.length > 0) return
    await ajouterEnMasse(tx, 'absence', absences)
    await tx
      .updateTable('beneficiaire')
      .set({ archive_le: archiveLe })
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('absence')
          .select('beneficiaire_id')
          .where('au', 'is', null)
          .where('motif', '=', 'deces'),
      )
      .execute()
    await sql`delete from visite where jour >= ${jour} and beneficiaire_id % ${UN_DEMENAGE_SUR} = 0`.execute(
      tx,
    )
    await sql`update beneficiaire
      set antenne_id = 1 + antenne_id % (select max(id) from antenne)
      where id % ${UN_DEMENAGE_SUR} = 0 and foyer is null`.execute(tx)
  })
}

/** Interventions of before `jour` to be put right, oldest first, each with the visit planned for this pair that day. */
export async function aRectifier(db: Db, jour: string, limite: number) {
  return db
    .selectFrom('intervention as i')
    .leftJoin('visite as v', (jointure) =>
      jointure
        .onRef('v.beneficiaire_id', '=', 'i.beneficiaire_id')
        .onRef('v.intervenant_id', '=', 'i.intervenant_id')
        .onRef('v.jour', '=', 'i.jour'),
    )
    .select(['i.id', 'i.version', 'i.antenne_id', 'i.jour', 'i.debut', 'i.fin'])
    .select(['v.debut as prevu_debut', 'v.fin as prevu_fin'])
    .where('i.jour', '<', jour)
    .where('i.supprimee_le', 'is', null)
    .where('i.groupe', 'is', null)
    .where((eb) => eb.or([eb('i.debut', 'is', null), eb('i.fin', 'is', null)]))
    .groupBy('i.id')
    .orderBy('i.jour')
    .orderBy('i.id')
    .limit(limite)
    .execute()
}

/** Calls of before `avant` (ms UTC) that no stamp was drawn from and nobody has looked at. */
export async function appelsNonTraites(db: Db, avant: number, limite: number) {
  return db
    .selectFrom('appel')
    .leftJoin('appel_traite', 'appel_traite.appel_id', 'appel.id')
    .select(['appel.id', 'appel.antenne_id', 'appel.instant'])
    .where('appel.resultat', 'in', ['beneficiaire_inconnu', 'code_inconnu'])
    .where('appel.instant', '<', avant)
    .where('appel_traite.appel_id', 'is', null)
    .orderBy('appel.instant', 'desc')
    .limit(limite)
    .execute()
}

/** Rejects these calls at once. */
export async function rejeterEnMasse(db: Db, lignes: readonly Nouveau<'appel_traite'>[]): Promise<void> {
  await ajouterEnMasse(db, 'appel_traite', lignes)
}

/** Open anomalies of before `jour` that only need a look, at most `limite`. */
export async function aAcquitter(db: Db, jour: string, limite: number) {
  return db
    .selectFrom('anomalie')
    .select(['id', 'antenne_id', 'jour'])
    .where('severite', '=', 'a_acquitter')
    .where('acquittee_le', 'is', null)
    .where('jour', '<', jour)
    .orderBy('jour', 'desc')
    .orderBy('id')
    .limit(limite)
    .execute()
}

/** Forgets what was computed while the past was invented. */
export async function viderLesAnomalies(tx: Tx): Promise<void> {
  await tx.deleteFrom('anomalie').execute()
  await tx.deleteFrom('recalcul').execute()
}

/** Acknowledges at once what is left of the months before `jour`: they were closed. */
export async function acquitterEnMasse(tx: Tx, jour: string, acquittee_le: number): Promise<void> {
  await tx
    .updateTable('anomalie')
    .set((eb) => ({
      acquittee_le,
      note: 'Vu à la clôture du mois',
      acquittee_par: eb
        .selectFrom('utilisateur')
        .select((u) => u.fn.min('utilisateur.id').as('id'))
        .whereRef('utilisateur.antenne_id', '=', 'anomalie.antenne_id'),
    }))
    .where('severite', '=', 'a_acquitter')
    .where('jour', '<', jour)
    .execute()
}

/** Whether the journal holds this action. */
export async function dejaAuJournal(db: Db, action: string): Promise<boolean> {
  const lignes = await db.selectFrom('journal').select('id').where('action', '=', action).limit(1).execute()
  return lignes.length > 0
}
