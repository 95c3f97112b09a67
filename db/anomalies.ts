import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'
import type { CodeAnomalie, Ligne } from './schema.ts'

/** What a list of anomalies asks; days included. */
export interface FiltreAnomalies {
  id?: number | undefined
  codes?: readonly CodeAnomalie[] | undefined
  severite?: Ligne<'anomalie'>['severite'] | undefined
  du?: string | undefined
  au?: string | undefined
  beneficiaireId?: number | undefined
  intervenantId?: number | undefined
  objet?: Ligne<'anomalie'>['objet'] | undefined
  /** Open ones unless said otherwise. */
  etat?: 'ouvertes' | 'acquittees' | undefined
}

/** An anomalie with the names and the hours a list shows: those of its intervention, its planned visit or its call. */
export type AnomalieVue = Awaited<ReturnType<typeof anomaliesOuvertes>>[number]

function filtrees(db: Db, portee: Portee, filtre: FiltreAnomalies) {
  const { id, codes, severite, du, au, beneficiaireId, intervenantId, objet, etat = 'ouvertes' } = filtre
  let requete = db
    .selectFrom('anomalie as x')
    .where(dansLaPortee('x.antenne_id', portee))
    .where('x.acquittee_le', etat === 'ouvertes' ? 'is' : 'is not', null)
  if (id !== undefined) requete = requete.where('x.id', '=', id)
  if (codes !== undefined) requete = requete.where('x.code', 'in', codes)
  if (severite !== undefined) requete = requete.where('x.severite', '=', severite)
  if (du !== undefined) requete = requete.where('x.jour', '>=', du)
  if (au !== undefined) requete = requete.where('x.jour', '<=', au)
  if (beneficiaireId !== undefined) requete = requete.where('x.beneficiaire_id', '=', beneficiaireId)
  if (intervenantId !== undefined) requete = requete.where('x.intervenant_id', '=', intervenantId)
  if (objet !== undefined) requete = requete.where('x.objet', '=', objet)
  return requete
}

/** The anomalies within the scope that answer the filter, the latest day first unless `ordre` says otherwise. */
export async function anomaliesOuvertes(
  db: Db,
  portee: Portee,
  filtre: FiltreAnomalies = {},
  {
    limite = 50,
    decalage = 0,
    ordre = 'desc',
  }: { limite?: number; decalage?: number; ordre?: 'asc' | 'desc' } = {},
) {
  return filtrees(db, portee, filtre)
    .leftJoin('intervention as i', (on) =>
      on.onRef('i.id', '=', 'x.objet_id').on('x.objet', '=', 'intervention'),
    )
    .leftJoin('visite as v', (on) => on.onRef('v.id', '=', 'x.objet_id').on('x.objet', '=', 'visite'))
    .leftJoin('appel as t', (on) => on.onRef('t.id', '=', 'x.objet_id').on('x.objet', '=', 'appel'))
    .leftJoin('beneficiaire as b', 'b.id', 'x.beneficiaire_id')
    .leftJoin('intervenant as a', 'a.id', 'x.intervenant_id')
    .leftJoin('antenne as n', 'n.id', 'x.antenne_id')
    .selectAll('x')
    .select(['i.debut', 'i.fin', 'i.version', 'i.debut_brut', 'i.fin_brut'])
    .select(['v.debut as visite_debut', 'v.fin as visite_fin', 'v.prestation as visite_prestation'])
    .select(['t.instant as appel_instant', 't.numero as appel_numero', 't.presentation', 't.resultat'])
    .select(['b.civilite as beneficiaire_civilite', 'b.prenom as beneficiaire_prenom'])
    .select(['b.nom as beneficiaire_nom', 'b.antenne_id as beneficiaire_antenne'])
    .select(['a.civilite as intervenant_civilite', 'a.prenom as intervenant_prenom'])
    .select(['a.nom as intervenant_nom', 'a.antenne_id as intervenant_antenne'])
    .select('n.nom as antenne_nom')
    .orderBy('x.jour', ordre)
    .orderBy('x.id', ordre)
    .limit(limite)
    .offset(decalage)
    .execute()
}

/** How many of each code answer the filter. */
export async function nombreParCode(
  db: Db,
  portee: Portee,
  filtre: FiltreAnomalies = {},
): Promise<Partial<Record<CodeAnomalie, number>>> {
  const lignes = await filtrees(db, portee, filtre)
    .select((eb) => ['x.code', eb.fn.countAll<number>().as('nombre')])
    .groupBy('x.code')
    .execute()
  return Object.fromEntries(lignes.map(({ code, nombre }) => [code, nombre]))
}

const LOT = 500

/** The anomalies of these interventions, open and acknowledged, by intervention; those that block first. */
export async function anomaliesDesInterventions(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, Ligne<'anomalie'>[]>> {
  const parIntervention = new Map<number, Ligne<'anomalie'>[]>()
  for (let debut = 0; debut < ids.length; debut += LOT) {
    const lignes = await db
      .selectFrom('anomalie')
      .selectAll()
      .where('objet', '=', 'intervention')
      .where('objet_id', 'in', ids.slice(debut, debut + LOT))
      .orderBy('severite', 'desc')
      .orderBy('id')
      .execute()
    for (const ligne of lignes) {
      const connues = parIntervention.get(ligne.objet_id)
      if (connues === undefined) parIntervention.set(ligne.objet_id, [ligne])
      else connues.push(ligne)
    }
  }
  return parIntervention
}
