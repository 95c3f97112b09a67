import type { Db, Tx } from '../../db/index.ts'
import { ligneVisible } from '../../db/interventions.ts'
import {
  annulationDe,
  auteurDeLaRevision,
  revisionPrecedente,
  revisionsApres,
  revisionsDuGroupe,
  revisionVisible,
} from '../../db/revisions.ts'
import type { Ligne } from '../../db/schema.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige } from '../correction.ts'
import { heureDe, jourDe } from '../regles/jours.ts'
import { perimee, refusee, type Empeche } from './corriger.ts'
import { lireEtat, type Etat } from './etat.ts'
import { liberer } from './liberer.ts'
import { LIBELLES, reviser, type Retour } from './reviser.ts'

type Revision = Ligne<'revision'>

export interface DemandeDAnnulation {
  revisionId: number
  /** Of the intervention this revision is of. */
  version: number
  note: string
}

/**
 * Undoes a correction, on every intervention it touched, by a correction that gives them their former values again.
 * Undoing that one does the first again. Later corrections must be undone first.
 */
export async function annulerRevision(
  db: Db,
  auteur: Auteur,
  { revisionId, version, note }: DemandeDAnnulation,
  maintenant: number,
): Promise<Corrige> {
  return db.transaction().execute(async (tx) => {
    const demandee = await revisionVisible(tx, auteur.portee, revisionId)
    if (demandee === undefined) return { type: 'introuvable' }
    const ligne = await ligneVisible(tx, auteur.portee, demandee.intervention_id)
    if (ligne === undefined) return { type: 'introuvable' }
    if (ligne.version !== version) return perimee(tx, ligne)
    const cible = await enVigueur(tx, demandee)
    if (cible === undefined) return refusee('Cette correction est déjà annulée.')
    const changements = await retours(tx, auteur, cible, maintenant)
    if ('type' in changements) return changements
    return reviser(tx, auteur, { acte: 'annuler', motifId: cible.motif_id, note, changements }, maintenant)
  })
}

/** What to undo so that this one is: itself, or what did it again since; nothing when it is undone. */
async function enVigueur(tx: Tx, revision: Revision): Promise<Revision | undefined> {
  const annulation = await annulationDe(tx, revision.id)
  if (annulation === undefined) return revision
  const refaite = await annulationDe(tx, annulation.id)
  return refaite && enVigueur(tx, refaite)
}

async function retours(
  tx: Tx,
  auteur: Auteur,
  cible: Revision,
  maintenant: number,
): Promise<readonly [Retour, ...Retour[]] | Empeche> {
  const revisions = await revisionsDuGroupe(tx, cible.groupe)
  const soeurs = revisions.filter(({ id }) => id !== cible.id)
  const premier = await retour(tx, auteur, cible)
  if ('type' in premier) return premier
  const suite: Retour[] = []
  for (const soeur of soeurs) {
    const changement = await retour(tx, auteur, soeur)
    if ('type' in changement) return changement
    suite.push(changement)
  }
  const rendus = [premier, ...suite].flatMap(({ apres }) => apres ?? [])
  const siennes = new Set(revisions.map(({ intervention_id }) => intervention_id))
  const raison = await liberer(tx, auteur, rendus, siennes, maintenant)
  return raison === null ? [premier, ...suite] : refusee(raison)
}

async function retour(tx: Tx, { portee }: Auteur, annule: Revision): Promise<Retour | Empeche> {
  const ligne = await ligneVisible(tx, portee, annule.intervention_id)
  if (ligne === undefined) {
    return refusee('Cette correction touche une intervention d’une autre antenne : demandez au siège.')
  }
  const suivantes = await revisionsApres(tx, annule)
  const apres = restantes(suivantes).at(-1)
  if (apres !== undefined) return refusee(await direDAnnulerDAbord(tx, apres))
  const dite = lireEtat((suivantes.at(-1) ?? annule).apres)
  return { ligne, apres: await commeAvant(tx, annule), annule, dite }
}

// A departure that a call had given by then is not given back by hand: the pairing gives it again.
async function commeAvant(tx: Tx, annule: Revision): Promise<Etat | null> {
  const precedente = await revisionPrecedente(tx, annule)
  const dite = precedente === undefined ? null : lireEtat(precedente.apres)
  return dite?.corrigee === 1 ? dite : lireEtat(annule.avant)
}

/** The corrections that stand once those that were undone are taken away with what undid them. */
function restantes(revisions: readonly Revision[]): Revision[] {
  const pile: Revision[] = []
  for (const revision of revisions) {
    if (pile.at(-1)?.id === revision.annule_id) pile.pop()
    else pile.push(revision)
  }
  return pile
}

async function direDAnnulerDAbord(tx: Tx, revision: Revision): Promise<string> {
  const { heure, minute } = heureDe(revision.instant)
  const [annee, mois, jour] = jourDe(revision.instant).split('-')
  const quand = `${jour}/${mois}/${annee} à ${heure} h ${String(minute).padStart(2, '0')}`
  const { prenom, nom } = await auteurDeLaRevision(tx, revision.id)
  return `Annulez d’abord « ${LIBELLES[revision.acte]} » du ${quand} par ${prenom} ${nom} (intervention n° ${revision.intervention_id}).`
}
