import type { Db, Tx } from '../../db/index.ts'
import { ligneVisible } from '../../db/interventions.ts'
import { dernierAuteur } from '../../db/revisions.ts'
import type { Ligne } from '../../db/schema.ts'
import type { Portee } from '../regles/portee.ts'
import { famillesDe, type ActeMotive } from '../regles/motifs.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige, DemandeDActe } from '../correction.ts'
import { refusDeLEtat } from './bornes.ts'
import { refusDuMotif } from './motif.ts'
import { reviser, type Changement } from './reviser.ts'
import type { Famille } from '../regles/motifs.ts'

export type Empeche = Exclude<Corrige, { type: 'fait' }>

/** What an act would make, or why it cannot. `familles`: of the motifs that fit, when fewer than the act's own. */
export type Decision =
  | Empeche
  | { type: 'accord'; changements: readonly [Changement, ...Changement[]]; familles?: readonly Famille[] }

/** One act on an intervention, in one transaction: nothing, or all of it, with its revision and the journal. */
export async function corriger(
  db: Db,
  auteur: Auteur,
  acte: Exclude<ActeMotive, 'creer'>,
  demande: DemandeDActe,
  maintenant: number,
  decider: (ligne: Ligne<'intervention'>, tx: Tx) => Decision | Promise<Decision>,
): Promise<Corrige> {
  return db.transaction().execute(async (tx) => {
    const ouverte = await ouvrirLigne(tx, auteur.portee, demande.interventionId, demande.version)
    if ('type' in ouverte) return ouverte
    const decision = await decider(ouverte, tx)
    if (decision.type !== 'accord') return decision
    const { changements, familles = famillesDe(acte) } = decision
    const raison =
      refusDesEtats(changements, maintenant) ?? (await refusDuMotif(tx, demande, ouverte.jour, familles))
    if (raison !== null) return refusee(raison)
    return reviser(tx, auteur, { acte, ...demande, changements }, maintenant)
  })
}

/** The intervention as it was shown, to be corrected; or why it cannot be. */
export async function ouvrirLigne(
  tx: Tx,
  portee: Portee,
  id: number,
  version: number,
): Promise<Ligne<'intervention'> | Empeche> {
  const ligne = await ligneVisible(tx, portee, id)
  if (ligne === undefined) return { type: 'introuvable' }
  if (ligne.version !== version) return perimee(tx, ligne)
  if (ligne.supprimee_le !== null) {
    return refusee('Cette intervention est supprimée : annulez d’abord sa suppression.')
  }
  return ligne
}

export function refusee(raison: string): { type: 'refusee'; raison: string } {
  return { type: 'refusee', raison }
}

/** Who changed it last: the author of the correction of that instant, else a call. */
export async function perimee(tx: Tx, { id, modifie_le }: Ligne<'intervention'>): Promise<Empeche> {
  const auteur = await dernierAuteur(tx, id)
  const qui = auteur?.instant === modifie_le ? `${auteur.prenom} ${auteur.nom}` : 'un appel'
  return { type: 'perimee', qui, quand: modifie_le }
}

// What is taken away needs no bounds: it is not retained.
function refusDesEtats(changements: readonly Changement[], maintenant: number): string | null {
  return (
    changements
      .flatMap(({ apres }) => (apres === null || apres.supprimee_le !== null ? [] : [apres]))
      .map((etat) => refusDeLEtat(etat, maintenant))
      .find((raison) => raison !== null) ?? null
  )
}
