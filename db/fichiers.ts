import type { Db, Tx } from './index.ts'
import { ajouterEnMasse } from './masse.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** Every row of the ledger with this content or this name in the flow, the latest first. */
export async function fichiersSemblables(
  db: Db,
  fichier: { partenaire: string; flux: string; nom: string; sha256: string },
): Promise<Ligne<'fichier'>[]> {
  return db
    .selectFrom('fichier')
    .selectAll()
    .where('partenaire', '=', fichier.partenaire)
    .where('flux', '=', fichier.flux)
    .where((eb) => eb.or([eb('sha256', '=', fichier.sha256), eb('nom', '=', fichier.nom)]))
    .orderBy('id', 'desc')
    .execute()
}

/** The last file of the flow whose content was applied. */
export async function dernierApplique(
  db: Db,
  partenaire: string,
  flux: string,
): Promise<Ligne<'fichier'> | undefined> {
  return db
    .selectFrom('fichier')
    .selectAll()
    .where('partenaire', '=', partenaire)
    .where('flux', '=', flux)
    .where('etat', '=', 'applique')
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

/** Adds a ledger row and its refused lines. */
export async function inscrireFichier(
  tx: Tx,
  fichier: Nouveau<'fichier'>,
  refus: readonly Omit<Nouveau<'refus'>, 'fichier_id'>[],
): Promise<void> {
  const { id } = await tx.insertInto('fichier').values(fichier).returning('id').executeTakeFirstOrThrow()
  const lignes = refus.map(({ ligne, colonne, valeur, raison }) => ({
    fichier_id: id,
    ligne,
    colonne,
    valeur,
    raison,
  }))
  await ajouterEnMasse(tx, 'refus', lignes)
}
