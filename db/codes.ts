import type { Portee } from '../domain/regles/portee.ts'
import type { Db, Tx } from './index.ts'
import { dansLaPortee } from './portee.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** The attributions of codes to a carer within the scope, the latest first; the codes themselves are left out. */
export async function attributionsDe(
  db: Db,
  portee: Portee,
  intervenantId: number,
): Promise<Pick<Ligne<'code'>, 'id' | 'du' | 'au'>[]> {
  return db
    .selectFrom('code')
    .innerJoin('intervenant as a', 'a.id', 'code.intervenant_id')
    .select(['code.id', 'code.du', 'code.au'])
    .where('code.intervenant_id', '=', intervenantId)
    .where(dansLaPortee('a.antenne_id', portee))
    .orderBy('code.id', 'desc')
    .limit(50)
    .execute()
}

/** Every code in use, or given up on or after `depuis`. */
export async function codesPris(db: Db, depuis: string): Promise<Set<string>> {
  const codes = await db
    .selectFrom('code')
    .select('code')
    .distinct()
    .where((eb) => eb.or([eb('au', 'is', null), eb('au', '>=', depuis)]))
    .execute()
  return new Set(codes.map(({ code }) => code))
}

/** The carers within the scope who hold a code and are still here, by name, each with it: for printed cards only. */
export async function porteursDeCode(db: Db, portee: Portee, limite: number) {
  return db
    .selectFrom('intervenant as a')
    .innerJoin('code', 'code.intervenant_id', 'a.id')
    .select(['a.id', 'a.prenom', 'a.nom', 'a.antenne_id', 'code.code', 'code.du'])
    .where(dansLaPortee('a.antenne_id', portee))
    .where('a.archive_le', 'is', null)
    .where('code.au', 'is', null)
    .orderBy('a.nom')
    .orderBy('a.prenom')
    .orderBy('a.id')
    .limit(limite)
    .execute()
}

export async function ajouterCode(tx: Tx, code: Nouveau<'code'>): Promise<void> {
  await tx.insertInto('code').values(code).execute()
}

/** The last day of a code, included. */
export async function fermerCode(tx: Tx, id: number, au: string): Promise<void> {
  await tx.updateTable('code').set({ au }).where('id', '=', id).execute()
}
