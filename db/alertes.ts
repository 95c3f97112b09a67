import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'
import type { GenreAlerte } from './schema.ts'

/** What a list of alerts asks. */
export interface FiltreAlertes {
  genre?: GenreAlerte | undefined
  /** Open ones unless said otherwise. */
  etat?: 'ouvertes' | 'traitees' | undefined
}

/** An alert with the names a list shows. */
export type AlerteVue = Awaited<ReturnType<typeof alertesOuvertes>>[number]

function filtrees(db: Db, portee: Portee, { genre, etat = 'ouvertes' }: FiltreAlertes) {
  const requete = db
    .selectFrom('alerte as x')
    .where(dansLaPortee('x.antenne_id', portee))
    .where('x.emise_le', 'is not', null)
    .where('x.traitee_le', etat === 'ouvertes' ? 'is' : 'is not', null)
  return genre === undefined ? requete : requete.where('x.genre', '=', genre)
}

/** The alerts within the scope, the latest first (the last handled first, when handled ones are asked). */
export async function alertesOuvertes(
  db: Db,
  portee: Portee,
  filtre: FiltreAlertes = {},
  { limite = 50, decalage = 0 }: { limite?: number; decalage?: number } = {},
) {
  return filtrees(db, portee, filtre)
    .leftJoin('beneficiaire as b', 'b.id', 'x.beneficiaire_id')
    .leftJoin('intervenant as a', 'a.id', 'x.intervenant_id')
    .leftJoin('antenne as n', 'n.id', 'x.antenne_id')
    .leftJoin('utilisateur as u', 'u.id', 'x.traitee_par')
    .selectAll('x')
    .select(['b.civilite as beneficiaire_civilite', 'b.prenom as beneficiaire_prenom'])
    .select(['b.nom as beneficiaire_nom', 'b.antenne_id as beneficiaire_antenne'])
    .select(['a.civilite as intervenant_civilite', 'a.prenom as intervenant_prenom'])
    .select(['a.nom as intervenant_nom', 'a.antenne_id as intervenant_antenne'])
    .select(['n.nom as antenne_nom', 'u.prenom as par_prenom', 'u.nom as par_nom'])
    .orderBy(filtre.etat === 'traitees' ? 'x.traitee_le' : 'x.echeance', 'desc')
    .orderBy('x.id', 'desc')
    .limit(limite)
    .offset(decalage)
    .execute()
}

/** How many alerts of each kind answer the filter. */
export async function nombreParGenre(
  db: Db,
  portee: Portee,
  filtre: FiltreAlertes = {},
): Promise<Partial<Record<GenreAlerte, number>>> {
  const lignes = await filtrees(db, portee, filtre)
    .select((eb) => ['x.genre', eb.fn.countAll<number>().as('nombre')])
    .groupBy('x.genre')
    .execute()
  return Object.fromEntries(lignes.map(({ genre, nombre }) => [genre, nombre]))
}
