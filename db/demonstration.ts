import { sql } from 'kysely'
import type { Db } from './index.ts'
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
