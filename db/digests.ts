import type { Db, Tx } from './index.ts'
import type { GenreAlerte } from './schema.ts'

/** How many alerts of each kind wait in each antenne (null: headquarters), and how many left in no digest yet. */
export async function comptesParAntenne(
  db: Db,
): Promise<{ antenne_id: number | null; genre: GenreAlerte; nombre: number; nouvelles: number }[]> {
  const lignes = await db
    .selectFrom('alerte')
    .select(['antenne_id', 'genre'])
    .select((eb) => [eb.fn.countAll<number>().as('nombre'), eb.fn.count<number>('envoyee_le').as('envoyees')])
    .where('emise_le', 'is not', null)
    .where('traitee_le', 'is', null)
    .groupBy(['antenne_id', 'genre'])
    .execute()
  return lignes.map(({ envoyees, ...ligne }) => ({ ...ligne, nouvelles: ligne.nombre - envoyees }))
}

/** The addresses of those who handle the alerts of an antenne (null: headquarters). */
export async function adressesDeLAntenne(db: Db, antenneId: number | null): Promise<string[]> {
  const actifs = db.selectFrom('utilisateur').select('courriel').where('desactive_le', 'is', null)
  const siens =
    antenneId === null
      ? actifs.where('role', '=', 'siege')
      : actifs.where('antenne_id', '=', antenneId).where('role', 'in', ['gestionnaire', 'coordonnateur'])
  return (await siens.orderBy('courriel').execute()).map(({ courriel }) => courriel)
}

/** These alerts were told in a digest. */
export async function noterEnvoi(tx: Tx, antenneId: number | null, instant: number): Promise<void> {
  await tx
    .updateTable('alerte')
    .set({ envoyee_le: instant })
    .where('antenne_id', antenneId === null ? 'is' : '=', antenneId)
    .where('emise_le', 'is not', null)
    .where('traitee_le', 'is', null)
    .where('envoyee_le', 'is', null)
    .execute()
}
