import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
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
