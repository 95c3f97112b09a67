import { sql } from 'kysely'
import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'
import { motsDe } from './recherche.ts'

/** Somebody a form may name. */
export interface PersonneNommee {
  id: number
  identifiant: string
  civilite: string
  prenom: string
  nom: string
}

type Genre = 'beneficiaire' | 'intervenant'

/**
 * Those within the scope that `texte` names: by identifier or by code, exactly, else by words of the name. People who
 * left come last. At most `limite`.
 */
export async function personnesNommees(
  db: Db,
  portee: Portee,
  genre: Genre,
  texte: string,
  limite: number,
): Promise<PersonneNommee[]> {
  const exactes = await parIdentifiant(db, portee, genre, texte.trim())
  return exactes.length > 0 ? exactes : parMots(db, portee, genre, texte, limite)
}

/** One of them by number, if it is within the scope. */
export async function personneChoisie(
  db: Db,
  portee: Portee,
  genre: Genre,
  id: number,
): Promise<PersonneNommee | undefined> {
  return personnes(db, portee, genre).where('p.id', '=', id).executeTakeFirst()
}

function personnes(db: Db, portee: Portee, genre: Genre) {
  // Both tables have these columns: the query is typed as one of them.
  const table = `${genre} as p` as 'intervenant as p'
  return db
    .selectFrom(table)
    .select(['p.id', 'p.identifiant', 'p.civilite', 'p.prenom', 'p.nom'])
    .where(dansLaPortee('p.antenne_id', portee))
}

async function parIdentifiant(db: Db, portee: Portee, genre: Genre, texte: string) {
  const duCode =
    genre === 'beneficiaire'
      ? sql<boolean>`p.code = ${texte}`
      : sql<boolean>`p.id in (select intervenant_id from code where code = ${texte} and au is null)`
  return personnes(db, portee, genre)
    .where((eb) => eb.or([sql<boolean>`upper(p.identifiant) = ${texte.toUpperCase()}`, duCode]))
    .limit(2)
    .execute()
}

async function parMots(db: Db, portee: Portee, genre: Genre, texte: string, limite: number) {
  const mots = motsDe(texte)
  if (mots.length === 0) return []
  return personnes(db, portee, genre)
    .where((eb) => eb.and(mots.map((mot) => eb('p.recherche', 'like', `%${mot}%`))))
    .orderBy(sql`p.archive_le is not null`)
    .orderBy(sql`(' ' || p.recherche) not like ${`% ${mots[0]}%`}`)
    .orderBy('p.nom')
    .orderBy('p.prenom')
    .limit(limite)
    .execute()
}

/** The names of these people, within the scope only, by number. */
export async function nomsDe(
  db: Db,
  portee: Portee,
  genre: Genre,
  ids: readonly number[],
): Promise<Map<number, PersonneNommee>> {
  if (ids.length === 0) return new Map()
  const lignes = await personnes(db, portee, genre).where('p.id', 'in', ids).execute()
  return new Map(lignes.map((ligne) => [ligne.id, ligne]))
}
