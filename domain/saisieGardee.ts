import type { Db } from '../db/index.ts'
import { ancienTitulaire } from '../db/sessions.ts'
import { empreinteDuJeton } from './jetons.ts'

const HEURE = 3_600_000
/** How long a form waits for its author to sign in again. */
export const GARDE_MS = 4 * HEURE

/** A form as it came: `[name, value]` pairs in their order, and where it was going. */
export interface Saisie {
  chemin: string
  champs: readonly (readonly [string, string])[]
}

/**
 * Keeps a form that came with a session ended by itself, for the person it was of: one form each, the last. Returns
 * whether it was kept: a token nobody ever had, or one ended on purpose, keeps nothing.
 */
export async function garderSaisie(
  db: Db,
  jeton: string,
  { chemin, champs }: Saisie,
  maintenant: number,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const utilisateur_id = await ancienTitulaire(tx, empreinteDuJeton(jeton))
    await tx
      .deleteFrom('saisie_gardee')
      .where('gardee_le', '<=', maintenant - GARDE_MS)
      .execute()
    if (utilisateur_id === undefined) return false
    const ligne = { chemin, champs: JSON.stringify(champs), gardee_le: maintenant }
    await tx
      .insertInto('saisie_gardee')
      .values({ utilisateur_id, ...ligne })
      .onConflict((conflit) => conflit.column('utilisateur_id').doUpdateSet(ligne))
      .execute()
    return true
  })
}

/** The form kept for this person, and for nobody else. */
export async function saisieGardee(
  db: Db,
  utilisateurId: number,
  maintenant: number,
): Promise<(Saisie & { gardeeLe: number }) | undefined> {
  const ligne = await db
    .selectFrom('saisie_gardee')
    .selectAll()
    .where('utilisateur_id', '=', utilisateurId)
    .where('gardee_le', '>', maintenant - GARDE_MS)
    .executeTakeFirst()
  if (ligne === undefined) return undefined
  const champs = JSON.parse(ligne.champs) as [string, string][]
  return { chemin: ligne.chemin, champs, gardeeLe: ligne.gardee_le }
}

/** The kept form is of no use any more: it was sent (to `chemin`), or given up. */
export async function oublierSaisie(db: Db, utilisateurId: number, chemin?: string): Promise<void> {
  let requete = db.deleteFrom('saisie_gardee').where('utilisateur_id', '=', utilisateurId)
  if (chemin !== undefined) requete = requete.where('chemin', '=', chemin)
  await requete.execute()
}
