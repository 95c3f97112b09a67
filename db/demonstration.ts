import type { Db } from './index.ts'
import type { Nouveau } from './schema.ts'

/** Adds the antennes with the postcodes each serves, and the funders with their names. */
export async function ajouterAntennes(
  db: Db,
  antennes: readonly { code: string; nom: string; adresse: string; codesPostaux: readonly string[] }[],
  financeurs: readonly Pick<Nouveau<'financeur'>, 'code' | 'libelle' | 'genre'>[],
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
    const lignes = financeurs.map(({ code, libelle, genre }) => ({ code, libelle, genre }))
    await tx.insertInto('financeur').values(lignes).execute()
  })
}

/** Who is there, with each home's first line and each carer's code. */
export async function annuaireDeLaBase(db: Db) {
  const beneficiaires = await db
    .selectFrom('beneficiaire')
    .select(['id', 'antenne_id', 'code'])
    .where('archive_le', 'is', null)
    .orderBy('id')
    .execute()
  const intervenants = await db
    .selectFrom('intervenant')
    .innerJoin('code', 'code.intervenant_id', 'intervenant.id')
    .select(['intervenant.id', 'antenne_id', 'code.code'])
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
    actifs: { beneficiaires, intervenants },
    annuaire: {
      numeros: new Map(numeros.map((n) => [n.beneficiaire_id, n.numero])),
      codesBeneficiaires: new Map(beneficiaires.map((b) => [b.id, b.code])),
      codes: new Map(intervenants.map((i) => [i.id, i.code])),
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
