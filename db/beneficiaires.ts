import type { ExpressionBuilder } from 'kysely'
import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'
import { motsDe } from './recherche.ts'
import type { Base, Ligne } from './schema.ts'

/** The antenne that follows this beneficiaire. */
export async function antenneDuBeneficiaire(db: Db, id: number): Promise<number> {
  const { antenne_id } = await db
    .selectFrom('beneficiaire')
    .select('antenne_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return antenne_id
}

export interface FiltrePersonnes {
  texte: string
  archives: boolean
}

export interface FiltreBeneficiaires extends FiltrePersonnes {
  /** The day looked at: who is absent, which agreements hold. */
  jour: string
  gir?: number | undefined
  /** Those of whom an agreement of this funder holds. */
  financeurId?: number | undefined
  absents?: boolean
}

const absentLe = (jour: string) => (eb: ExpressionBuilder<Base & { b: Base['beneficiaire'] }, 'b'>) =>
  eb
    .selectFrom('absence')
    .whereRef('absence.beneficiaire_id', '=', 'b.id')
    .where('absence.retire_le', 'is', null)
    .where('absence.du', '<=', jour)
    .where((ou) => ou.or([ou('absence.au', 'is', null), ou('absence.au', '>=', jour)]))
    .select('absence.motif')
    .limit(1)

const visibles = (db: Db, portee: Portee, filtre: FiltreBeneficiaires) => {
  const { texte, archives, jour, gir, financeurId, absents = false } = filtre
  let requete = db
    .selectFrom('beneficiaire as b')
    .where(dansLaPortee('b.antenne_id', portee))
    .where('b.archive_le', archives ? 'is not' : 'is', null)
  for (const mot of motsDe(texte)) requete = requete.where('b.recherche', 'like', `%${mot}%`)
  if (gir !== undefined) requete = requete.where('b.gir', '=', gir)
  if (absents) requete = requete.where((eb) => eb.exists(absentLe(jour)(eb)))
  if (financeurId !== undefined) {
    requete = requete.where((eb) =>
      eb.exists(
        eb
          .selectFrom('prise_en_charge as p')
          .whereRef('p.beneficiaire_id', '=', 'b.id')
          .where('p.financeur_id', '=', financeurId)
          .where('p.date_debut', '<=', jour)
          .where((ou) => ou.or([ou('p.date_fin', 'is', null), ou('p.date_fin', '>=', jour)]))
          .select('p.id'),
      ),
    )
  }
  return requete
}

/** How many beneficiaires within the scope answer the filter. */
export async function nombreDeBeneficiaires(
  db: Db,
  portee: Portee,
  filtre: FiltreBeneficiaires,
): Promise<number> {
  const { nombre } = await visibles(db, portee, filtre)
    .select((eb) => eb.fn.countAll<number>().as('nombre'))
    .executeTakeFirstOrThrow()
  return nombre
}

/** A page of the beneficiaires within the scope: first line of the day, latest visit, whether they are away. */
export async function listeDesBeneficiaires(
  db: Db,
  portee: Portee,
  filtre: FiltreBeneficiaires,
  page: {
    tri: 'nom' | 'identifiant' | 'code_postal' | 'gir'
    sens: 'asc' | 'desc'
    limite: number
    decalage: number
  },
) {
  return visibles(db, portee, filtre)
    .select([
      'b.id',
      'b.identifiant',
      'b.civilite',
      'b.prenom',
      'b.nom',
      'b.adresse',
      'b.code_postal',
      'b.ville',
    ])
    .select(['b.gir', 'b.antenne_id'])
    .select((eb) => [
      absentLe(filtre.jour)(eb).as('absence'),
      eb
        .selectFrom('numero')
        .whereRef('numero.beneficiaire_id', '=', 'b.id')
        .where('numero.pointage', '=', 1)
        .where((ou) => ou.or([ou('numero.au', 'is', null), ou('numero.au', '>=', filtre.jour)]))
        .select('numero.numero')
        .orderBy('numero.id')
        .limit(1)
        .as('numero'),
      eb
        .selectFrom('intervention')
        .whereRef('intervention.beneficiaire_id', '=', 'b.id')
        .where('intervention.supprimee_le', 'is', null)
        .where(dansLaPortee('intervention.antenne_id', portee))
        .select('intervention.jour')
        .orderBy('intervention.jour', 'desc')
        .limit(1)
        .as('derniere'),
    ])
    .orderBy(`b.${page.tri}`, page.sens)
    .orderBy('b.nom', page.sens)
    .orderBy('b.prenom', page.sens)
    .orderBy('b.id')
    .limit(page.limite)
    .offset(page.decalage)
    .execute()
}

/** One beneficiaire within the scope. */
export async function beneficiaireVisible(
  db: Db,
  portee: Portee,
  id: number,
): Promise<Ligne<'beneficiaire'> | undefined> {
  return db
    .selectFrom('beneficiaire')
    .selectAll()
    .where('id', '=', id)
    .where(dansLaPortee('beneficiaire.antenne_id', portee))
    .executeTakeFirst()
}

/** The lines of a beneficiaire within the scope, those of today first. */
export async function lignesDuBeneficiaire(db: Db, portee: Portee, id: number): Promise<Ligne<'numero'>[]> {
  return db
    .selectFrom('numero')
    .innerJoin('beneficiaire', 'beneficiaire.id', 'numero.beneficiaire_id')
    .selectAll('numero')
    .where('numero.beneficiaire_id', '=', id)
    .where(dansLaPortee('beneficiaire.antenne_id', portee))
    .orderBy('numero.au', (ordre) => ordre.desc().nullsFirst())
    .orderBy('numero.id')
    .execute()
}

/** The prises en charge of a beneficiaire within the scope, the latest first, then by rank. */
export async function prisesEnChargeDuBeneficiaire(db: Db, portee: Portee, id: number) {
  return db
    .selectFrom('prise_en_charge as p')
    .innerJoin('beneficiaire', 'beneficiaire.id', 'p.beneficiaire_id')
    .innerJoin('financeur as f', 'f.id', 'p.financeur_id')
    .selectAll('p')
    .select(['f.libelle as financeur', 'f.code as financeur_code'])
    .where('p.beneficiaire_id', '=', id)
    .where(dansLaPortee('beneficiaire.antenne_id', portee))
    .orderBy('p.date_fin', (ordre) => ordre.desc().nullsFirst())
    .orderBy('p.rang')
    .limit(100)
    .execute()
}

/** The funders of somebody within the scope, by name. */
export async function financeursDeLaPortee(
  db: Db,
  portee: Portee,
): Promise<Pick<Ligne<'financeur'>, 'id' | 'libelle'>[]> {
  return db
    .selectFrom('financeur as f')
    .select(['f.id', 'f.libelle'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('prise_en_charge as p')
          .innerJoin('beneficiaire as b', 'b.id', 'p.beneficiaire_id')
          .whereRef('p.financeur_id', '=', 'f.id')
          .where(dansLaPortee('b.antenne_id', portee))
          .select('p.id'),
      ),
    )
    .orderBy('f.libelle')
    .limit(100)
    .execute()
}
