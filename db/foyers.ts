import type { Portee } from '../domain/regles/portee.ts'
import type { Db, Tx } from './index.ts'
import { dansLaPortee } from './portee.ts'
import type { Ligne } from './schema.ts'

/** Those within the scope who live with this beneficiaire, herself left out. */
export async function cohabitants(
  db: Db,
  portee: Portee,
  { id, foyer }: Pick<Ligne<'beneficiaire'>, 'id' | 'foyer'>,
): Promise<Ligne<'beneficiaire'>[]> {
  if (foyer === null) return []
  return db
    .selectFrom('beneficiaire')
    .selectAll()
    .where('foyer', '=', foyer)
    .where('id', '<>', id)
    .where(dansLaPortee('beneficiaire.antenne_id', portee))
    .orderBy('nom')
    .orderBy('prenom')
    .execute()
}

/** Who belongs to this household, of any antenne. */
export async function membresDuFoyer(db: Db, foyer: string): Promise<number[]> {
  const membres = await db.selectFrom('beneficiaire').select('id').where('foyer', '=', foyer).execute()
  return membres.map(({ id }) => id)
}

export async function poserFoyer(tx: Tx, ids: readonly number[], foyer: string | null): Promise<void> {
  await tx.updateTable('beneficiaire').set({ foyer }).where('id', 'in', ids).execute()
}
