import { sql } from 'kysely'
import type { AlerteVoulue } from './causesAlertes.ts'
import type { Db, Tx } from './index.ts'
import type { GenreAlerte, Ligne, Nouveau } from './schema.ts'

/** The alerts of these subjects, open or not. */
export async function alertesDesSujets(db: Db, voulues: readonly AlerteVoulue[]): Promise<Ligne<'alerte'>[]> {
  const cles = JSON.stringify(voulues.map(({ genre, sujet }) => [genre, sujet]))
  const { rows } = await sql<Ligne<'alerte'>>`select x.* from json_each(${cles}) m
    cross join alerte x on x.genre = m.value ->> 0 and x.sujet = m.value ->> 1`.execute(db)
  return rows
}

/** The alerts of these kinds that nobody has handled, raised or waiting. */
export async function alertesNonTraitees(db: Db, genres: readonly GenreAlerte[]): Promise<Ligne<'alerte'>[]> {
  return db
    .selectFrom('alerte')
    .selectAll()
    .where('genre', 'in', genres)
    .where('traitee_le', 'is', null)
    .execute()
}

/** Notes alerts that wait for their instant; one already noted stays as it is. */
export async function noterAlertes(tx: Tx, alertes: readonly Nouveau<'alerte'>[]): Promise<void> {
  for (const alerte of alertes) {
    await tx
      .insertInto('alerte')
      .values(alerte)
      .onConflict((sur) => sur.columns(['genre', 'sujet']).doNothing())
      .execute()
  }
}

/** The cause of this alert came back after it had closed by itself: it waits for its instant anew. */
export async function rouvrirAlerte(
  tx: Tx,
  id: number,
  { detail, echeance }: Pick<AlerteVoulue, 'detail' | 'echeance'>,
): Promise<void> {
  const rien = { emise_le: null, traitee_le: null, envoyee_le: null, note: '' }
  await tx
    .updateTable('alerte')
    .set({ ...rien, detail, echeance })
    .where('id', '=', id)
    .where('traitee_par', 'is', null)
    .execute()
}

/** What it is about has changed. */
export async function preciserAlerte(tx: Tx, id: number, detail: string): Promise<void> {
  await tx.updateTable('alerte').set({ detail }).where('id', '=', id).execute()
}

/** Its cause is gone: it closes by itself, unless somebody has just handled it. One never raised leaves no trace. */
export async function fermerAlerte(tx: Tx, id: number, maintenant: number): Promise<void> {
  await tx.deleteFrom('alerte').where('id', '=', id).where('emise_le', 'is', null).execute()
  await tx
    .updateTable('alerte')
    .set({ traitee_le: maintenant })
    .where('id', '=', id)
    .where('traitee_le', 'is', null)
    .execute()
}

/** Raises the alerts that are due: each is claimed once, whoever asks. Returns their antennes. */
export async function emettreAlertes(tx: Tx, maintenant: number): Promise<Set<number | null>> {
  const emises = await tx
    .updateTable('alerte')
    .set({ emise_le: maintenant })
    .where('emise_le', 'is', null)
    .where('echeance', '<=', maintenant)
    .returning('antenne_id')
    .execute()
  return new Set(emises.map(({ antenne_id }) => antenne_id))
}

/** Whether an alert is due and not raised yet. */
export async function alerteEnAttente(db: Db, maintenant: number): Promise<boolean> {
  const ligne = await db
    .selectFrom('alerte')
    .select('id')
    .where('emise_le', 'is', null)
    .where('echeance', '<=', maintenant)
    .limit(1)
    .executeTakeFirst()
  return ligne !== undefined
}
