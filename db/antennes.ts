import type { Portee } from '../domain/regles/portee.ts'
import type { Db, Tx } from './index.ts'
import { dansLaPortee } from './portee.ts'
import type { Ligne } from './schema.ts'

/** The antennes within the scope, by name. */
export async function antennesVisibles(db: Db, portee: Portee): Promise<Ligne<'antenne'>[]> {
  return db
    .selectFrom('antenne')
    .selectAll()
    .where(dansLaPortee('antenne.id', portee))
    .orderBy('nom')
    .execute()
}

export interface AntenneReglee extends Ligne<'antenne'> {
  codesPostaux: string[]
  /** What names it: such an antenne cannot be removed. */
  beneficiaires: number
  intervenants: number
  comptes: number
}

/** Every antenne with its postcodes and what depends on it, by name. Reference data: headquarters only. */
export async function antennesReglees(db: Db): Promise<AntenneReglee[]> {
  const antennes = await db.selectFrom('antenne').selectAll().orderBy('nom').execute()
  const postaux = await db.selectFrom('antenne_code_postal').selectAll().orderBy('code_postal').execute()
  const compter = async (table: 'beneficiaire' | 'intervenant' | 'utilisateur') => {
    const lignes = await db
      .selectFrom(table)
      .select((eb) => ['antenne_id', eb.fn.countAll<number>().as('n')])
      .groupBy('antenne_id')
      .execute()
    return new Map(lignes.map(({ antenne_id, n }) => [antenne_id, n]))
  }
  const beneficiaires = await compter('beneficiaire')
  const intervenants = await compter('intervenant')
  const comptes = await compter('utilisateur')
  return antennes.map((antenne) => ({
    ...antenne,
    codesPostaux: postaux.filter((p) => p.antenne_id === antenne.id).map((p) => p.code_postal),
    beneficiaires: beneficiaires.get(antenne.id) ?? 0,
    intervenants: intervenants.get(antenne.id) ?? 0,
    comptes: comptes.get(antenne.id) ?? 0,
  }))
}

/** An antenne and its postcodes, as a form of headquarters shows it. */
export async function antenneEtCodesPostaux(
  db: Db,
  id: number,
): Promise<(Ligne<'antenne'> & { codesPostaux: string[] }) | undefined> {
  const antenne = await db.selectFrom('antenne').selectAll().where('id', '=', id).executeTakeFirst()
  if (antenne === undefined) return undefined
  const postaux = await db
    .selectFrom('antenne_code_postal')
    .select('code_postal')
    .where('antenne_id', '=', id)
    .orderBy('code_postal')
    .execute()
  return { ...antenne, codesPostaux: postaux.map(({ code_postal }) => code_postal) }
}

/** Which other antenne already has one of these postcodes. */
export async function antenneDUnCodePostal(
  db: Db,
  codesPostaux: readonly string[],
  sauf: number,
): Promise<{ code_postal: string; code: string } | undefined> {
  if (codesPostaux.length === 0) return undefined
  return db
    .selectFrom('antenne_code_postal as cp')
    .innerJoin('antenne', 'antenne.id', 'cp.antenne_id')
    .select(['cp.code_postal', 'antenne.code'])
    .where('cp.code_postal', 'in', codesPostaux)
    .where('cp.antenne_id', '<>', sauf)
    .limit(1)
    .executeTakeFirst()
}

/** Gives the antenne these postcodes and no other. */
export async function poserCodesPostaux(
  tx: Tx,
  antenneId: number,
  codesPostaux: readonly string[],
): Promise<void> {
  await tx.deleteFrom('antenne_code_postal').where('antenne_id', '=', antenneId).execute()
  for (const code_postal of new Set(codesPostaux)) {
    await tx.insertInto('antenne_code_postal').values({ code_postal, antenne_id: antenneId }).execute()
  }
}

const TABLES_PAR_ANTENNE = [
  'beneficiaire',
  'intervenant',
  'utilisateur',
  'appel',
  'intervention',
  'anomalie',
  'alerte',
  'mouvement',
] as const

/** Whether anything names this antenne, or ever did. */
export async function antenneSert(db: Db, id: number): Promise<boolean> {
  for (const table of TABLES_PAR_ANTENNE) {
    const ligne = await db
      .selectFrom(table)
      .select('id')
      .where('antenne_id', '=', id)
      .limit(1)
      .executeTakeFirst()
    if (ligne !== undefined) return true
  }
  return false
}
