import { sql } from 'kysely'
import type { Db } from './index.ts'
import type { Ligne, Nouveau, Role } from './schema.ts'

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

export async function utilisateurParId(db: Db, id: number): Promise<Utilisateur | undefined> {
  return db.selectFrom('utilisateur').selectAll().where('id', '=', id).executeTakeFirst()
}

/** How many open accounts may manage accounts. */
export async function administrateursActifs(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('utilisateur')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('desactive_le', 'is', null)
    .where((eb) => eb.or([eb('role', '=', 'administrateur'), eb('administrateur', '=', 1)]))
    .executeTakeFirstOrThrow()
  return n
}

export interface FiltreComptes {
  texte: string
  role: Role | undefined
  antenneId: number | undefined
  etat: 'ouverts' | 'fermes' | 'tous'
}

export type TriComptes = 'nom' | 'courriel' | 'role' | 'vu_le'

/** The accounts as the list shows them; `vu_le` is the last page asked for with a session still remembered. */
export async function listeDesComptes(
  db: Db,
  filtre: FiltreComptes,
  {
    tri,
    sens,
    limite,
    decalage,
  }: { tri: TriComptes; sens: 'asc' | 'desc'; limite: number; decalage: number },
) {
  return filtres(db, filtre)
    .leftJoin('antenne', 'antenne.id', 'utilisateur.antenne_id')
    .select([
      'utilisateur.id',
      'utilisateur.nom',
      'utilisateur.prenom',
      'utilisateur.courriel',
      'utilisateur.role',
      'utilisateur.administrateur',
      'utilisateur.totp_actif_le',
      'utilisateur.desactive_le',
      'antenne.nom as antenne',
    ])
    .select((eb) =>
      eb
        .selectFrom('session')
        .whereRef('session.utilisateur_id', '=', 'utilisateur.id')
        .where('session.etape', '=', 'ouverte')
        .select((e) => e.fn.max<number | null>('session.vue_le').as('vu'))
        .as('vu_le'),
    )
    .orderBy(sql.ref(tri === 'vu_le' ? 'vu_le' : `utilisateur.${tri}`), sens)
    .orderBy('utilisateur.nom')
    .orderBy('utilisateur.id')
    .limit(limite)
    .offset(decalage)
    .execute()
}

export async function nombreDeComptes(db: Db, filtre: FiltreComptes): Promise<number> {
  const { n } = await filtres(db, filtre)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

function filtres(db: Db, { texte, role, antenneId, etat }: FiltreComptes) {
  let requete = db.selectFrom('utilisateur')
  for (const mot of texte.split(/\s+/).filter((m) => m !== '')) {
    const motif = `%${mot.replaceAll(/[\\%_]/g, '\\$&')}%`
    requete = requete.where(
      sql<boolean>`(utilisateur.nom like ${motif} escape '\\' or utilisateur.prenom like ${motif} escape '\\'
        or utilisateur.courriel like ${motif} escape '\\')`,
    )
  }
  if (role !== undefined) requete = requete.where('utilisateur.role', '=', role)
  if (antenneId !== undefined) requete = requete.where('utilisateur.antenne_id', '=', antenneId)
  if (etat === 'ouverts') requete = requete.where('utilisateur.desactive_le', 'is', null)
  if (etat === 'fermes') requete = requete.where('utilisateur.desactive_le', 'is not', null)
  return requete
}

/** Everybody who ever had an account, to choose from. */
export async function nomsDesUtilisateurs(db: Db): Promise<{ id: number; nom: string; prenom: string }[]> {
  return db.selectFrom('utilisateur').select(['id', 'nom', 'prenom']).orderBy('nom').orderBy('id').execute()
}
