import { sql } from 'kysely'
import type { Db } from './index.ts'

/** Since an instant (ms UTC), at most the `nombre` last; null: no such limit. */
export interface Fenetre {
  depuis: number | null
  nombre: number | null
}

/** The calls of the window in the order they came, one at a time. */
export function relireLesAppels(db: Db, { depuis, nombre }: Fenetre) {
  let choisis = db.selectFrom('appel').selectAll().orderBy('instant', 'desc').orderBy('id', 'desc')
  if (depuis !== null) choisis = choisis.where('instant', '>=', depuis)
  if (nombre !== null) choisis = choisis.limit(nombre)
  return db
    .selectFrom(choisis.as('a'))
    .leftJoin('beneficiaire', 'beneficiaire.id', 'a.beneficiaire_id')
    .leftJoin('intervenant', 'intervenant.id', 'a.intervenant_id')
    .select(['a.instant', 'a.numero', 'a.presentation', 'a.resultat', 'a.identification', 'a.origine'])
    .select(['a.uniqueid', 'a.call_id', 'a.did', 'a.etape'])
    .select(['beneficiaire.identifiant as beneficiaire', 'intervenant.identifiant as intervenant'])
    .orderBy('a.instant')
    .orderBy('a.id')
    .stream()
}

/** The interventions begun or ended in the window, in the order they began, deleted ones too, one at a time. */
export function relireLesInterventions(db: Db, { depuis, nombre }: Fenetre, duJour: string | null) {
  let choisies = db
    .selectFrom('intervention')
    .selectAll()
    .select((eb) => eb.fn.coalesce('debut', 'fin').as('premier'))
    .orderBy('premier', 'desc')
    .orderBy('id', 'desc')
  if (duJour !== null) choisies = choisies.where('jour', '>=', duJour)
  if (depuis !== null) {
    choisies = choisies.where((eb) => eb.or([eb('debut', '>=', depuis), eb('fin', '>=', depuis)]))
  }
  if (nombre !== null) choisies = choisies.limit(nombre)
  return db
    .selectFrom(choisies.as('i'))
    .innerJoin('beneficiaire', 'beneficiaire.id', 'i.beneficiaire_id')
    .innerJoin('intervenant', 'intervenant.id', 'i.intervenant_id')
    .select(['i.id', 'i.jour', 'i.debut_brut', 'i.fin_brut', 'i.origine', 'i.groupe', 'i.prestation'])
    .select(['i.debut', 'i.fin', 'i.retenu_min', 'i.famille', 'i.supprimee_le'])
    .select(['beneficiaire.identifiant as beneficiaire', 'intervenant.identifiant as intervenant'])
    .select(
      // A JSON array: those that wait for somebody, as last computed.
      sql<string>`(select json_group_array(code) from (select code from anomalie
        where objet = 'intervention' and objet_id = i.id and acquittee_le is null
        order by severite desc, id))`.as('anomalies'),
    )
    .orderBy('i.premier')
    .orderBy('i.id')
    .stream()
}
