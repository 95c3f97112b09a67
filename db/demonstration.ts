import type { Db } from './index.ts'
import type { Nouveau } from './schema.ts'

/** Adds the antennes and the postcodes each serves. */
export async function ajouterAntennes(
  db: Db,
  antennes: readonly { code: string; nom: string; adresse: string; codesPostaux: readonly string[] }[],
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
  })
}

/** Adds funders with their names. */
export async function ajouterFinanceurs(
  db: Db,
  financeurs: readonly Pick<Nouveau<'financeur'>, 'code' | 'libelle' | 'genre'>[],
): Promise<void> {
  const lignes = financeurs.map(({ code, libelle, genre }) => ({ code, libelle, genre }))
  await db.insertInto('financeur').values(lignes).execute()
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

const MARQUE = '%@demonstration'

/** Whether the base holds nothing, the demonstration, or somebody's data. */
export async function etatDeLaDemonstration(db: Db): Promise<'vide' | 'demonstration' | 'autre'> {
  const appel = await db.selectFrom('appel').select('id').where('call_id', 'like', MARQUE).limit(1).execute()
  if (appel.length > 0) return 'demonstration'
  for (const table of ['antenne', 'beneficiaire', 'intervenant', 'appel'] as const) {
    const lignes = await db.selectFrom(table).select('id').limit(1).execute()
    if (lignes.length > 0) return 'autre'
  }
  return 'vide'
}
