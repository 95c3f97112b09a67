import { antenneEtCodesPostaux, antenneSert, poserCodesPostaux } from '../db/antennes.ts'
import type { Db } from '../db/index.ts'
import { codePostalPris, fauteDe, type AntenneVoulue } from './antennes.ts'
import type { Auteur } from './auteur.ts'
import { FAIT, INTROUVABLE, PERIMEE, refuser, type Change } from './change.ts'
import { empreinte } from './empreinte.ts'
import { noterChange } from './noterChange.ts'

/** Opens an antenne, under the code the feeds will name it by. */
export async function ajouterAntenne(
  db: Db,
  auteur: Auteur,
  voulue: AntenneVoulue,
  maintenant: number,
): Promise<Change> {
  const faute = fauteDe(voulue)
  if (faute !== undefined) return refuser(faute.champ, faute.raison)
  const { code, nom, adresse, codesPostaux } = voulue
  return db.transaction().execute(async (tx) => {
    const pris = await codePostalPris(tx, codesPostaux, 0)
    if (pris !== undefined) return refuser('codesPostaux', pris)
    const ajoutee = await tx
      .insertInto('antenne')
      .values({ code, nom, adresse })
      .onConflict((conflit) => conflit.column('code').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (ajoutee === undefined) return refuser('code', 'Une antenne porte déjà ce code.')
    await poserCodesPostaux(tx, ajoutee.id, codesPostaux)
    const quoi = { action: 'antenne ajoutée', objet: 'antenne', objet_id: code, apres: voulue }
    await noterChange(tx, auteur, quoi, maintenant)
    return FAIT
  })
}

/** Changes the name, the address and the postcodes of an antenne. Its code is that of the feeds and stays. */
export async function modifierAntenne(
  db: Db,
  auteur: Auteur,
  { id, vu, nom, adresse, codesPostaux }: Omit<AntenneVoulue, 'code'> & { id: number; vu: string },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const antenne = await antenneEtCodesPostaux(tx, id)
    if (antenne === undefined) return INTROUVABLE
    if (empreinte(antenne) !== vu) return PERIMEE
    const voulue = { code: antenne.code, nom, adresse, codesPostaux }
    const faute = fauteDe(voulue)
    if (faute !== undefined) return refuser(faute.champ, faute.raison)
    const pris = await codePostalPris(tx, codesPostaux, id)
    if (pris !== undefined) return refuser('codesPostaux', pris)
    await poserCodesPostaux(tx, id, codesPostaux)
    await tx.updateTable('antenne').set({ nom, adresse }).where('id', '=', id).execute()
    const quoi = { action: 'antenne modifiée', objet: 'antenne', objet_id: antenne.code }
    await noterChange(tx, auteur, { ...quoi, avant: antenne, apres: voulue }, maintenant)
    return FAIT
  })
}

/** Removes an antenne that nothing ever named. */
export async function supprimerAntenne(
  db: Db,
  auteur: Auteur,
  { id, vu }: { id: number; vu: string },
  maintenant: number,
): Promise<Change> {
  return db.transaction().execute(async (tx) => {
    const antenne = await antenneEtCodesPostaux(tx, id)
    if (antenne === undefined) return INTROUVABLE
    if (empreinte(antenne) !== vu) return PERIMEE
    if (await antenneSert(tx, id)) {
      return refuser(
        '',
        'Des dossiers ou des comptes sont rattachés à cette antenne : elle ne peut pas être supprimée.',
      )
    }
    await poserCodesPostaux(tx, id, [])
    await tx.deleteFrom('antenne').where('id', '=', id).execute()
    const quoi = { action: 'antenne supprimée', objet: 'antenne', objet_id: antenne.code }
    await noterChange(tx, auteur, { ...quoi, avant: antenne }, maintenant)
    return FAIT
  })
}
