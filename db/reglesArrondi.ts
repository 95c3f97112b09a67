import type { RegleArrondi } from '../domain/regles/arrondi.ts'
import type { Db } from './index.ts'

/** Every rounding rule, of all times, as the rules see it. */
export async function reglesArrondi(db: Db): Promise<RegleArrondi[]> {
  const lignes = await db.selectFrom('regle_arrondi').selectAll().orderBy('id').execute()
  return lignes.map((r) => ({
    id: r.id,
    financeurId: r.financeur_id,
    prestation: r.prestation,
    mode: r.mode,
    pasMin: r.pas_min,
    toleranceMin: r.tolerance_min,
    plafondPrevu: r.plafond_prevu === 1,
    du: r.du,
    au: r.au,
  }))
}
