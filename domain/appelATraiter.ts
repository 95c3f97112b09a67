import { appelVisible } from '../db/appels.ts'
import { appelsTraites } from '../db/appelsTraites.ts'
import type { Db } from '../db/index.ts'
import type { Ligne } from '../db/schema.ts'
import type { Auteur } from './auteur.ts'

export type Traite = { type: 'fait' } | { type: 'refusee'; raison: string } | { type: 'introuvable' }
export type AppelEmpeche = Exclude<Traite, { type: 'fait' }>

const POINTES: readonly Ligne<'appel'>['resultat'][] = ['arrivee', 'depart', 'repetition', 'rappel']

/** A call within the author's scope that waits for somebody, or why it does not. */
export async function appelATraiter(
  db: Db,
  { portee }: Auteur,
  id: number,
): Promise<Ligne<'appel'> | AppelEmpeche> {
  const appel = await appelVisible(db, portee, id)
  if (appel === undefined) return { type: 'introuvable' }
  if (POINTES.includes(appel.resultat)) {
    return { type: 'refusee', raison: 'Cet appel a été reconnu : il n’y a rien à en faire.' }
  }
  const sort = (await appelsTraites(db, [id])).get(id)?.sort
  if (sort === 'rattache') return { type: 'refusee', raison: 'Cet appel est déjà rattaché.' }
  return appel
}
