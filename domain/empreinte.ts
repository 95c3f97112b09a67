import { createHash } from 'node:crypto'

/**
 * A short mark of `valeur` (anything JSON can say) as it was shown: a form brings it back, and an operation refuses to
 * write over what somebody else changed meanwhile.
 */
export function empreinte(valeur: unknown): string {
  return createHash('sha256').update(JSON.stringify(valeur)).digest('hex').slice(0, 16)
}
