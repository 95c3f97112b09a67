import type { Db } from './index.ts'
import type { Ligne, Nouveau } from './schema.ts'

export type Utilisateur = Ligne<'utilisateur'>

export async function utilisateurParCourriel(db: Db, courriel: string): Promise<Utilisateur | undefined> {
  return db.selectFrom('utilisateur').selectAll().where('courriel', '=', courriel).executeTakeFirst()
}

export async function ajouterLigneUtilisateur(db: Db, utilisateur: Nouveau<'utilisateur'>): Promise<number> {
  const { id } = await db
    .insertInto('utilisateur')
    .values(utilisateur)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The person a session belongs to, unless her account is closed or the session is older than the bounds (ms UTC). */
export async function utilisateurDeLaSession(
  db: Db,
  empreinte: string,
  vueDepuis: number,
  creeeDepuis: number,
): Promise<{ utilisateur: Utilisateur; vueLe: number } | undefined> {
  const ligne = await db
    .selectFrom('session')
    .innerJoin('utilisateur', 'utilisateur.id', 'session.utilisateur_id')
    .selectAll('utilisateur')
    .select('session.vue_le')
    .where('session.empreinte', '=', empreinte)
    .where('session.vue_le', '>=', vueDepuis)
    .where('session.cree_le', '>=', creeeDepuis)
    .where('utilisateur.desactive_le', 'is', null)
    .executeTakeFirst()
  if (ligne === undefined) return undefined
  const { vue_le: vueLe, ...utilisateur } = ligne
  return { utilisateur, vueLe }
}
