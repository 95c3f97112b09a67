import type { Tx } from '../db/index.ts'
import type { Marque } from '../db/recalculs.ts'

/**
 * Computes again what these marks bear on: retained minutes, allocation and anomalies, as of `maintenant` (ms UTC). To
 * be called inside the transaction that changed them.
 */
export async function recalculer(_tx: Tx, _marques: readonly Marque[], _maintenant: number): Promise<void> {
  return Promise.resolve()
}

/** The same for calls no stamp was drawn from: what is said of them, treated or not. */
export async function recalculerAppels(
  _tx: Tx,
  _appelIds: readonly number[],
  _maintenant: number,
): Promise<void> {
  return Promise.resolve()
}

/** Everything anew, for a base filled in bulk: the anomalies are supposed empty. */
export async function recalculerTout(_tx: Tx, _maintenant: number): Promise<void> {
  return Promise.resolve()
}
