import type { Db, Tx } from './index.ts'
import { ajouterEnMasse } from './masse.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** What the import of beneficiaires compares the file with. */
export async function etatDesUsagers(db: Db) {
  return {
    antennes: await db.selectFrom('antenne').select(['id', 'code']).execute(),
    codesPostaux: await db.selectFrom('antenne_code_postal').selectAll().execute(),
    financeurs: await db.selectFrom('financeur').select(['id', 'code']).execute(),
    beneficiaires: await db.selectFrom('beneficiaire').selectAll().execute(),
    numeros: await db
      .selectFrom('numero')
      .selectAll()
      .where((eb) => eb.or([eb('au', 'is', null), eb('manuel', '=', 1)]))
      .execute(),
    prises: await db.selectFrom('prise_en_charge').selectAll().execute(),
  }
}

export type EtatDesUsagers = Awaited<ReturnType<typeof etatDesUsagers>>

/** Adds beneficiaires; returns the id of every identifiant of the base. */
export async function ajouterBeneficiaires(
  tx: Tx,
  lignes: readonly Nouveau<'beneficiaire'>[],
): Promise<Map<string, number>> {
  await ajouterEnMasse(tx, 'beneficiaire', lignes)
  const tous = await tx.selectFrom('beneficiaire').select(['id', 'identifiant']).execute()
  return new Map(tous.map(({ id, identifiant }) => [identifiant, id]))
}

export async function modifierBeneficiaire(
  tx: Tx,
  id: number,
  valeurs: Partial<Ligne<'beneficiaire'>>,
): Promise<void> {
  await tx.updateTable('beneficiaire').set(valeurs).where('id', '=', id).execute()
}

/** Adds the funders not known yet, named by their code; returns the id of every code. */
export async function ajouterFinanceurs(tx: Tx, codes: readonly string[]): Promise<Map<string, number>> {
  await ajouterEnMasse(
    tx,
    'financeur',
    codes.map((code) => ({ code, libelle: code, genre: 'autre' })),
  )
  const tous = await tx.selectFrom('financeur').select(['id', 'code']).execute()
  return new Map(tous.map(({ id, code }) => [code, id]))
}

export async function ajouterNumeros(tx: Tx, lignes: readonly Nouveau<'numero'>[]): Promise<void> {
  await ajouterEnMasse(tx, 'numero', lignes)
}

/** Closes lines, `au` included. */
export async function fermerNumeros(tx: Tx, ids: readonly number[], au: string): Promise<void> {
  for (const id of ids) await tx.updateTable('numero').set({ au }).where('id', '=', id).execute()
}

export async function ajouterPrises(tx: Tx, lignes: readonly Nouveau<'prise_en_charge'>[]): Promise<void> {
  await ajouterEnMasse(tx, 'prise_en_charge', lignes)
}

export async function modifierPrise(
  tx: Tx,
  id: number,
  valeurs: Partial<Ligne<'prise_en_charge'>>,
): Promise<void> {
  await tx.updateTable('prise_en_charge').set(valeurs).where('id', '=', id).execute()
}

/** Ends prises en charge on `dernierJour`; those that had not begun by then never were. */
export async function terminerPrises(tx: Tx, ids: readonly number[], dernierJour: string): Promise<void> {
  for (const id of ids) {
    await tx
      .updateTable('prise_en_charge')
      .set({ date_fin: dernierJour })
      .where('id', '=', id)
      .where('date_debut', '<=', dernierJour)
      .execute()
    await tx
      .deleteFrom('prise_en_charge')
      .where('id', '=', id)
      .where('date_debut', '>', dernierJour)
      .execute()
  }
}
