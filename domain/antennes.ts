import type { Db } from '../db/index.ts'
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
  const { code, nom, adresse, codesPostaux } = voulue
  if (!/^[A-Z0-9-]{1,20}$/.test(code)) {
    throw new AntenneRefusee(`Le code « ${code} » doit être fait de majuscules, de chiffres et de tirets.`)
  }
  const faux = codesPostaux.find((codePostal) => !/^\d{5}$/.test(codePostal))
  if (faux !== undefined) throw new AntenneRefusee(`« ${faux} » n'est pas un code postal.`)
  await db.transaction().execute(async (tx) => {
    const { id } = await tx
      .insertInto('antenne')
      .values({ code, nom, adresse })
      .onConflict((conflit) => conflit.column('code').doUpdateSet({ nom, adresse }))
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx.deleteFrom('antenne_code_postal').where('antenne_id', '=', id).execute()
    for (const codePostal of codesPostaux) {
      const autre = await tx
        .selectFrom('antenne_code_postal')
        .innerJoin('antenne', 'antenne.id', 'antenne_code_postal.antenne_id')
        .select('antenne.code')
        .where('code_postal', '=', codePostal)
        .executeTakeFirst()
      if (autre) throw new AntenneRefusee(`Le code postal ${codePostal} est déjà celui de ${autre.code}.`)
      await tx.insertInto('antenne_code_postal').values({ code_postal: codePostal, antenne_id: id }).execute()
    }
    await journaliser(tx, {
      instant: maintenant,
      action: 'antenne posée',
      objet: 'antenne',
      objet_id: code,
      apres: JSON.stringify(voulue),
    })
  })
}
