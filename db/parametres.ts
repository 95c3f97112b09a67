import { parametresDuJour, type LigneParametre, type Parametres } from '../domain/regles/parametres.ts'
import type { Db } from './index.ts'

/** The dated settings, as stored. */
export async function lignesDesParametres(db: Db): Promise<LigneParametre[]> {
  return db.selectFrom('parametre').select(['cle', 'valeur', 'du', 'au']).execute()
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
