import type { Db } from '../db/index.ts'

export const LONGUEUR_MESSAGE_MAX = 400

/** The oldest message of the office this carer has not heard. */
export async function messageEnAttente(
  db: Db,
  intervenantId: number,
): Promise<{ id: number; texte: string } | undefined> {
  return db
    .selectFrom('message')
    .select(['id', 'texte'])
    .where('intervenant_id', '=', intervenantId)
    .where('entendu_le', 'is', null)
    .orderBy('id')
    .executeTakeFirst()
}

/** Marks a message heard at `instant` (ms UTC), once. */
export async function marquerEntendu(db: Db, id: number, instant: number): Promise<void> {
  await db
    .updateTable('message')
    .set({ entendu_le: instant })
    .where('id', '=', id)
    .where('entendu_le', 'is', null)
    .execute()
}

/**
 * Leaves a message, read to the carer after her next stamp.
 * @throws when the text is empty or longer than 400 characters (French, for a person)
 */
export async function deposerMessage(
  db: Db,
  message: { intervenantId: number; texte: string; utilisateurId: number | null; maintenant: number },
): Promise<void> {
  const texte = message.texte.replace(/\s+/g, ' ').trim()
  if (texte === '' || texte.length > LONGUEUR_MESSAGE_MAX) {
    throw new Error(`Le message doit compter de 1 à ${LONGUEUR_MESSAGE_MAX} caractères.`)
  }
  await db
    .insertInto('message')
    .values({
      intervenant_id: message.intervenantId,
      texte,
      utilisateur_id: message.utilisateurId,
      cree_le: message.maintenant,
    })
    .execute()
}
