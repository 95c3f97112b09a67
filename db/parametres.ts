import { parametresDuJour, type LigneParametre, type Parametres } from '../domain/regles/parametres.ts'
import type { Db } from './index.ts'

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
