import { antennesVisibles } from '../db/antennes.ts'
import { adressesDeLAntenne, comptesParAntenne, noterEnvoi } from '../db/digests.ts'
import type { Db } from '../db/index.ts'
import { avancerRepere, lireRepere, remettreRepere } from '../db/reperes.ts'
import { motsDuDigest } from './regles/alertes.ts'
import { instantDe, jourDe } from './regles/jours.ts'

/** The Paris hour from which the digest of the day leaves. */
const MATIN = '07:00'

/** A digest to send, once. */
export interface Digest {
  /** Whose alerts; null: headquarters'. */
  antenneId: number | null
  destinataires: readonly string[]
  sujet: string
  texte: string
}

/**
 * The digests of this morning that nobody has taken yet, for antennes with alerts that wait and somebody to read them;
 * none before seven.
 */
export async function digestsDuMatin(db: Db, origine: string, maintenant: number): Promise<Digest[]> {
  const matin = matinDe(maintenant)
  if (maintenant < matin) return []
  const noms = new Map((await antennesVisibles(db, 'toutes')).map(({ id, nom }) => [id, nom]))
  const parAntenne = Map.groupBy(await comptesParAntenne(db), ({ antenne_id }) => antenne_id)
  const digests: Digest[] = []
  for (const [antenneId, comptes] of parAntenne) {
    const destinataires = await adressesDeLAntenne(db, antenneId)
    const dernier = await lireRepere(db, repereDe(antenneId))
    if (destinataires.length === 0 || (dernier !== undefined && dernier >= matin)) continue
    const lieu = antenneId === null ? 'Siège' : (noms.get(antenneId) ?? '')
    digests.push({ antenneId, destinataires, ...motsDuDigest(lieu, comptes, `${origine}/alertes`) })
  }
  return digests
}

/**
 * Takes a digest before it is sent, so that a restart never sends it twice: `undefined` when somebody has taken it, else
 * what puts it back when it could not be sent.
 */
export async function prendreDigest(
  db: Db,
  { antenneId }: Digest,
  maintenant: number,
): Promise<(() => Promise<void>) | undefined> {
  const cle = repereDe(antenneId)
  const avant = (await lireRepere(db, cle)) ?? null
  const pris = await db
    .transaction()
    .execute(async (tx) => avancerRepere(tx, cle, maintenant, matinDe(maintenant)))
  return pris ? async () => remettreRepere(db, cle, avant) : undefined
}

/** The digest has left: its alerts are no longer new. */
export async function digestParti(db: Db, { antenneId }: Digest, maintenant: number): Promise<void> {
  await db.transaction().execute(async (tx) => noterEnvoi(tx, antenneId, maintenant))
}

const matinDe = (maintenant: number) => instantDe(jourDe(maintenant), MATIN)
const repereDe = (antenneId: number | null) => `digest:${antenneId ?? 'siege'}`
