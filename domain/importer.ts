import type { Db, Tx } from '../db/index.ts'
import { dernierApplique, fichiersSemblables, inscrireFichier } from '../db/fichiers.ts'
import type { Ligne } from '../db/schema.ts'
import type { FichierRecu, Lecture, Refus } from './fichiers.ts'
import { versIso } from './regles/jours.ts'

/** Above this part of refused lines nothing is applied. */
const PART_REFUSEE_MAX = 0.05
/** A snapshot that would end a larger part of the records is held: a cut extraction looks so. */
const PART_TERMINEE_MAX = 0.2

/** What a snapshot would do to the base, before anything is written. */
export interface Plan {
  refus: readonly Refus[]
  /** What would be ended against what is in force, for each kind of record. */
  fins: readonly { quoi: string; terminees: number; enVigueur: number }[]
  ajouts: number
  modifications: number
  appliquer(tx: Tx): Promise<void>
}

/** What became of a received file. Nothing of it is in the base unless `etat` is `applique`. */
export interface Bilan {
  etat: Ligne<'fichier'>['etat']
  /** French, for a person; empty when applied. */
  raison: string
  lues: number
  refus: readonly Refus[]
  ajouts: number
  modifications: number
  fins: number
}

export interface Demande<L> {
  fichier: FichierRecu
  lecture: Lecture<L>
  maintenant: number
  /** A person looked at a held file and wants it applied all the same. */
  malgre?: boolean
}

/**
 * Takes in one file: judges it, applies what `planifier` plans, and writes its ledger row, all in one transaction, so
 * that the telephone sees the snapshot before or the snapshot after (echanges.md, promises).
 */
export async function importer<L>(
  db: Db,
  demande: Demande<L>,
  planifier: (tx: Tx, lignes: readonly L[], refus: readonly Refus[]) => Promise<Plan>,
): Promise<Bilan> {
  return db.transaction().execute(async (tx) => {
    const bilan = await juger(tx, demande, planifier)
    await inscrire(tx, demande, bilan)
    return bilan
  })
}

async function juger<L>(
  tx: Tx,
  demande: Demande<L>,
  planifier: Parameters<typeof importer<L>>[2],
): Promise<Bilan> {
  const { fichier, lecture, malgre = false } = demande
  const lues = 'illisible' in lecture ? 0 : lecture.lues
  const rien = {
    lues,
    refus: 'illisible' in lecture ? [] : lecture.refus,
    ajouts: 0,
    modifications: 0,
    fins: 0,
  }
  const semblables = await fichiersSemblables(tx, fichier)
  const deja = await contenuDeja(tx, fichier, semblables)
  if (deja !== undefined) return { ...rien, etat: 'ignore', raison: deja }
  if ('illisible' in lecture) return { ...rien, etat: 'quarantaine', raison: lecture.illisible }
  if (!malgre && semblables.some(({ nom, etat }) => nom === fichier.nom && etat === 'applique')) {
    return {
      ...rien,
      etat: 'retenu',
      raison: 'Un fichier de ce nom a déjà été appliqué, avec un autre contenu.',
    }
  }
  const plan = await planifier(tx, lecture.lignes, lecture.refus)
  const refus = [...lecture.refus, ...plan.refus].toSorted((a, b) => a.ligne - b.ligne)
  const obstacle = malgre ? undefined : obstacleDe(refus.length, lues, plan)
  if (obstacle !== undefined) return { ...rien, refus, etat: 'retenu', raison: obstacle }
  await plan.appliquer(tx)
  const { ajouts, modifications } = plan
  const fins = plan.fins.reduce((somme, { terminees }) => somme + terminees, 0)
  return { etat: 'applique', raison: '', lues, refus, ajouts, modifications, fins }
}

// An older content may come back under a new name: the snapshot has returned to it. Under its old name, or when
// nothing came between, it is the same file again.
async function contenuDeja(
  tx: Tx,
  { partenaire, flux, nom, sha256 }: FichierRecu,
  semblables: readonly Ligne<'fichier'>[],
): Promise<string | undefined> {
  const appliques = semblables.filter((f) => f.sha256 === sha256 && f.etat === 'applique')
  const dernier = await dernierApplique(tx, partenaire, flux)
  const meme = appliques.find((f) => f.nom === nom || f.id === dernier?.id)
  return meme && `Contenu déjà appliqué le ${versIso(meme.instant)} (${meme.nom}).`
}

function obstacleDe(refusees: number, lues: number, plan: Plan): string | undefined {
  if (refusees > lues * PART_REFUSEE_MAX) {
    return `${refusees} lignes refusées sur ${lues} : plus de 5 %. Rien n'est appliqué.`
  }
  const trop = plan.fins.find(({ terminees, enVigueur }) => terminees > enVigueur * PART_TERMINEE_MAX)
  if (trop === undefined) return undefined
  return `Ce fichier mettrait fin à ${trop.terminees} ${trop.quoi} sur ${trop.enVigueur} : plus de 20 %. Rien n'est appliqué.`
}

async function inscrire<L>(tx: Tx, { fichier, maintenant }: Demande<L>, bilan: Bilan): Promise<void> {
  const { etat, raison, lues, refus } = bilan
  const [precedent] = await fichiersSemblables(tx, fichier)
  const redite =
    precedent?.nom === fichier.nom &&
    precedent.sha256 === fichier.sha256 &&
    (etat === 'ignore' || (precedent.etat === etat && precedent.raison === raison))
  // The same file looked at again with the same verdict adds nothing to the ledger.
  if (redite) return
  const comptes = { lignes_lues: lues, lignes_refusees: refus.length }
  await inscrireFichier(tx, { ...fichier, etat, raison, ...comptes, instant: maintenant }, refus)
}
