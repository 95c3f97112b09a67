import { randomUUID } from 'node:crypto'
import type { Tx } from '../../db/index.ts'
import { ajouterIntervention, corrigerLigne, detacher } from '../../db/interventions.ts'
import { journaliser } from '../../db/journal.ts'
import { annoncer } from '../../db/mouvements.ts'
import { pointagesParId } from '../../db/pointages.ts'
import type { Marque } from '../../db/recalculs.ts'
import { ajouterRevision } from '../../db/revisions.ts'
import type { Acte, Ligne } from '../../db/schema.ts'
import type { Auteur } from '../auteur.ts'
import { cadreDe } from '../chaine.ts'
import type { Corrige } from '../correction.ts'
import { reapparier } from '../reapparier.ts'
import { recalculer } from '../recalculer.ts'
import { efface, etatDe, type Etat } from './etat.ts'

/** What an act makes of one intervention: `ligne` null makes it, `apres` null takes back its making. */
export type Changement = { ligne: Ligne<'intervention'> | null; apres: Etat; annule?: undefined } | Retour

/** The undoing of a revision; `dite`: what the last one said of the intervention (null: its making was taken back). */
export interface Retour {
  ligne: Ligne<'intervention'>
  apres: Etat | null
  annule: Ligne<'revision'>
  dite: Etat | null
}

export interface Revision {
  acte: Acte
  motifId: number
  note: string
  /** The first is the one the act is told of. */
  changements: readonly [Changement, ...Changement[]]
}

/** What a person reads of each act, in the journal and where one act waits for another. */
export const LIBELLES: Record<Acte, string> = {
  creer: 'intervention ajoutée',
  deplacer: 'heures corrigées',
  inverser: 'arrivée et départ inversés',
  fusionner: 'interventions fusionnées',
  scinder: 'intervention scindée',
  reaffecter: 'intervention réaffectée',
  supprimer: 'intervention supprimée',
  minutes: 'minutes complémentaires changées',
  annuler: 'correction annulée',
}

/**
 * Writes an act: its rows, one revision each, the journal; then pairs again the stamps it took or gave back, and
 * computes again what follows from them.
 */
export async function reviser(
  tx: Tx,
  auteur: Auteur,
  revision: Revision,
  maintenant: number,
): Promise<Corrige> {
  const ids = await ecrireLignes(tx, revision.changements, maintenant)
  const revisionIds = await ecrireRevisions(tx, auteur, revision, ids, maintenant)
  await annoncerAuxQuittees(tx, revision.changements)
  const marques = [
    ...marquesDe(revision.changements),
    ...(await rapparier(tx, revision.changements, maintenant)),
  ]
  await recalculer(tx, distinctes(marques), maintenant)
  return { type: 'fait', interventionId: ids[0] ?? 0, revisionId: revisionIds[0] ?? 0 }
}

// A stamp may pass from one to another: all let go of theirs before any takes one.
async function ecrireLignes(
  tx: Tx,
  changements: readonly Changement[],
  maintenant: number,
): Promise<number[]> {
  for (const { ligne } of changements) if (ligne) await detacher(tx, ligne.id)
  const ids: number[] = []
  for (const changement of changements) {
    const { ligne } = changement
    const valeurs = { ...devient(changement, maintenant), modifie_le: maintenant }
    if (ligne) await corrigerLigne(tx, ligne, valeurs)
    ids.push(ligne?.id ?? (await ajouterIntervention(tx, valeurs)))
  }
  return ids
}

function devient(changement: Changement, maintenant: number): Etat {
  if (changement.annule === undefined) return changement.apres
  return changement.apres ?? efface(changement.ligne, maintenant)
}

// What is undone is what the person had said, not what the calls have closed since: they will again.
function avant(changement: Changement): Etat | null {
  const { ligne } = changement
  if (ligne === null) return null
  if (changement.annule === undefined) return etatDe(ligne)
  const { dite } = changement
  return dite === null || dite.corrigee === 1 ? dite : etatDe(ligne)
}

async function ecrireRevisions(
  tx: Tx,
  auteur: Auteur,
  { acte, motifId, note, changements }: Revision,
  ids: readonly number[],
  maintenant: number,
): Promise<number[]> {
  const groupe = randomUUID()
  const revisionIds: number[] = []
  for (const [rang, changement] of changements.entries()) {
    const interventionId = ids[rang] ?? 0
    const valeurs = {
      avant: JSON.stringify(avant(changement)),
      apres: JSON.stringify(changement.apres && etatDe(changement.apres)),
    }
    revisionIds.push(
      await ajouterRevision(tx, {
        intervention_id: interventionId,
        utilisateur_id: auteur.utilisateurId,
        instant: maintenant,
        acte,
        motif_id: motifId,
        note: note.trim(),
        ...valeurs,
        groupe,
        annule_id: changement.annule?.id ?? null,
      }),
    )
    await journaliser(tx, {
      instant: maintenant,
      utilisateur_id: auteur.utilisateurId,
      action: LIBELLES[acte],
      objet: 'intervention',
      objet_id: String(interventionId),
      ...valeurs,
      adresse: auteur.adresse,
    })
  }
  return revisionIds
}

// The revisions tell the live pages where an intervention is now; these no longer have it.
async function annoncerAuxQuittees(tx: Tx, changements: readonly Changement[]): Promise<void> {
  const quittees = changements.flatMap(({ ligne, apres }) =>
    ligne !== null && apres !== null && ligne.antenne_id !== apres.antenne_id ? [ligne.antenne_id] : [],
  )
  for (const antenneId of new Set(quittees)) await annoncer(tx, antenneId)
}

/** What each intervention was and what it becomes. */
function etatsDe(changements: readonly Changement[]): Etat[] {
  return changements.flatMap(({ ligne, apres }) => [ligne, apres].filter((etat) => etat !== null))
}

function marquesDe(changements: readonly Changement[]): Marque[] {
  return etatsDe(changements).map(
    ({ beneficiaire_id: beneficiaireId, intervenant_id: intervenantId, jour }) => ({
      beneficiaireId,
      intervenantId,
      jour,
    }),
  )
}

/** Pairs again wherever a stamp was taken or given back, by the pair it was made for and by the one it is now of. */
async function rapparier(tx: Tx, changements: readonly Changement[], maintenant: number): Promise<Marque[]> {
  const cadre = await cadreDe(tx)
  const etats = etatsDe(changements)
  const pointages = await pointagesParId(tx, [
    ...new Set(
      etats.flatMap(({ arrivee_id, depart_id }) => [arrivee_id, depart_id]).filter((id) => id !== null),
    ),
  ])
  const deLeurCouple = pointages.map((p) => lieuDe(p, p.instant))
  const deLIntervention = etats.flatMap((etat) =>
    [etat.debut_brut, etat.fin_brut].flatMap((instant) => (instant === null ? [] : [lieuDe(etat, instant)])),
  )
  const marques: Marque[] = []
  for (const { intervenantId, beneficiaireId, instant } of distinctes([
    ...deLeurCouple,
    ...deLIntervention,
  ])) {
    const jours = await reapparier(tx, intervenantId, beneficiaireId, instant, maintenant, cadre)
    marques.push(...jours.map((jour) => ({ beneficiaireId, intervenantId, jour })))
  }
  return marques
}

function lieuDe(
  { intervenant_id, beneficiaire_id }: { intervenant_id: number; beneficiaire_id: number },
  instant: number,
) {
  return { intervenantId: intervenant_id, beneficiaireId: beneficiaire_id, instant }
}

function distinctes<T extends object>(valeurs: readonly T[]): T[] {
  return [...new Map(valeurs.map((valeur) => [Object.values(valeur).join(' '), valeur])).values()]
}
