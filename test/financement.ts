import type { Db } from '../db/index.ts'
import type { Nouveau } from '../db/schema.ts'

let suite = 0
const prochain = () => (suite += 1)

/** Adds a funder and returns its id. */
export async function unFinanceur(db: Db, financeur: Partial<Nouveau<'financeur'>> = {}): Promise<number> {
  const n = prochain()
  const { id } = await db
    .insertInto('financeur')
    .values({ code: `F${n}`, libelle: `Financeur ${n}`, genre: 'departement', ...financeur })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Gives a beneficiaire a prise en charge (AIDE_VIE, 600 minutes a month since 2026, unless told) and returns its id. */
export async function unePriseEnCharge(
  db: Db,
  beneficiaireId: number,
  prise: Partial<Nouveau<'prise_en_charge'>> = {},
): Promise<number> {
  const n = prochain()
  const { id } = await db
    .insertInto('prise_en_charge')
    .values({
      ...{ beneficiaire_id: beneficiaireId, numero_pec: `P${n}`, prestation: 'AIDE_VIE', rang: 1 },
      ...{ date_debut: '2026-01-01', minutes_maximum: 600, periode: 'M' as const, ...prise },
      financeur_id: prise.financeur_id ?? (await unFinanceur(db)),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
