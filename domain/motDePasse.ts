import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const deriver = promisify(argon2)

// ANSSI and OWASP: memory-hard. 64 MiB and three passes cost about 150 ms here.
const COUT = { memory: 65_536, passes: 3, parallelism: 1, tagLength: 32 } as const
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

// One derivation at a time bounds the memory a burst of sign-ins may take.
let precedente: Promise<unknown> = Promise.resolve()

/** The Argon2id hash of a password, in PHC notation. */
export async function hacher(motDePasse: string): Promise<string> {
  const nonce = randomBytes(16)
  const { memory, passes, parallelism } = COUT
  const empreinte = await derivation(motDePasse, nonce, COUT)
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${b64(nonce)}$${b64(empreinte)}`
}

/** Whether `motDePasse` is the one hashed in `phc`. */
export async function correspond(motDePasse: string, phc: string): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, attendue] = PHC.exec(phc) ?? []
  if (nonce === undefined || attendue === undefined) return false
  const cible = Buffer.from(attendue, 'base64')
  const empreinte = await derivation(motDePasse, Buffer.from(nonce, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: cible.length,
  })
  return timingSafeEqual(empreinte, cible)
}

const COMMUNS = ['motdepasse', 'password', 'azerty', 'qwerty', 'sonnette', '123456', 'bonjour', 'casvp']

/**
 * Why a chosen password is refused (French, for a person), or null when it is accepted: 12 characters at least, 128 at
 * most, not built on a common word, not one character repeated (ANSSI-PG-078: no forced rotation).
 */
export function motDePasseRefuse(motDePasse: string): string | null {
  if (motDePasse.length < 12) return 'Le mot de passe doit compter au moins 12 caractères.'
  if (motDePasse.length > 128) return 'Le mot de passe doit compter au plus 128 caractères.'
  const reduit = motDePasse.toLowerCase()
  const reste = COMMUNS.reduce((texte, commun) => texte.replaceAll(commun, ''), reduit)
  if (reste.length < 8 || new Set(reduit).size < 5) {
    return 'Ce mot de passe est trop facile à deviner : choisissez plusieurs mots sans rapport entre eux.'
  }
  return null
}

async function derivation(
  motDePasse: string,
  nonce: Buffer,
  cout: { memory: number; passes: number; parallelism: number; tagLength: number },
): Promise<Buffer> {
  const empreinte = precedente.then(() =>
    deriver('argon2id', { message: motDePasse.normalize('NFC'), nonce, ...cout }),
  )
  precedente = empreinte.catch(() => undefined)
  return empreinte
}

function b64(octets: Buffer): string {
  return octets.toString('base64').replaceAll('=', '')
}
