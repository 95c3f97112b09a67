import { createHash, randomBytes } from 'node:crypto'

/** A secret given once to a browser or a person: 256 random bits, safe in an address. */
export function tirerJeton(): string {
  return randomBytes(32).toString('base64url')
}

/** What the base keeps of a token: enough to know it again, not to use it. */
export function empreinteDuJeton(jeton: string): string {
  return createHash('sha256').update(jeton).digest('hex')
}
