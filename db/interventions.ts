import type { Portee } from '../domain/regles/portee.ts'
import type { Db, Tx } from './index.ts'
import { dansLaPortee } from './portee.ts'
import { motsDe } from './recherche.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** The interventions that hold one of these stamps. */
export async function interventionsDesPointages(
  db: Db,
  pointageIds: readonly number[],
): Promise<Ligne<'intervention'>[]> {
  if (pointageIds.length === 0) return []
  return db
    .selectFrom('intervention')
    .selectAll()
    .where((eb) => eb.or([eb('arrivee_id', 'in', pointageIds), eb('depart_id', 'in', pointageIds)]))
    .execute()
}

/** The carer's interventions without departure at these homes, begun since `depuis`; the latest first. */
export async function interventionsOuvertes(
  db: Db,
  intervenantId: number,
  beneficiaireIds: readonly number[],
  depuis: number,
  jusque: number,
): Promise<Ligne<'intervention'>[]> {
  return db
    .selectFrom('intervention')
    .selectAll()
    .where('intervenant_id', '=', intervenantId)
    .where('fin', 'is', null)
    .where('supprimee_le', 'is', null)
    .where('beneficiaire_id', 'in', beneficiaireIds)
    .where('debut', '>', depuis)
    .where('debut', '<=', jusque)
    .orderBy('debut', 'desc')
    .execute()
}

/**
 * Replaces `existantes` by `voulues`: an intervention that keeps one of its stamps keeps its number, and its version
 * moves only when something changed.
 */
export async function remplacerInterventions(
  tx: Tx,
  existantes: readonly Ligne<'intervention'>[],
  voulues: readonly Nouveau<'intervention'>[],
): Promise<void> {
  const libres = [...existantes]
  const couples = voulues.map((voulue) => ({ voulue, existante: retirer(libres, voulue) }))
  const changes = couples.filter(
    ({ voulue, existante }) => existante === undefined || differe(existante, voulue),
  )
  for (const { existante } of changes) if (existante) await detacher(tx, existante.id)
  for (const { id } of libres) await tx.deleteFrom('intervention').where('id', '=', id).execute()
  for (const { voulue, existante } of changes) {
    if (existante) await modifier(tx, existante, voulue)
    else await tx.insertInto('intervention').values(voulue).execute()
  }
}

const POINTAGES = ['arrivee_id', 'depart_id'] as const

function retirer(libres: Ligne<'intervention'>[], voulue: Nouveau<'intervention'>) {
  const siens = new Set([voulue.arrivee_id, voulue.depart_id].filter((id) => id != null))
  const rang = libres.findIndex((libre) => POINTAGES.some((cle) => siens.has(libre[cle] ?? -1)))
  return rang === -1 ? undefined : libres.splice(rang, 1)[0]
}

function differe(existante: Ligne<'intervention'>, voulue: Nouveau<'intervention'>): boolean {
  return POINTAGES.some((cle) => existante[cle] !== voulue[cle])
}

// A stamp may pass from one intervention to another, and belongs to one at a time.
async function detacher(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('intervention')
    .set({ arrivee_id: null, depart_id: null })
    .where('id', '=', id)
    .execute()
}

async function modifier(
  tx: Tx,
  existante: Ligne<'intervention'>,
  voulue: Nouveau<'intervention'>,
): Promise<void> {
  const { jour, debut_brut, fin_brut, debut, fin, arrivee_id, depart_id, origine, groupe, modifie_le } = voulue
  await tx
    .updateTable('intervention')
    .set({ jour, debut_brut, fin_brut, debut, fin, arrivee_id, depart_id, origine, groupe, modifie_le })
    .set({ version: existante.version + 1 })
    .where('id', '=', existante.id)
    .execute()
}

/** An intervention with the names that a list shows. */
export type InterventionVue = Awaited<ReturnType<typeof interventionsVisibles>>[number]

/** What a list asks: days included, words of either name. */
export interface FiltreInterventions {
  du: string
  au: string
  beneficiaireId?: number | undefined
  intervenantId?: number | undefined
  texte?: string | undefined
}

const vues = (db: Db, portee: Portee) =>
  db
    .selectFrom('intervention as i')
    .innerJoin('beneficiaire as b', 'b.id', 'i.beneficiaire_id')
    .innerJoin('intervenant as a', 'a.id', 'i.intervenant_id')
    .where(dansLaPortee('i.antenne_id', portee))
    .select([
      'i.id',
      'i.jour',
      'i.debut_brut',
      'i.fin_brut',
      'i.debut',
      'i.fin',
      'i.minutes_complementaires',
      'i.retenu_min',
      'i.famille',
      'i.corrigee',
      'i.supprimee_le',
      'i.origine',
      'i.version',
      'i.groupe',
      'i.prestation',
      'i.antenne_id',
      'b.id as beneficiaire_id',
      'b.civilite as beneficiaire_civilite',
      'b.prenom as beneficiaire_prenom',
      'b.nom as beneficiaire_nom',
      'b.antenne_id as beneficiaire_antenne',
      'a.id as intervenant_id',
      'a.civilite as intervenant_civilite',
      'a.prenom as intervenant_prenom',
      'a.nom as intervenant_nom',
      'a.antenne_id as intervenant_antenne',
    ])

/** The interventions within the scope that answer the filter, the latest first; at most `limite`. */
export async function interventionsVisibles(
  db: Db,
  portee: Portee,
  { du, au, beneficiaireId, intervenantId, texte = '' }: FiltreInterventions,
  limite = 5000,
) {
  let requete = vues(db, portee)
    .where('i.supprimee_le', 'is', null)
    .where('i.jour', '>=', du).where('i.jour', '<=', au)
  if (beneficiaireId !== undefined) requete = requete.where('i.beneficiaire_id', '=', beneficiaireId)
  if (intervenantId !== undefined) requete = requete.where('i.intervenant_id', '=', intervenantId)
  for (const mot of motsDe(texte)) {
    requete = requete.where((eb) =>
      eb.or([eb('b.recherche', 'like', `%${mot}%`), eb('a.recherche', 'like', `%${mot}%`)]),
    )
  }
  return requete
    .orderBy((eb) => eb.fn.coalesce('i.debut', 'i.fin'), 'desc')
    .orderBy('i.id', 'desc')
    .limit(limite)
    .execute()
}

/** One intervention within the scope; a foreign number answers like one that does not exist. */
export async function interventionVisible(
  db: Db,
  portee: Portee,
  id: number,
): Promise<InterventionVue | undefined> {
  return vues(db, portee).where('i.id', '=', id).executeTakeFirst()
}
