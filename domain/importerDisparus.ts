import type { Refus } from './fichiers.ts'

/**
 * The records a full snapshot no longer tells of. A record whose line was refused has not vanished; and when a refused
 * line does not even say whose it is, nobody has.
 */
export function disparus<R extends { identifiant: string }>(
  actifs: readonly R[],
  presents: readonly { identifiant: string }[],
  refus: readonly Refus[],
): R[] {
  if (refus.some(({ cle }) => cle === null)) return []
  const vus = new Set([...presents.map(({ identifiant }) => identifiant), ...refus.map(({ cle }) => cle)])
  return actifs.filter(({ identifiant }) => !vus.has(identifiant))
}
