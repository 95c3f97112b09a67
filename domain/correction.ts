/** What became of a correction. Only `fait` changed something. */
export type Corrige =
  | { type: 'fait'; interventionId: number; revisionId: number }
  /** Somebody (or a call) changed it since the page was shown; `quand` ms UTC. */
  | { type: 'perimee'; qui: string; quand: number }
  /** French, says what to do. `existe`: the intervention that is already what was asked. */
  | { type: 'refusee'; raison: string; existe?: number }
  /** Absent, or outside the scope: the same answer. */
  | { type: 'introuvable' }

/** What every correction of an intervention says: which one, as it was when shown, and why. */
export interface DemandeDActe {
  interventionId: number
  /** The version that was shown: another one answers `perimee`. */
  version: number
  motifId: number
  note: string
}
