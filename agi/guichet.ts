import type { Db } from '../db/index.ts'
import { intervenantDuCode, lieuDuCode, type Lieu, type Porteur } from '../domain/identifier.ts'
import type { Parametres } from '../domain/regles/parametres.ts'
import type { Phrase } from './annonces.ts'
import type { Combine } from './combine.ts'
import type { Dossier, Etape } from './dossier.ts'
import { lireSaisie } from './saisie.ts'

/** She keyed 9: she wants to hear her last stamp. */
export const RAPPEL = 'rappel'
const TOUCHE_RAPPEL = '9'
const TOUCHE_TOUS = '0'
const ESSAIS_MAX = 3

interface Question {
  etape: Etape
  premiere: Phrase
  /** After a wrong code, and after nothing was keyed. */
  inconnu: Phrase
  muet: Phrase
  longueur: number
}

/** Who asks, of whom, by which rules: the codes are those of `jour`. */
export interface Guichet {
  db: Db
  combine: Combine
  dossier: Dossier
  jour: string
  regles: Parametres
}

/** The carer, by her code; undefined after three wrong entries. */
export async function demanderQui(
  guichet: Guichet,
  premiere: Phrase,
): Promise<Porteur | typeof RAPPEL | undefined> {
  const { db, jour, regles } = guichet
  const question = { etape: 'code', premiere, inconnu: 'code-inconnu', muet: 'code' } as const
  return poser(guichet, { ...question, longueur: regles.longueurCode }, async (code) =>
    code === TOUCHE_RAPPEL ? RAPPEL : intervenantDuCode(db, code, jour),
  )
}

/**
 * The home, by its code, when the line does not tell it. Out of habit a carer may key her own code first: it is taken.
 */
export async function demanderOu(
  guichet: Guichet,
): Promise<{ lieu: Lieu } | { porteur: Porteur } | typeof RAPPEL | undefined> {
  const { db, jour } = guichet
  return poser(guichet, questionBeneficiaire(guichet, 'beneficiaire-code'), async (code) => {
    if (code === TOUCHE_RAPPEL) return RAPPEL
    const lieu = await lieuDuCode(db, code)
    if (lieu !== undefined) return { lieu }
    const porteur = await intervenantDuCode(db, code, jour)
    return porteur && { porteur }
  })
}

/** The home, by its code, once she has given her own. */
export async function demanderLieu(guichet: Guichet): Promise<Lieu | undefined> {
  const question = questionBeneficiaire(guichet, 'secours-beneficiaire')
  return poser(guichet, question, async (code) => lieuDuCode(guichet.db, code))
}

/** Which of the homes on this line: the code of one, or 0 for all. */
export async function demanderLesquels(
  guichet: Guichet,
  lieux: readonly Lieu[],
): Promise<readonly Lieu[] | undefined> {
  const question = { ...questionBeneficiaire(guichet, 'beneficiaire-lequel'), etape: 'lieu' as const }
  return poser(guichet, { ...question, muet: 'beneficiaire-lequel' }, async (code) => {
    if (code === TOUCHE_TOUS) return lieux
    const choisis = lieux.filter((lieu) => lieu.code === code)
    return choisis.length > 0 ? choisis : undefined
  })
}

function questionBeneficiaire({ regles }: Guichet, premiere: Phrase): Question {
  const longueur = regles.longueurCodeBeneficiaire
  return {
    etape: 'beneficiaire',
    premiere,
    inconnu: 'beneficiaire-inconnu',
    muet: 'secours-beneficiaire',
    longueur,
  }
}

async function poser<T>(
  { combine, dossier }: Guichet,
  { etape, premiere, inconnu, muet, longueur }: Question,
  reconnaitre: (code: string) => Promise<T | undefined>,
): Promise<T | undefined> {
  dossier.etape = etape
  let annonce = premiere
  for (let essai = 0; essai < ESSAIS_MAX; essai += 1) {
    const { brute, code } = await lireSaisie(combine, annonce, longueur)
    dossier.saisies.push(brute)
    const reconnu = code === '' ? undefined : await reconnaitre(code)
    if (reconnu !== undefined) return reconnu
    annonce = code === '' ? muet : inconnu
  }
  return undefined
}
