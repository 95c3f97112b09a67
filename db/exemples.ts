import type { Db } from './index.ts'

/** People who alone have a line that may stamp and with whom nobody is now; those not seen since `jour` first. */
export async function lignesDUneSeulePersonne(
  db: Db,
  jour: string,
  ouvertes: { jour: string; depuis: number },
) {
  const numeros = db
    .selectFrom('numero')
    .innerJoin('beneficiaire', 'beneficiaire.id', 'numero.beneficiaire_id')
    .where('beneficiaire.archive_le', 'is', null)
    .where('numero.pointage', '=', 1)
    .where('numero.du', '<=', jour)
    .where((eb) => eb.or([eb('numero.au', 'is', null), eb('numero.au', '>=', jour)]))
    .groupBy('numero.numero')
    .having((eb) => eb.fn.count('numero.beneficiaire_id').distinct(), '=', 1)
    .select(['numero.numero', (eb) => eb.fn.min('numero.beneficiaire_id').as('beneficiaire_id')])
  return db
    .selectFrom(numeros.as('n'))
    .innerJoin('beneficiaire as b', 'b.id', 'n.beneficiaire_id')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('intervention')
            .select('intervention.id')
            .whereRef('intervention.beneficiaire_id', '=', 'b.id')
            .where('fin', 'is', null)
            .where('supprimee_le', 'is', null)
            .where('intervention.jour', '>=', ouvertes.jour)
            .where('debut', '>', ouvertes.depuis),
        ),
      ),
    )
    .select(['b.id', 'b.identifiant', 'b.antenne_id', (eb) => eb.fn.min('n.numero').as('numero')])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('intervention')
            .select('intervention.id')
            .whereRef('intervention.beneficiaire_id', '=', 'b.id')
            .where('intervention.jour', '>=', jour),
        )
        .as('vu'),
    )
    .groupBy('b.id')
    .orderBy('vu')
    .orderBy('b.id')
    .execute()
}

/** The carers who may key their code on `jour`. */
export async function porteursDeCode(db: Db, jour: string) {
  return db
    .selectFrom('code')
    .innerJoin('intervenant as i', 'i.id', 'code.intervenant_id')
    .where('code.du', '<=', jour)
    .where((eb) => eb.or([eb('code.au', 'is', null), eb('code.au', '>=', jour)]))
    .where('i.archive_le', 'is', null)
    .where((eb) => eb.or([eb('i.date_entree', 'is', null), eb('i.date_entree', '<=', jour)]))
    .where((eb) => eb.or([eb('i.date_sortie', 'is', null), eb('i.date_sortie', '>=', jour)]))
    .select(['i.id', 'i.identifiant', 'i.antenne_id', 'code.code'])
    .orderBy('i.id')
    .execute()
}
