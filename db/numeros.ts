import type { Portee } from '../domain/regles/portee.ts'
import type { Db, Tx } from './index.ts'
import { dansLaPortee } from './portee.ts'
import type { Ligne, Nouveau } from './schema.ts'

/** One line within the scope. */
export async function numeroVisible(
  db: Db,
  portee: Portee,
  id: number,
): Promise<Ligne<'numero'> | undefined> {
  return db
    .selectFrom('numero')
    .innerJoin('beneficiaire as b', 'b.id', 'numero.beneficiaire_id')
    .selectAll('numero')
    .where('numero.id', '=', id)
    .where(dansLaPortee('b.antenne_id', portee))
    .executeTakeFirst()
}

/** Every attribution of this number (E.164), of any antenne, with who has it. */
export async function attributionsDuNumero(db: Db, numero: string) {
  return db
    .selectFrom('numero as n')
    .innerJoin('beneficiaire as b', 'b.id', 'n.beneficiaire_id')
    .select(['n.id', 'n.beneficiaire_id', 'n.du', 'n.au'])
    .select(['b.civilite', 'b.prenom', 'b.nom', 'b.antenne_id', 'b.foyer'])
    .where('n.numero', '=', numero)
    .orderBy('n.id')
    .execute()
}

export async function ajouterLigne(tx: Tx, ligne: Nouveau<'numero'>): Promise<void> {
  await tx.insertInto('numero').values(ligne).execute()
}

export async function changerLigne(tx: Tx, id: number, valeurs: Partial<Ligne<'numero'>>): Promise<void> {
  await tx.updateTable('numero').set(valeurs).where('id', '=', id).execute()
}
