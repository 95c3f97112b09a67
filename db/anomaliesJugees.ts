import { sql } from 'kysely'
import type { Db, Tx } from './index.ts'
import type { PersonneJour } from './jugement.ts'
import { ajouterEnMasse } from './masse.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** An anomalie as it was judged, before anybody acknowledges it. */
export type AnomalieJugee = Required<
  Omit<Nouveau<'anomalie'>, 'id' | 'acquittee_le' | 'acquittee_par' | 'note'>
>

/** The anomalies of these interventions or planned visits or calls. */
export async function anomaliesDesObjets(
  db: Db,
  objet: Ligne<'anomalie'>['objet'],
  ids: readonly number[],
): Promise<Ligne<'anomalie'>[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Ligne<'anomalie'>>`select x.* from json_each(${JSON.stringify(ids)}) m
    cross join anomalie x on x.objet = ${objet} and x.objet_id = m.value`.execute(db)
  return rows
}

/** The anomalies noted at these homes, or for these carers, on these days: their objects may be gone. */
export async function anomaliesDesJours(
  db: Db,
  personne: 'beneficiaire' | 'intervenant',
  jours: readonly PersonneJour[],
): Promise<Ligne<'anomalie'>[]> {
  if (jours.length === 0) return []
  const { rows } = await sql<Ligne<'anomalie'>>`select x.* from json_each(${JSON.stringify(jours)}) m
    cross join anomalie x on ${sql.ref(`x.${personne}_id`)} = m.value ->> 0 and x.jour = m.value ->> 1
    where x.objet <> 'appel'`.execute(db)
  return rows
}

/** The DEPASSEMENT of a home from a day on. */
export async function depassementsDepuis(
  db: Db,
  beneficiaireId: number,
  jour: string,
): Promise<Ligne<'anomalie'>[]> {
  return db
    .selectFrom('anomalie')
    .selectAll()
    .where('beneficiaire_id', '=', beneficiaireId)
    .where('jour', '>=', jour)
    .where('code', '=', 'DEPASSEMENT')
    .execute()
}

const COMPAREES = [
  'severite',
  'antenne_id',
  'jour',
  'beneficiaire_id',
  'intervenant_id',
  'empreinte',
  'detail',
] as const

/**
 * Brings the stored anomalies to those that were judged: an acknowledgement stays as long as what was judged (its
 * `empreinte`) is the same. Returns the antennes where something changed.
 */
export async function remplacerAnomalies(
  tx: Tx,
  existantes: readonly Ligne<'anomalie'>[],
  voulues: readonly AnomalieJugee[],
): Promise<Set<number | null>> {
  const restantes = new Map(existantes.map((ligne) => [cleDe(ligne), ligne]))
  const touchees = new Set<number | null>()
  const nouvelles: AnomalieJugee[] = []
  for (const voulue of voulues) {
    const connue = restantes.get(cleDe(voulue))
    restantes.delete(cleDe(voulue))
    if (connue === undefined) nouvelles.push(voulue)
    else if (COMPAREES.some((colonne) => connue[colonne] !== voulue[colonne])) {
      const tient = connue.empreinte === voulue.empreinte
      const acquit = tient ? {} : { acquittee_le: null, acquittee_par: null, note: '' }
      await tx
        .updateTable('anomalie')
        .set({ ...voulue, ...acquit })
        .where('id', '=', connue.id)
        .execute()
      touchees.add(connue.antenne_id).add(voulue.antenne_id)
    }
  }
  for (const { id, antenne_id } of restantes.values()) {
    await tx.deleteFrom('anomalie').where('id', '=', id).execute()
    touchees.add(antenne_id)
  }
  await ajouterEnMasse(tx, 'anomalie', nouvelles)
  for (const { antenne_id } of nouvelles) touchees.add(antenne_id)
  return touchees
}

const cleDe = ({ objet, objet_id, code }: { objet: string; objet_id: number; code: string }) =>
  `${objet} ${objet_id} ${code}`
