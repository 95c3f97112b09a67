import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import type { Logger } from 'pino'
import type { Db } from '../db/index.ts'
import type { Bilan } from '../domain/importer.ts'
import { ACCUSE, REFUS } from './formats/accuse.ts'
import type { Format } from './formats/description.ts'
import { ecrire } from './formats/ecrire.ts'
import { formatDuNom } from './formats/index.ts'
import { importerFichier } from './importerFichier.ts'
import { avecSftp, type Depot, type FichierDistant, type Partenaire } from './sftp.ts'

const TAILLE_MAX = 64 * 1024 * 1024

export interface Reception {
  db: Db
  journal: Logger
  partenaire: Partenaire
  /** Where the partner leaves its files, and where it takes our answers. */
  depot: string
  retrait: string
  /** Where the originals are kept here. */
  dossier: string
  maintenant: () => number
  /** Draws codes; in [0, 1). */
  alea: () => number
}

/**
 * Makes the act of looking at the partner's server once: every complete file not answered yet is imported, in the
 * order of the names, and answered by `<nom>.ack`. A file is complete when it has the size it had at the last look.
 * A file that fails is said in the journal, left for the next look, and holds up nobody.
 */
export function ouvrirReception(reception: Reception): () => Promise<void> {
  let vus = new Map<string, number>()
  return async () =>
    avecSftp(reception.partenaire, async (serveur) => {
      const presents = await serveur.lister(reception.depot)
      const nouveaux = await sansAccuse(serveur, reception.retrait, presents)
      for (const fichier of nouveaux) {
        if (vus.get(fichier.nom) !== fichier.taille) continue
        try {
          await recevoir(serveur, reception, fichier)
        } catch (erreur) {
          reception.journal.error({ err: erreur, fichier: fichier.nom }, 'fichier non reçu')
        }
      }
      vus = new Map(presents.map(({ nom, taille }) => [nom, taille]))
    })
}

interface FichierNouveau extends FichierDistant {
  /** `<nom>.sha256` is there. */
  annonce: boolean
}

/** Files of our flows that have no answer, or changed since it. */
async function sansAccuse(
  serveur: Depot,
  retrait: string,
  presents: readonly FichierDistant[],
): Promise<FichierNouveau[]> {
  const noms = new Set(presents.map(({ nom }) => nom))
  const accuses = new Map((await serveur.lister(retrait)).map(({ nom, modifieLe }) => [nom, modifieLe]))
  return presents
    .map((fichier) => ({ ...fichier, annonce: noms.has(`${fichier.nom}.sha256`) }))
    .filter(({ nom, modifieLe, annonce }) => {
      const format: Format | undefined = formatDuNom(nom)
      const accuse = accuses.get(`${nom}.ack`)
      const attendu = format !== undefined && (annonce || format.avecSha256 !== true)
      return attendu && (accuse === undefined || accuse < modifieLe)
    })
}

async function recevoir(serveur: Depot, reception: Reception, fichier: FichierNouveau): Promise<void> {
  const { db, journal, depot, dossier, maintenant, alea } = reception
  const { nom, taille } = fichier
  if (taille > TAILLE_MAX) throw new Error(`${taille} octets : le fichier dépasse 64 Mo.`)
  const contenu = await serveur.lire(posix.join(depot, nom))
  if (contenu.length !== taille) throw new Error('Le fichier change encore.')
  const sha256 = createHash('sha256').update(contenu).digest('hex')
  await exigerSha256(serveur, reception.depot, fichier, sha256)
  await garder(dossier, `${sha256}-${nom}`, contenu)
  const bilan = await importerFichier(db, { nom, contenu, maintenant: maintenant(), alea })
  const { etat, lues, refus } = bilan
  journal.info({ fichier: nom, sha256, etat, lues, refusees: refus.length }, 'fichier reçu')
  await accuser(serveur, reception, nom, sha256, bilan)
}

/** @throws when the partner announced another content: the file is still being written, or was cut. */
async function exigerSha256(
  serveur: Depot,
  depot: string,
  { nom, annonce }: FichierNouveau,
  sha256: string,
): Promise<void> {
  if (!annonce) return
  const texte = (await serveur.lire(posix.join(depot, `${nom}.sha256`))).toString('utf8')
  if (!texte.toLowerCase().startsWith(sha256))
    throw new Error("Le contenu n'est pas celui que dit le .sha256.")
}

async function garder(dossier: string, nom: string, contenu: Uint8Array): Promise<void> {
  const recus = join(dossier, 'recus')
  await mkdir(recus, { recursive: true })
  await writeFile(join(recus, nom), contenu, { flush: true })
}

// The accusé comes last: as long as it is not there, the file is looked at again, and the ledger knows it.
async function accuser(
  serveur: Depot,
  { retrait }: Reception,
  nom: string,
  sha256: string,
  { etat, raison, lues, refus }: Bilan,
): Promise<void> {
  if (refus.length > 0) {
    const lignes = refus.map((r) => ({
      ligne: r.ligne,
      colonne: r.colonne,
      valeur: r.valeur,
      raison: r.raison,
    }))
    await serveur.publier(posix.join(retrait, `${nom}.refus.csv`), ecrire(REFUS, lignes))
  }
  const accuse = { sha256, lignes_lues: lues, lignes_refusees: refus.length, verdict: etat, raison }
  await serveur.publier(posix.join(retrait, `${nom}.ack`), ecrire(ACCUSE, [accuse]))
}
