import type { Db } from '../db/index.ts'
import type { Famille, Ligne } from '../db/schema.ts'
import type { Auteur } from '../domain/auteur.ts'
import { etatDe, type Etat } from '../domain/corrections/etat.ts'
import type { Lieu } from '../domain/identifier.ts'
import { pointer, type Pointe } from '../domain/pointer.ts'
import { instantDe } from '../domain/regles/jours.ts'
import { baseDeTest } from './base.ts'
import { unAppel, uneAntenne, unBeneficiaire, unIntervenant } from './constructeurs.ts'

/** The day of the tests, and when the manager acts. */
export const J = '2026-11-23'
export const MAINTENANT = instantDe(J, '20:00')
export const a = (heure: string, jour = J) => instantDe(jour, heure)

export interface Bureau {
  db: Db
  antenneId: number
  auteur: Auteur
  lieu: Lieu
  intervenantId: number
}

/** An antenne with a manager, a carer and a home. */
export async function unBureau(db?: Db): Promise<Bureau> {
  const base = db ?? (await baseDeTest())
  const antenneId = await uneAntenne(base)
  const lieu = await unBeneficiaire(base, { antenne_id: antenneId })
  const { id: intervenantId } = await unIntervenant(base, { antenne_id: antenneId })
  return { db: base, antenneId, lieu, intervenantId, auteur: await unAuteur(base, [antenneId]) }
}

let suite = 0

/** Somebody who may correct within this scope. */
export async function unAuteur(db: Db, portee: Auteur['portee'], nom = 'Lefèvre'): Promise<Auteur> {
  suite += 1
  const { id } = await db
    .insertInto('utilisateur')
    .values({
      courriel: `auteur${suite}@sonnette.test`,
      nom,
      prenom: 'Marie',
      role: portee === 'toutes' ? 'siege' : 'gestionnaire',
      antenne_id: portee === 'toutes' ? null : (portee[0] ?? null),
      mot_de_passe: '-',
      cree_le: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { utilisateurId: id, portee, adresse: '192.0.2.7' }
}

/** A call of this carer from this home. */
export async function pointe(
  { db, lieu, intervenantId }: Pick<Bureau, 'db' | 'lieu' | 'intervenantId'>,
  instant: number,
  sens: 'depart' | null = null,
): Promise<Pointe> {
  const demande = { appel: unAppel(instant), saisies: ['10003'], identification: 'ligne' as const, sens }
  return pointer(db, { ...demande, intervenantId, lieux: [lieu] })
}

/** A motif of this family, in force, without a note. */
export async function unMotif(db: Db, famille: Famille): Promise<number> {
  const { id } = await db
    .selectFrom('motif')
    .select('id')
    .where('famille', '=', famille)
    .orderBy('note_obligatoire')
    .executeTakeFirstOrThrow()
  return id
}

/** Every intervention, by number. */
export async function lignes(db: Db): Promise<Ligne<'intervention'>[]> {
  return db.selectFrom('intervention').selectAll().orderBy('id').execute()
}

/** The intervention numbered `id`. */
export async function laLigne(db: Db, id: number): Promise<Ligne<'intervention'>> {
  return db.selectFrom('intervention').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** What every act asks about an intervention as it is now. */
export async function acteSur(db: Db, id: number, famille: Famille) {
  const { version } = await laLigne(db, id)
  return { interventionId: id, version, motifId: await unMotif(db, famille), note: 'vu avec elle' }
}

/** What revisions keep of every intervention, by number: all but its version and what is computed. */
export async function etats(db: Db): Promise<(Etat & { id: number })[]> {
  return (await lignes(db)).map((ligne) => ({ id: ligne.id, ...etatDe(ligne) }))
}
