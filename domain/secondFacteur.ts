import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Tx } from '../db/index.ts'
import type { Utilisateur } from '../db/utilisateurs.ts'
import { empreinteDuJeton } from './jetons.ts'

const PERIODE_MS = 30_000
/** Steps of thirty seconds a clock may be off, either way. */
const DECALAGE_AU_PLUS = 1
const CODES_DE_SECOURS = 10
// No 0 o 1 l i: read from paper. 24 characters of 31 are 118 bits: a plain hash is enough (ASVS 5.0, 6.5.2).
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPES = 6
const LETTRES = 4

type Droits = Pick<Utilisateur, 'role' | 'administrateur'>

/** Whether this account may not work without a second factor (extranet.md, Sign-in). */
export function secondFacteurObligatoire({ role, administrateur }: Droits): boolean {
  return administrateur === 1 || role === 'siege' || role === 'administrateur' || role === 'informatique'
}

/** Draws a secret for this person; it is nothing until `activer` has seen a code made with it. */
export async function proposerSecret(tx: Tx, utilisateurId: number): Promise<string> {
  const secret = new Secret({ size: 20 }).base32
  await tx
    .updateTable('utilisateur')
    .set({ totp_secret: secret, totp_actif_le: null, totp_pas: null })
    .where('id', '=', utilisateurId)
    .execute()
  return secret
}

/** What an authenticator reads in the QR code. */
export function adresseDuSecret(courriel: string, secret: string): string {
  return totp(secret, courriel).toString()
}

/**
 * Whether `code` was made with the secret of this person now, one step early or one step late, and had not served: it
 * has now.
 */
export async function consommerCode(
  tx: Tx,
  { id, totp_secret }: Pick<Utilisateur, 'id' | 'totp_secret'>,
  code: string,
  maintenant: number,
): Promise<boolean> {
  const chiffres = code.replaceAll(/\s/g, '')
  if (totp_secret === null || !/^\d{6}$/.test(chiffres)) return false
  const delta = totp(totp_secret).validate({
    token: chiffres,
    timestamp: maintenant,
    window: DECALAGE_AU_PLUS,
  })
  if (delta === null) return false
  const pas = Math.floor(maintenant / PERIODE_MS) + delta
  const { numUpdatedRows } = await tx
    .updateTable('utilisateur')
    .set({ totp_pas: pas })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('totp_pas', 'is', null), eb('totp_pas', '<', pas)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Whether `code` is one of this person's recovery codes and had not served: it has now. */
export async function consommerCodeDeSecours(
  tx: Tx,
  utilisateurId: number,
  code: string,
  maintenant: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('code_secours')
    .set({ utilise_le: maintenant })
    .where('empreinte', '=', empreinteDuCode(code))
    .where('utilisateur_id', '=', utilisateurId)
    .where('utilise_le', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** The second factor is in use from now on. Returns its recovery codes, which are never told again. */
export async function activer(tx: Tx, utilisateurId: number, maintenant: number): Promise<string[]> {
  await tx
    .updateTable('utilisateur')
    .set({ totp_actif_le: maintenant })
    .where('id', '=', utilisateurId)
    .execute()
  return refaireCodesDeSecours(tx, utilisateurId)
}

/** New recovery codes, told once; the former ones are void. */
export async function refaireCodesDeSecours(tx: Tx, utilisateurId: number): Promise<string[]> {
  const codes = Array.from({ length: CODES_DE_SECOURS }, tirerCodeDeSecours)
  await tx.deleteFrom('code_secours').where('utilisateur_id', '=', utilisateurId).execute()
  const ligne = { utilisateur_id: utilisateurId, utilise_le: null }
  await tx
    .insertInto('code_secours')
    .values(codes.map((code) => ({ ...ligne, empreinte: empreinteDuCode(code) })))
    .execute()
  return codes
}

/** This person has no second factor any more. */
export async function oublierSecondFacteur(tx: Tx, utilisateurId: number): Promise<void> {
  await tx
    .updateTable('utilisateur')
    .set({ totp_secret: null, totp_actif_le: null, totp_pas: null })
    .where('id', '=', utilisateurId)
    .execute()
  await tx.deleteFrom('code_secours').where('utilisateur_id', '=', utilisateurId).execute()
}

/** The first code of this secret that is accepted now and has not served; undefined when each has. */
export function codeAcceptable(secret: string, dernierPas: number | null, maintenant: number) {
  const ici = Math.floor(maintenant / PERIODE_MS)
  const pas = Math.max(ici, (dernierPas ?? -1) + 1)
  return pas > ici + DECALAGE_AU_PLUS ? undefined : totp(secret).generate({ timestamp: pas * PERIODE_MS })
}

function totp(secret: string, label = ''): TOTP {
  const reglages = { algorithm: 'SHA1', digits: 6, period: PERIODE_MS / 1000 } as const
  return new TOTP({ issuer: 'Sonnette', label, secret: Secret.fromBase32(secret), ...reglages })
}

function tirerCodeDeSecours(): string {
  const groupe = () =>
    Array.from({ length: LETTRES }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '').join('')
  return Array.from({ length: GROUPES }, groupe).join('-')
}

// However it was copied: capitals, spaces, dashes.
function empreinteDuCode(code: string): string {
  return empreinteDuJeton(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
}
