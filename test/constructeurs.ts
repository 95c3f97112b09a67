import { plier } from '../db/recherche.ts'
import type { Db } from '../db/index.ts'
import type { Nouveau } from '../db/schema.ts'
import type { Appelant } from '../domain/appelant.ts'
import type { Lieu } from '../domain/identifier.ts'
import { cle } from '../domain/regles/code.ts'

let suite = 0
const prochain = () => (suite += 1)

/** A code with its check digit, `longueur` digits in all, different at each call. */
export function unCode(longueur = 5, rang = prochain()): string {
  const corps = String(10 ** (longueur - 2) + (rang % (7 * 10 ** (longueur - 2))))
  return corps + cle(corps)
}

/** Adds an antenne and returns its id. */
export async function uneAntenne(db: Db, antenne: Partial<Nouveau<'antenne'>> = {}): Promise<number> {
  const n = prochain()
  const { id } = await db
    .insertInto('antenne')
    .values({ code: `A${n}`, nom: `Antenne ${n}`, adresse: `${n} rue des Lilas`, ...antenne })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Adds a beneficiaire with her lines (E.164) and returns the home as the telephone knows it. */
export async function unBeneficiaire(
  db: Db,
  { numeros = [], ...beneficiaire }: Partial<Nouveau<'beneficiaire'>> & { numeros?: readonly string[] } = {},
): Promise<Lieu & { identifiant: string }> {
  const n = prochain()
  const antenneId = beneficiaire.antenne_id ?? (await uneAntenne(db))
  const nouveau = {
    identifiant: `U${n}`,
    civilite: 'Mme',
    nom: `Lenoir${n}`,
    prenom: 'Odette',
    adresse: `${n} rue de la Roquette`,
    code_postal: '75011',
    ville: 'Paris',
    code: unCode(6),
    ...beneficiaire,
    antenne_id: antenneId,
  }
  const recherche = plier(`${nouveau.nom} ${nouveau.prenom} ${nouveau.identifiant}`)
  const { id } = await db
    .insertInto('beneficiaire')
    .values({ recherche, ...nouveau })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const numero of numeros) await uneLigne(db, id, numero)
  return { id, antenneId, code: nouveau.code, nom: nouveau.nom, identifiant: nouveau.identifiant }
}

/** Gives a beneficiaire a line that may stamp. */
export async function uneLigne(
  db: Db,
  beneficiaireId: number,
  numero: string,
  ligne: Partial<Nouveau<'numero'>> = {},
): Promise<void> {
  await db
    .insertInto('numero')
    .values({
      beneficiaire_id: beneficiaireId,
      numero,
      genre: 'fixe',
      pointage: 1,
      du: '2000-01-01',
      ...ligne,
    })
    .execute()
}

/** Adds a carer with her code and returns both. */
export async function unIntervenant(
  db: Db,
  { code = unCode(), ...intervenant }: Partial<Nouveau<'intervenant'>> & { code?: string } = {},
): Promise<{ id: number; antenneId: number; code: string; identifiant: string }> {
  const n = prochain()
  const antenneId = intervenant.antenne_id ?? (await uneAntenne(db))
  const nouveau = {
    identifiant: `I${n}`,
    civilite: 'Mme',
    nom: `Traoré${n}`,
    prenom: 'Awa',
    ...intervenant,
    antenne_id: antenneId,
  }
  const recherche = plier(`${nouveau.nom} ${nouveau.prenom} ${nouveau.identifiant}`)
  const { id } = await db
    .insertInto('intervenant')
    .values({ recherche, ...nouveau })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('code').values({ intervenant_id: id, code, du: '2000-01-01' }).execute()
  return { id, antenneId, code, identifiant: nouveau.identifiant }
}

/** A call received at `instant` (ms UTC) from `numero`. */
export function unAppel(instant: number, appel: Partial<Appelant> = {}): Appelant {
  const n = prochain()
  return {
    uniqueid: `${Math.floor(instant / 1000)}.${n}`,
    callId: `${n}@trunk`,
    instant,
    did: '0800400800',
    deBrut: '',
    paiBrut: '',
    numero: null,
    presentation: 'vide',
    origine: 'telephone',
    ...appel,
  }
}
