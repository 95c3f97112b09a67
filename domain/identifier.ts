import type { Db } from '../db/index.ts'

/** A home that may be stamped. */
export interface Lieu {
  id: number
  antenneId: number
  code: string
  nom: string
}

/** The carer a code designates. */
export interface Porteur {
  id: number
  antenneId: number
  telephone: string | null
}

const lieux = (db: Db) =>
  db
    .selectFrom('beneficiaire')
    .where('beneficiaire.archive_le', 'is', null)
    .select([
      'beneficiaire.id',
      'beneficiaire.antenne_id as antenneId',
      'beneficiaire.code',
      'beneficiaire.nom',
    ])

/** The homes reachable by the line `numero` (E.164) on `jour` and whose line may stamp; several for a couple. */
export async function lieuxDeLaLigne(db: Db, numero: string, jour: string): Promise<Lieu[]> {
  return lieux(db)
    .innerJoin('numero', 'numero.beneficiaire_id', 'beneficiaire.id')
    .where('numero.numero', '=', numero)
    .where('numero.pointage', '=', 1)
    .where('numero.du', '<=', jour)
    .where((eb) => eb.or([eb('numero.au', 'is', null), eb('numero.au', '>=', jour)]))
    .orderBy('beneficiaire.id')
    .distinct()
    .execute()
}

/** The home whose keyed code is `code`. */
export async function lieuDuCode(db: Db, code: string): Promise<Lieu | undefined> {
  return lieux(db).where('beneficiaire.code', '=', code).executeTakeFirst()
}

/** The carer whose code is `code` on `jour`, if she works that day. */
export async function intervenantDuCode(db: Db, code: string, jour: string): Promise<Porteur | undefined> {
  return db
    .selectFrom('code')
    .innerJoin('intervenant', 'intervenant.id', 'code.intervenant_id')
    .select(['intervenant.id', 'intervenant.antenne_id as antenneId', 'intervenant.telephone'])
    .where('code.code', '=', code)
    .where('code.du', '<=', jour)
    .where((eb) => eb.or([eb('code.au', 'is', null), eb('code.au', '>=', jour)]))
    .where('intervenant.archive_le', 'is', null)
    .where((eb) =>
      eb.or([eb('intervenant.date_entree', 'is', null), eb('intervenant.date_entree', '<=', jour)]),
    )
    .where((eb) =>
      eb.or([eb('intervenant.date_sortie', 'is', null), eb('intervenant.date_sortie', '>=', jour)]),
    )
    .executeTakeFirst()
}
