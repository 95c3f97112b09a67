import type { Tx } from '../db/index.ts'
import type { Depassement } from './regles/repartition.ts'

/** Placeholder of the first commit of this file: the computation follows. */
export async function repartirBeneficiaire(
  _tx: Tx,
  _beneficiaireId: number,
  _jour: string,
): Promise<Depassement[]> {
  return Promise.resolve([])
}

/** Placeholder of the first commit of this file: the computation follows. */
export async function repartirTout(
  _tx: Tx,
  _beneficiaireIds: readonly number[],
  _jour: string,
): Promise<Map<number, Depassement[]>> {
  return Promise.resolve(new Map())
}
