import type { Db } from '../db/index.ts'
import type { Role } from '../db/schema.ts'
import type { Auteur } from '../domain/auteur.ts'

let rang = 0

/** Somebody who acts, with an account of her own; of one antenne, or of headquarters. */
export async function unAuteur(db: Db, antenneId: number | null = null): Promise<Auteur> {
  rang += 1
  const role: Role = antenneId === null ? 'siege' : 'coordonnateur'
  const { id } = await db
    .insertInto('utilisateur')
    .values({
      courriel: `auteur${rang}@sonnette.test`,
      nom: 'Petit',
      prenom: 'Jeanne',
      role,
      antenne_id: antenneId,
      mot_de_passe: '-',
      cree_le: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { utilisateurId: id, portee: antenneId === null ? 'toutes' : [antenneId], adresse: '192.0.2.7' }
}
