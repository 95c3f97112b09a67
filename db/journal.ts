import type { Db } from './index.ts'
import type { Nouveau } from './schema.ts'

/** Adds a line to the journal: who, what, when, before, after. Nothing ever changes there. */
export async function journaliser(
  db: Db,
  ligne: Omit<Nouveau<'journal'>, 'avant' | 'apres' | 'adresse' | 'utilisateur_id'> &
    Partial<Nouveau<'journal'>>,
): Promise<void> {
  await db
    .insertInto('journal')
    .values({ utilisateur_id: null, avant: null, apres: null, adresse: null, ...ligne })
    .execute()
}
