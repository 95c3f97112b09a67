import type { Portee } from '../domain/regles/portee.ts'
import type { Db, Tx } from './index.ts'
import { dansLaPortee } from './portee.ts'
import { motsDe } from './recherche.ts'
import type { Ligne, Nouveau } from './schema.ts'

const JOUR_MS = 86_400_000

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

/** One whole row within the scope, deleted or not; a foreign number answers like one that does not exist. */
export async function ligneVisible(
  db: Db,
  portee: Portee,
  id: number,
): Promise<Ligne<'intervention'> | undefined> {
  return db
    .selectFrom('intervention')
    .selectAll()
    .where('id', '=', id)
    .where(dansLaPortee('antenne_id', portee))
    .executeTakeFirst()
}

/** An intervention of this pair, not deleted, whose retained time meets this one (ms UTC). */
export async function interventionMeme(
  db: Db,
  intervenantId: number,
  beneficiaireId: number,
  debut: number,
  fin: number,
): Promise<Ligne<'intervention'> | undefined> {
  return (
    db
      .selectFrom('intervention')
      .selectAll()
      .where('intervenant_id', '=', intervenantId)
      .where('beneficiaire_id', '=', beneficiaireId)
      .where('supprimee_le', 'is', null)
      // None lasts longer than a day: the index finds it.
      .where('debut', '>=', debut - JOUR_MS)
      .where('debut', '<=', fin)
      .where((eb) =>
        eb.or([
          eb.and([eb('debut', '<', fin), eb('fin', '>', debut)]),
          eb.and([eb('debut', '=', debut), eb('fin', '=', fin)]),
        ]),
      )
      .orderBy((eb) => eb.and([eb('debut', '=', debut), eb('fin', '=', fin)]), 'desc')
      .orderBy('id')
      .executeTakeFirst()
  )
}

/** Lets an intervention go of its stamps: a stamp may pass from one to another, and belongs to one at a time. */
export async function detacher(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('intervention')
    .set({ arrivee_id: null, depart_id: null })
    .where('id', '=', id)
    .execute()
}

/** Writes what a correction makes of an intervention of this version. */
export async function corrigerLigne(
  tx: Tx,
  { id, version }: { id: number; version: number },
  etat: Partial<Nouveau<'intervention'>>,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('intervention')
    .set({ ...etat, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new Error(`L'intervention ${id} n'est plus à la version ${version}.`)
}

/** Adds an intervention made by hand and returns its id. */
export async function ajouterIntervention(tx: Tx, nouvelle: Nouveau<'intervention'>): Promise<number> {
  const { id } = await tx
    .insertInto('intervention')
    .values(nouvelle)
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A corrected intervention and the departure that the calls give it; null: none. */
export interface Attache {
  ligne: Ligne<'intervention'>
  depart_id: number | null
  fin_brut: number | null
  fin: number | null
  origine: Ligne<'intervention'>['origine']
}

/**
 * Replaces `existantes` by `voulues`: an intervention that keeps one of its stamps keeps its number, and its version
 * moves only when something changed. Closes, or opens again, the corrected ones as `attaches` says. Returns the days
 * touched.
 */
export async function remplacerInterventions(
  tx: Tx,
  existantes: readonly Ligne<'intervention'>[],
  voulues: readonly Nouveau<'intervention'>[],
  attaches: readonly Attache[],
  maintenant: number,
): Promise<string[]> {
  const libres = [...existantes]
  const parPointage = voulues.map((voulue) => ({ voulue, existante: retirer(libres, voulue, memePointage) }))
  const couples = parPointage.map(({ voulue, existante }) => ({
    voulue,
    existante: existante ?? retirer(libres, voulue, memeJour),
  }))
  const changes = couples.filter(
    ({ voulue, existante }) => existante === undefined || differe(existante, voulue),
  )
  const fermetures = attaches.filter(({ ligne, depart_id }) => ligne.depart_id !== depart_id)
  const quittees = [...changes.flatMap(({ existante }) => existante ?? []), ...libres]
  for (const { id } of [...quittees, ...fermetures.map(({ ligne }) => ligne)]) await detacher(tx, id)
  for (const { id } of libres) await effacer(tx, id, maintenant)
  for (const { existante, voulue } of changes) {
    if (existante) await modifier(tx, existante, voulue)
    else await tx.insertInto('intervention').values(voulue).execute()
  }
  for (const fermeture of fermetures) await fermer(tx, fermeture, maintenant)
  const jours = [...quittees, ...changes.map(({ voulue }) => voulue), ...fermetures.map(({ ligne }) => ligne)]
  return [...new Set(jours.map(({ jour }) => jour))]
}

const POINTAGES = ['arrivee_id', 'depart_id'] as const
const HORODATAGE = [...POINTAGES, 'debut_brut', 'fin_brut', 'debut', 'fin'] as const

type Rapproche = (existante: Ligne<'intervention'>, voulue: Nouveau<'intervention'>) => boolean

const memePointage: Rapproche = (existante, voulue) => {
  const siens = new Set([voulue.arrivee_id, voulue.depart_id].filter((id) => id != null))
  return POINTAGES.some((cle) => siens.has(existante[cle] ?? -1))
}

// Its stamp has become the repetition of an earlier one: still the same visit.
const memeJour: Rapproche = (existante, voulue) => existante.jour === voulue.jour

function retirer(libres: Ligne<'intervention'>[], voulue: Nouveau<'intervention'>, rapproche: Rapproche) {
  const rang = libres.findIndex((libre) => rapproche(libre, voulue))
  return rang === -1 ? undefined : libres.splice(rang, 1)[0]
}

function differe(existante: Ligne<'intervention'>, voulue: Nouveau<'intervention'>): boolean {
  return HORODATAGE.some((cle) => existante[cle] !== voulue[cle])
}

/**
 * Takes away an intervention that pairing alone had made. What was once corrected stays for its history, without
 * stamps; the number of the others may serve again.
 */
export async function effacer(tx: Tx, id: number, maintenant: number): Promise<void> {
  await tx.deleteFrom('repartition').where('intervention_id', '=', id).execute()
  await tx.deleteFrom('anomalie').where('objet', '=', 'intervention').where('objet_id', '=', id).execute()
  const revision = await tx
    .selectFrom('revision')
    .select('id')
    .where('intervention_id', '=', id)
    .executeTakeFirst()
  if (revision === undefined) await tx.deleteFrom('intervention').where('id', '=', id).execute()
  else await enterrer(tx, id, maintenant)
}

async function enterrer(tx: Tx, id: number, maintenant: number): Promise<void> {
  await tx
    .updateTable('intervention')
    .set({
      debut_brut: null,
      fin_brut: null,
      retenu_min: null,
      supprimee_le: maintenant,
      modifie_le: maintenant,
    })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

async function modifier(
  tx: Tx,
  existante: Ligne<'intervention'>,
  voulue: Nouveau<'intervention'>,
): Promise<void> {
  const { jour, debut_brut, fin_brut, debut, fin, arrivee_id, depart_id, origine, groupe, modifie_le } =
    voulue
  await tx
    .updateTable('intervention')
    .set({ jour, debut_brut, fin_brut, debut, fin, arrivee_id, depart_id, origine, groupe, modifie_le })
    .set({ version: existante.version + 1 })
    .where('id', '=', existante.id)
    .execute()
}

async function fermer(tx: Tx, { ligne, ...depart }: Attache, maintenant: number): Promise<void> {
  await tx
    .updateTable('intervention')
    .set({ ...depart, arrivee_id: ligne.arrivee_id, modifie_le: maintenant, version: ligne.version + 1 })
    .where('id', '=', ligne.id)
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
    .where('i.jour', '>=', du)
    .where('i.jour', '<=', au)
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
