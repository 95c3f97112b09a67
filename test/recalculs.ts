import type { Db } from '../db/index.ts'
import type { Nouveau } from '../db/schema.ts'
import { viderRecalculs } from '../domain/viderRecalculs.ts'

/** Computes what is marked, as `jobs` does each second. */
export async function recalculerLesMarques(db: Db, maintenant: number): Promise<void> {
  await viderRecalculs(db, () => maintenant)
}

/** Gives a beneficiaire a prise en charge without cap nor end, of the prestation `AIDE`. */
export async function unePriseEnCharge(
  db: Db,
  beneficiaire_id: number,
  prise: Partial<Nouveau<'prise_en_charge'>> = {},
): Promise<void> {
  const { id: financeur_id } = await db
    .insertInto('financeur')
    .values({ code: 'APA', libelle: 'APA', genre: 'departement' })
    .onConflict((sur) => sur.column('code').doUpdateSet({ libelle: 'APA' }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('prise_en_charge')
    .values({
      ...{ beneficiaire_id, financeur_id, numero_pec: 'P', prestation: 'AIDE', rang: 1 },
      ...{ date_debut: '2026-01-01', date_fin: null, minutes_maximum: null, periode: null },
      ...prise,
    })
    .execute()
}
