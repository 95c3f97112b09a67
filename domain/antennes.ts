import { antenneDUnCodePostal, poserCodesPostaux } from '../db/antennes.ts'
import type { Db, Tx } from '../db/index.ts'
import { journaliser } from '../db/journal.ts'

/** The antenne cannot be set as asked; the message is French, for a person. */
export class AntenneRefusee extends Error {}

export interface AntenneVoulue {
  code: string
  nom: string
  adresse: string
  /** Those it serves; a postcode has one antenne. */
  codesPostaux: readonly string[]
}

/**
 * Adds an antenne, or sets the name, address and postcodes of the one of this code. The daily files name antennes by
 * code, or by the postcode of the person.
 * @throws AntenneRefusee when a code is malformed or a postcode already belongs to another antenne
 */
export async function poserAntenne(db: Db, voulue: AntenneVoulue, maintenant: number): Promise<void> {
  const faute = fauteDe(voulue)
  if (faute !== undefined) throw new AntenneRefusee(faute.raison)
  await db.transaction().execute(async (tx) => {
    const { code, nom, adresse } = voulue
    const { id } = await tx
      .insertInto('antenne')
      .values({ code, nom, adresse })
      .onConflict((conflit) => conflit.column('code').doUpdateSet({ nom, adresse }))
      .returning('id')
      .executeTakeFirstOrThrow()
    const pris = await codePostalPris(tx, voulue.codesPostaux, id)
    if (pris !== undefined) throw new AntenneRefusee(pris)
    await poserCodesPostaux(tx, id, voulue.codesPostaux)
    await journaliser(tx, {
      instant: maintenant,
      action: 'antenne posée',
      objet: 'antenne',
      objet_id: code,
      apres: JSON.stringify(voulue),
    })
  })
}

/** What is wrong with an antenne as asked for, by field, in French. */
export function fauteDe({
  code,
  nom,
  codesPostaux,
}: AntenneVoulue): { champ: string; raison: string } | undefined {
  if (!/^[A-Z0-9-]{1,20}$/.test(code)) {
    const raison = `Le code « ${code} » doit être fait de majuscules, de chiffres et de tirets.`
    return { champ: 'code', raison }
  }
  if (nom === '') return { champ: 'nom', raison: 'Écrivez le nom de l’antenne.' }
  const faux = codesPostaux.find((codePostal) => !/^\d{5}$/.test(codePostal))
  return faux === undefined
    ? undefined
    : { champ: 'codesPostaux', raison: `« ${faux} » n'est pas un code postal.` }
}

/** Which of these postcodes another antenne than `sauf` has, in French; undefined when they are free. */
export async function codePostalPris(
  tx: Tx,
  codesPostaux: readonly string[],
  sauf: number,
): Promise<string | undefined> {
  const autre = await antenneDUnCodePostal(tx, codesPostaux, sauf)
  return autre && `Le code postal ${autre.code_postal} est déjà celui de ${autre.code}.`
}
