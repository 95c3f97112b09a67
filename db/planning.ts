import type { ExpressionBuilder } from 'kysely'
import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'
import { motsDe } from './recherche.ts'
import type { Base } from './schema.ts'

/** Whose planning: of the homes, or of the carers. */
export type Par = 'beneficiaire' | 'intervenant'

export interface FiltrePlanning {
  par: Par
  /** Days, both included. */
  du: string
  au: string
  texte: string
  /** Only those with a missed or an unplanned visit on these days. */
  ecarts: boolean
}

const ECARTS = ['MANQUEE', 'NON_PREVUE'] as const

const attendus = (db: Db, portee: Portee, { par, du, au, texte, ecarts }: FiltrePlanning) => {
  const colonne = `${par}_id` as const
  // A visit or an intervention of theirs on these days, within the scope.
  const prevu = (eb: ExpressionBuilder<Base & { p: Base['intervenant'] }, 'p'>) =>
    eb
      .selectFrom('visite')
      .innerJoin('beneficiaire', 'beneficiaire.id', 'visite.beneficiaire_id')
      .whereRef(`visite.${colonne}`, '=', 'p.id')
      .where('visite.jour', '>=', du)
      .where('visite.jour', '<=', au)
      .where(dansLaPortee('beneficiaire.antenne_id', portee))
      .select('visite.id')
  const fait = (eb: ExpressionBuilder<Base & { p: Base['intervenant'] }, 'p'>) =>
    eb
      .selectFrom('intervention')
      .whereRef(`intervention.${colonne}`, '=', 'p.id')
      .where('intervention.jour', '>=', du)
      .where('intervention.jour', '<=', au)
      .where('intervention.supprimee_le', 'is', null)
      .where(dansLaPortee('intervention.antenne_id', portee))
      .select('intervention.id')
  // Both tables have what is asked here: one of them stands for either in the types.
  const table = `${par} as p` as 'intervenant as p'
  let requete = db
    .selectFrom(table)
    .where(dansLaPortee('p.antenne_id', portee))
    .where((eb) => eb.or([eb.exists(prevu(eb)), eb.exists(fait(eb))]))
  for (const mot of motsDe(texte)) requete = requete.where('p.recherche', 'like', `%${mot}%`)
  if (ecarts) {
    requete = requete.where((eb) =>
      eb.exists(
        eb
          .selectFrom('anomalie')
          .whereRef(`anomalie.${colonne}`, '=', 'p.id')
          .where('anomalie.jour', '>=', du)
          .where('anomalie.jour', '<=', au)
          .where('anomalie.code', 'in', ECARTS)
          .where(dansLaPortee('anomalie.antenne_id', portee))
          .select('anomalie.id'),
      ),
    )
  }
  return requete
}

/** How many people of the scope have something planned or done on these days. */
export async function nombreAuPlanning(db: Db, portee: Portee, filtre: FiltrePlanning): Promise<number> {
  const { nombre } = await attendus(db, portee, filtre)
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .executeTakeFirstOrThrow()
  return nombre
}

/** A page of them, by name. */
export async function personnesAuPlanning(
  db: Db,
  portee: Portee,
  filtre: FiltrePlanning,
  { limite, decalage }: { limite: number; decalage: number },
) {
  return attendus(db, portee, filtre)
    .select(['p.id', 'p.civilite', 'p.prenom', 'p.nom'])
    .orderBy('p.nom')
    .orderBy('p.prenom')
    .orderBy('p.id')
    .limit(limite)
    .offset(decalage)
    .execute()
}

export interface DemandePlanning {
  par: Par
  ids: readonly number[]
  du: string
  au: string
}

export type VisiteAuPlanning = Awaited<ReturnType<typeof visitesAuPlanning>>[number]
export type InterventionAuPlanning = Awaited<ReturnType<typeof interventionsAuPlanning>>[number]

/** The planned visits of these people on these days, at homes within the scope. */
export async function visitesAuPlanning(db: Db, portee: Portee, { par, ids, du, au }: DemandePlanning) {
  return db
    .selectFrom('visite as v')
    .innerJoin('beneficiaire as b', 'b.id', 'v.beneficiaire_id')
    .innerJoin('intervenant as a', 'a.id', 'v.intervenant_id')
    .select(['v.id', 'v.beneficiaire_id', 'v.intervenant_id', 'v.jour', 'v.debut', 'v.fin', 'v.prestation'])
    .select(['b.civilite as beneficiaire_civilite', 'b.prenom as beneficiaire_prenom'])
    .select(['b.nom as beneficiaire_nom', 'a.civilite as intervenant_civilite'])
    .select(['a.prenom as intervenant_prenom', 'a.nom as intervenant_nom'])
    .where(`v.${par}_id`, 'in', ids)
    .where('v.jour', '>=', du)
    .where('v.jour', '<=', au)
    .where(dansLaPortee('b.antenne_id', portee))
    .execute()
}

/** The interventions of these people on these days, within the scope, those deleted left out. */
export async function interventionsAuPlanning(db: Db, portee: Portee, { par, ids, du, au }: DemandePlanning) {
  return db
    .selectFrom('intervention as i')
    .innerJoin('beneficiaire as b', 'b.id', 'i.beneficiaire_id')
    .innerJoin('intervenant as a', 'a.id', 'i.intervenant_id')
    .select(['i.id', 'i.beneficiaire_id', 'i.intervenant_id', 'i.jour', 'i.debut', 'i.fin', 'i.corrigee'])
    .select([
      'i.debut_brut',
      'i.fin_brut',
      'i.retenu_min',
      'b.civilite as beneficiaire_civilite',
      'b.prenom as beneficiaire_prenom',
    ])
    .select(['b.nom as beneficiaire_nom', 'a.civilite as intervenant_civilite'])
    .select(['a.prenom as intervenant_prenom', 'a.nom as intervenant_nom'])
    .where(`i.${par}_id`, 'in', ids)
    .where('i.jour', '>=', du)
    .where('i.jour', '<=', au)
    .where('i.supprimee_le', 'is', null)
    .where(dansLaPortee('i.antenne_id', portee))
    .execute()
}

/** Every planned visit of the scope on these days with where to go and whom to call, by carer then by hour. */
export async function visitesPourLaFeuille(db: Db, portee: Portee, du: string, au: string, limite: number) {
  return db
    .selectFrom('visite as v')
    .innerJoin('beneficiaire as b', 'b.id', 'v.beneficiaire_id')
    .innerJoin('intervenant as a', 'a.id', 'v.intervenant_id')
    .select(['v.id', 'v.jour', 'v.debut', 'v.fin', 'v.beneficiaire_id', 'v.intervenant_id'])
    .select(['b.civilite as beneficiaire_civilite', 'b.prenom as beneficiaire_prenom'])
    .select(['b.nom as beneficiaire_nom', 'b.adresse', 'b.code_postal', 'b.ville'])
    .select(['a.civilite as intervenant_civilite', 'a.prenom as intervenant_prenom'])
    .select(['a.nom as intervenant_nom', 'a.telephone as intervenant_telephone'])
    .select((eb) =>
      eb
        .selectFrom('numero')
        .whereRef('numero.beneficiaire_id', '=', 'b.id')
        .whereRef('numero.du', '<=', 'v.jour')
        .where((ou) => ou.or([ou('numero.au', 'is', null), ou('numero.au', '>=', ou.ref('v.jour'))]))
        .select('numero.numero')
        .orderBy('numero.id')
        .limit(1)
        .as('numero'),
    )
    .where('v.jour', 'in', [du, au])
    .where(dansLaPortee('b.antenne_id', portee))
    .orderBy('a.nom')
    .orderBy('a.prenom')
    .orderBy('a.id')
    .orderBy('v.debut')
    .limit(limite)
    .execute()
}
