import type { Db, Tx } from './index.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** The interventions that hold one of these stamps. */
export async function interventionsDesPointages(
  db: Db,
  pointageIds: readonly number[],
): Promise<Ligne<'intervention'>[]> {
  if (pointageIds.length === 0) return []
  return db
    .selectFrom('intervention')
    .selectAll()
    .where((eb) => eb.or([eb('arrivee_id', 'in', pointageIds), eb('depart_id', 'in', pointageIds)]))
    .execute()
}

/** The carer's interventions without departure at these homes, begun since `depuis`; the latest first. */
export async function interventionsOuvertes(
  db: Db,
  intervenantId: number,
  beneficiaireIds: readonly number[],
  depuis: number,
  jusque: number,
): Promise<Ligne<'intervention'>[]> {
  return db
    .selectFrom('intervention')
    .selectAll()
    .where('intervenant_id', '=', intervenantId)
    .where('fin_brut', 'is', null)
    .where('beneficiaire_id', 'in', beneficiaireIds)
    .where('debut_brut', '>', depuis)
    .where('debut_brut', '<=', jusque)
    .orderBy('debut_brut', 'desc')
    .execute()
}

/**
 * Replaces `existantes` by `voulues`: an intervention that keeps one of its stamps keeps its number, and its version
 * moves only when something changed.
 */
export async function remplacerInterventions(
  tx: Tx,
  existantes: readonly Ligne<'intervention'>[],
  voulues: readonly Nouveau<'intervention'>[],
): Promise<void> {
  const libres = [...existantes]
  const couples = voulues.map((voulue) => ({ voulue, existante: retirer(libres, voulue) }))
  const changes = couples.filter(
    ({ voulue, existante }) => existante === undefined || differe(existante, voulue),
  )
  for (const { existante } of changes) if (existante) await detacher(tx, existante.id)
  for (const { id } of libres) await tx.deleteFrom('intervention').where('id', '=', id).execute()
  for (const { voulue, existante } of changes) {
    if (existante) await modifier(tx, existante, voulue)
    else await tx.insertInto('intervention').values(voulue).execute()
  }
}

const POINTAGES = ['arrivee_id', 'depart_id'] as const

function retirer(libres: Ligne<'intervention'>[], voulue: Nouveau<'intervention'>) {
  const siens = new Set([voulue.arrivee_id, voulue.depart_id].filter((id) => id != null))
  const rang = libres.findIndex((libre) => POINTAGES.some((cle) => siens.has(libre[cle] ?? -1)))
  return rang === -1 ? undefined : libres.splice(rang, 1)[0]
}

function differe(existante: Ligne<'intervention'>, voulue: Nouveau<'intervention'>): boolean {
  return POINTAGES.some((cle) => existante[cle] !== voulue[cle])
}

// A stamp may pass from one intervention to another, and belongs to one at a time.
async function detacher(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable('intervention')
    .set({ arrivee_id: null, depart_id: null })
    .where('id', '=', id)
    .execute()
}

async function modifier(
  tx: Tx,
  existante: Ligne<'intervention'>,
  voulue: Nouveau<'intervention'>,
): Promise<void> {
  const { jour, debut_brut, fin_brut, arrivee_id, depart_id, origine, groupe, modifie_le } = voulue
  await tx
    .updateTable('intervention')
    .set({ jour, debut_brut, fin_brut, arrivee_id, depart_id, origine, groupe, modifie_le })
    .set({ version: existante.version + 1 })
    .where('id', '=', existante.id)
    .execute()
}
