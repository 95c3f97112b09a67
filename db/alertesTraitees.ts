import type { Portee } from '../domain/regles/portee.ts'
import type { Tx } from './index.ts'
import { dansLaPortee } from './portee.ts'
import type { Ligne } from './schema.ts'

/** Among these alerts, those within the scope that were raised. */
export async function alertesATraiter(
  tx: Tx,
  portee: Portee,
  ids: readonly number[],
): Promise<Ligne<'alerte'>[]> {
  return tx
    .selectFrom('alerte')
    .selectAll()
    .where('id', 'in', ids)
    .where('emise_le', 'is not', null)
    .where(dansLaPortee('antenne_id', portee))
    .execute()
}

/** Somebody has handled this alert, unless it was handled already. */
export async function traiter(
  tx: Tx,
  id: number,
  apres: { traitee_le: number; traitee_par: number; note: string },
): Promise<void> {
  await tx.updateTable('alerte').set(apres).where('id', '=', id).where('traitee_le', 'is', null).execute()
}
