import { sql } from 'kysely'
import { parametresDuJour, type LigneParametre, type Parametres } from '../domain/regles/parametres.ts'
import type { Db, Tx } from './index.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** The dated settings, as stored, the oldest first; of two of the same day, the one stored last comes last. */
export async function lignesDesParametres(db: Db): Promise<(LigneParametre & { id: number })[]> {
  return db.selectFrom('parametre').selectAll().orderBy('du').orderBy('id').execute()
}

/** The settings of any day, from the dated rows of the base: a function of the day. */
export async function parametresParJour(db: Db): Promise<(jour: string) => Parametres> {
  const lignes = await lignesDesParametres(db)
  return (jour) => parametresDuJour(lignes, jour)
}

/** The settings in force on `jour`. */
export async function parametres(db: Db, jour: string): Promise<Parametres> {
  return (await parametresParJour(db))(jour)
}

export async function ligneParametre(db: Db, id: number): Promise<Ligne<'parametre'> | undefined> {
  return db.selectFrom('parametre').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function ajouterLigneParametre(tx: Tx, ligne: Nouveau<'parametre'>): Promise<void> {
  await tx.insertInto('parametre').values(ligne).execute()
}

export async function retirerLigneParametre(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('parametre').where('id', '=', id).execute()
}

/** How many codes in use on `jour` do not have this length: those of carers, or of beneficiaires. */
export async function codesDUneAutreLongueur(
  db: Db,
  cle: 'longueurCode' | 'longueurCodeBeneficiaire',
  longueur: number,
  jour: string,
): Promise<number> {
  const { rows } =
    cle === 'longueurCode'
      ? await sql<{ n: number }>`select count(*) as n from code
          where length(code) <> ${longueur} and du <= ${jour} and (au is null or au >= ${jour})`.execute(db)
      : await sql<{ n: number }>`select count(*) as n from beneficiaire
          where length(code) <> ${longueur} and archive_le is null`.execute(db)
  return rows[0]?.n ?? 0
}
