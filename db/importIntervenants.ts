import type { Db, Tx } from './index.ts'
import { ajouterEnMasse } from './masse.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** What the import of carers compares the file with. */
export async function etatDesIntervenants(db: Db) {
  const antennes = await db.selectFrom('antenne').select(['id', 'code']).execute()
  const intervenants = await db.selectFrom('intervenant').selectAll().execute()
  const codes = await db.selectFrom('code').selectAll().orderBy('id').execute()
  return { antennes, intervenants, codes }
}

export type EtatDesIntervenants = Awaited<ReturnType<typeof etatDesIntervenants>>

export async function ajouterIntervenants(tx: Tx, lignes: readonly Nouveau<'intervenant'>[]): Promise<void> {
  await ajouterEnMasse(tx, 'intervenant', lignes)
}

export async function modifierIntervenant(
  tx: Tx,
  id: number,
  valeurs: Partial<Ligne<'intervenant'>>,
): Promise<void> {
  await tx.updateTable('intervenant').set(valeurs).where('id', '=', id).execute()
}

/** Closes code rows, `au` included. */
export async function fermerCodes(tx: Tx, ids: readonly number[], au: string): Promise<void> {
  for (const id of ids) await tx.updateTable('code').set({ au }).where('id', '=', id).execute()
}

/** Opens codes for carers named by their identifiant. */
export async function ouvrirCodes(
  tx: Tx,
  codes: readonly { identifiant: string; code: string }[],
  du: string,
): Promise<void> {
  if (codes.length === 0) return
  const intervenants = await tx.selectFrom('intervenant').select(['id', 'identifiant']).execute()
  const idDe = new Map(intervenants.map(({ id, identifiant }) => [identifiant, id]))
  const lignes = codes.map(({ identifiant, code }) => ({
    intervenant_id: idDe.get(identifiant) ?? 0,
    code,
    du,
    au: null,
  }))
  await ajouterEnMasse(tx, 'code', lignes)
}
