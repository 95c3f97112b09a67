import type { Db } from './index.ts'
import type { Ligne } from './schema.ts'
import type { Utilisateur } from './utilisateurs.ts'

export type Etape = Ligne<'session'>['etape']

/** From when (ms UTC) a session must have been seen, and opened, to hold. */
export interface Bornes {
  vueDepuis: number
  creeeDepuis: number
}

/** The person a session belongs to, unless her account is closed or the session is older than the bounds. */
export async function utilisateurDeLaSession(
  db: Db,
  empreinte: string,
  etapes: readonly Etape[],
  { vueDepuis, creeeDepuis }: Bornes,
): Promise<{ utilisateur: Utilisateur; vueLe: number; etape: Etape } | undefined> {
  const ligne = await db
    .selectFrom('session')
    .innerJoin('utilisateur', 'utilisateur.id', 'session.utilisateur_id')
    .selectAll('utilisateur')
    .select(['session.vue_le', 'session.etape'])
    .where('session.empreinte', '=', empreinte)
    .where('session.etape', 'in', etapes)
    .where('session.vue_le', '>=', vueDepuis)
    .where('session.cree_le', '>=', creeeDepuis)
    .where('utilisateur.desactive_le', 'is', null)
    .executeTakeFirst()
  if (ligne === undefined) return undefined
  const { vue_le: vueLe, etape, ...utilisateur } = ligne
  return { utilisateur, vueLe, etape }
}

/** Whose session this was, when it ended by itself: nobody is let in with it. */
export async function ancienTitulaire(db: Db, empreinte: string): Promise<number | undefined> {
  const ligne = await db
    .selectFrom('session')
    .innerJoin('utilisateur', 'utilisateur.id', 'session.utilisateur_id')
    .select('session.utilisateur_id')
    .where('session.empreinte', '=', empreinte)
    .where('session.etape', '=', 'ouverte')
    .where('utilisateur.desactive_le', 'is', null)
    .executeTakeFirst()
  return ligne?.utilisateur_id
}

/** The sessions of one person that still hold, the latest seen first. */
export async function sessionsOuvertes(
  db: Db,
  utilisateurId: number,
  { vueDepuis, creeeDepuis }: Bornes,
): Promise<Ligne<'session'>[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('utilisateur_id', '=', utilisateurId)
    .where('etape', '=', 'ouverte')
    .where('vue_le', '>=', vueDepuis)
    .where('cree_le', '>=', creeeDepuis)
    .orderBy('vue_le', 'desc')
    .execute()
}
