import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import Client from 'ssh2-sftp-client'

/** The server of a partner. */
export interface Partenaire {
  hote: string
  port: number
  utilisateur: string
  /** Fingerprints `SHA256:…` of the host keys that may answer: the present one, and the next when it is to change. */
  empreintes: readonly string[]
  /** Our private key, OpenSSH format. */
  cle: string
}

export interface FichierDistant {
  nom: string
  taille: number
  /** Last change, ms UTC, to the second. */
  modifieLe: number
}

/** What may be done on the partner's server while the link is up. */
export interface Depot {
  /** The plain files of a folder, hidden ones left out, by name. */
  lister(dossier: string): Promise<FichierDistant[]>
  lire(chemin: string): Promise<Buffer>
  /** Puts a file in place whole: hidden under a temporary name, its size checked, then renamed over any former one. */
  publier(chemin: string, contenu: Uint8Array): Promise<void>
}

/** The server that answered is not the one we know: nothing was sent, and trying again would not help. */
export class CleInattendue extends Error {}

const CONNEXION_MS = 15_000
const SESSION_MS = 10 * 60_000
const BATTEMENT_MS = 5000

/**
 * Runs `action` on the partner's server, then closes the link. Bounded: 15 s to connect, three missed heartbeats of
 * 5 s, ten minutes in all.
 * @throws CleInattendue, or the failure of the link or of `action`
 */
export async function avecSftp<T>(
  { hote, port, utilisateur, empreintes, cle }: Partenaire,
  action: (depot: Depot) => Promise<T>,
): Promise<T> {
  // A link that breaks between two acts fails the next one: these say it a second time, on the console.
  const client = new Client('partenaire', { error: rien, end: rien, close: rien })
  let lue = ''
  const hostVerifier = (cleHote: Buffer): boolean => {
    lue = empreinteDe(cleHote)
    return empreintes.includes(lue)
  }
  const patience = { readyTimeout: CONNEXION_MS, keepaliveInterval: BATTEMENT_MS, keepaliveCountMax: 3 }
  try {
    await client.connect({
      host: hote,
      port,
      username: utilisateur,
      privateKey: cle,
      hostVerifier,
      ...patience,
    })
  } catch (erreur) {
    if (lue === '' || empreintes.includes(lue)) throw erreur
    throw new CleInattendue(`${hote} présente la clé ${lue}, qui n'est pas l'une des clés attendues.`)
  }
  const limite = setTimeout(() => void client.end().catch(rien), SESSION_MS)
  try {
    return await action(depotDe(client))
  } finally {
    clearTimeout(limite)
    await client.end().catch(rien)
  }
}

function rien(): void {}

/** As OpenSSH prints it. */
function empreinteDe(cle: Buffer): string {
  return `SHA256:${createHash('sha256').update(cle).digest('base64').replace(/=+$/, '')}`
}

function depotDe(client: Client): Depot {
  return {
    async lister(dossier) {
      const entrees = await client.list(dossier)
      return entrees
        .filter(({ type, name }) => type === '-' && !name.startsWith('.'))
        .map(({ name, size, modifyTime }) => ({ nom: name, taille: size, modifieLe: modifyTime }))
        .toSorted((a, b) => (a.nom < b.nom ? -1 : 1))
    },
    async lire(chemin) {
      return (await client.get(chemin)) as Buffer
    },
    async publier(chemin, contenu) {
      const { dir, base } = posix.parse(chemin)
      const provisoire = posix.join(dir, `.${base}.part`)
      await client.put(Buffer.from(contenu), provisoire)
      const { size } = await client.stat(provisoire)
      if (size !== contenu.length) throw new Error(`${base} : ${size} octets reçus sur ${contenu.length}.`)
      await client.posixRename(provisoire, chemin)
    },
  }
}
