import { sql } from 'kysely'
import type { Portee } from '../domain/regles/portee.ts'
import type { Db } from './index.ts'
import { dansLaPortee } from './portee.ts'
import { motsDe } from './recherche.ts'

/** Somebody found by the search: a beneficiaire or a carer. */
export interface Personne {
  genre: 'beneficiaire' | 'intervenant'
  id: number
  identifiant: string
  civilite: string
  prenom: string
  nom: string
  /** Where she lives, or the telephone of a carer. */
  precision: string
  archive: boolean
}

/**
 * The people within the scope whose name or identifier holds every word, or one of whose numbers holds these digits;
 * those still here first, then those of whom a word begins so. A beneficiaire is also found by the whole of her code. At most `limite` of each kind.
 */
export async function chercherPersonnes(
  db: Db,
  portee: Portee,
  texte: string,
  limite: number,
): Promise<Personne[]> {
  const mots = motsDe(texte)
  const chiffres = chiffresDe(texte)
  if (mots.length === 0) return []
  const nommes = (colonne: string) =>
    sql.join(
      mots.map((mot) => sql`${sql.ref(colonne)} like ${`%${mot}%`}`),
      sql` and `,
    )
  const beneficiaires = await db
    .selectFrom('beneficiaire as b')
    .select(['b.id', 'b.identifiant', 'b.civilite', 'b.prenom', 'b.nom', 'b.archive_le'])
    .select(['b.adresse', 'b.code_postal'])
    .where(dansLaPortee('b.antenne_id', portee))
    .where((eb) =>
      eb.or([
        sql<boolean>`(${nommes('b.recherche')})`,
        eb('b.code', '=', texte.replaceAll(/\s/g, '')),
        ...(chiffres === undefined
          ? []
          : [
              eb(
                'b.id',
                'in',
                eb
                  .selectFrom('numero')
                  .select('numero.beneficiaire_id')
                  .where('numero.numero', 'like', `%${chiffres}%`),
              ),
            ]),
      ]),
    )
    .orderBy(sql`b.archive_le is not null`)
    .orderBy(sql`(' ' || b.recherche) not like ${`% ${mots[0]}%`}`)
    .orderBy('b.nom')
    .orderBy('b.prenom')
    .limit(limite)
    .execute()
  const intervenants = await db
    .selectFrom('intervenant as a')
    .select(['a.id', 'a.identifiant', 'a.civilite', 'a.prenom', 'a.nom', 'a.archive_le', 'a.telephone'])
    .where(dansLaPortee('a.antenne_id', portee))
    .where((eb) =>
      eb.or([
        sql<boolean>`(${nommes('a.recherche')})`,
        ...(chiffres === undefined ? [] : [eb('a.telephone', 'like', `%${chiffres}%`)]),
      ]),
    )
    .orderBy(sql`a.archive_le is not null`)
    .orderBy(sql`(' ' || a.recherche) not like ${`% ${mots[0]}%`}`)
    .orderBy('a.nom')
    .orderBy('a.prenom')
    .limit(limite)
    .execute()
  return [
    ...beneficiaires.map(({ adresse, code_postal, archive_le, ...b }) => ({
      ...b,
      genre: 'beneficiaire' as const,
      precision: `${adresse}, ${code_postal}`,
      archive: archive_le !== null,
    })),
    ...intervenants.map(({ telephone, archive_le, ...a }) => ({
      ...a,
      genre: 'intervenant' as const,
      precision: telephone ?? '',
      archive: archive_le !== null,
    })),
  ]
}

/** The digits of a number as they stand in E.164 (`01 42…` is `+33142…`), when the text is one: four at least. */
function chiffresDe(texte: string): string | undefined {
  const serre = texte.replace(/[\s.\-()]/g, '')
  if (!/^\+?\d{4,15}$/.test(serre)) return undefined
  return serre.replace(/^\+/, '').replace(/^00/, '').replace(/^0/, '')
}
