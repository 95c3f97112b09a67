import type { Db } from '../db/index.ts'
import { lignePrestation } from '../db/prestations.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, PERIMEE, refuser, type Change } from './change.ts'
import { noterChange } from './noterChange.ts'

/**
 * Gives a prestation its name, or changes it; `vu` is the name that was shown ('' when it had none). The code is that
 * of the feeds and never changes.
 */
export async function nommerPrestation(
  db: Db,
  auteur: Auteur,
  { code, libelle, vu }: { code: string; libelle: string; vu: string },
  maintenant: number,
): Promise<Change> {
  if (!/^[\w.-]{1,30}$/.test(code)) {
    return refuser('code', 'Le code est fait de lettres sans accent, de chiffres, de points et de tirets.')
  }
  if (libelle === '') return refuser('libelle', 'Écrivez le nom de la prestation.')
  return db.transaction().execute(async (tx) => {
    const actuelle = await lignePrestation(tx, code)
    if (actuelle?.libelle === libelle) return FAIT
    if ((actuelle?.libelle ?? '') !== vu) return PERIMEE
    await tx
      .insertInto('prestation')
      .values({ code, libelle })
      .onConflict((conflit) => conflit.column('code').doUpdateSet({ libelle }))
      .execute()
    const quoi = { action: 'prestation nommée', objet: 'prestation', objet_id: code }
    await noterChange(tx, auteur, { ...quoi, ...avant(actuelle), apres: { libelle } }, maintenant)
    return FAIT
  })
}

const avant = (actuelle: { libelle: string } | undefined) =>
  actuelle === undefined ? {} : { avant: { libelle: actuelle.libelle } }
