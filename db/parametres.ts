import { DEFAUTS, parametresDuJour, type Parametres } from '../domain/regles/parametres.ts'
import type { Db } from './index.ts'

/** The settings of any day, from the dated rows of the base: a function of the day. */
export async function parametresParJour(db: Db): Promise<(jour: string) => Parametres> {
  const lignes = await db.selectFrom('parametre').select(['cle', 'valeur', 'du', 'au']).execute()
  return (jour) => parametresDuJour(lignes, jour)
}

/** The settings in force on `jour`. */
export async function parametres(db: Db, jour: string): Promise<Parametres> {
  return (await parametresParJour(db))(jour)
}

/** The longest duration of an intervention any dated setting allows, in minutes. */
export async function plusLongueDureeMin(db: Db): Promise<number> {
  const lignes = await db.selectFrom('parametre').select('valeur').where('cle', '=', 'dureeMaxMin').execute()
  return Math.max(DEFAUTS.dureeMaxMin, ...lignes.map(({ valeur }) => Number(valeur)))
}
