import type { Db } from '../../db/index.ts'
import type { Role } from '../../db/schema.ts'
import { utilisateurParCourriel } from '../../db/utilisateurs.ts'
import { ajouterUtilisateur } from '../../domain/utilisateurs.ts'
import { ANTENNES } from './antennes.ts'

export interface Compte {
  courriel: string
  prenom: string
  nom: string
  role: Role
  /** Code of the antenne; null for the roles that are of none. */
  antenne: string | null
}

const PRENOMS = ['Camille', 'Nadia', 'Hélène', 'Thomas', 'Sonia', 'Julien'] as const
const NOMS = ['Vasseur', 'Belkacem', 'Nguyen', 'Perrin', 'Diallo', 'Rousseau'] as const

/** Who may sign in to the demonstration: two people an antenne, one of each other role. */
export function comptesDeDemonstration(): Compte[] {
  const desAntennes = ANTENNES.flatMap(({ court, code }, i) =>
    (['gestionnaire', 'coordonnateur'] as const).map((role, j) => ({
      courriel: `${role}.${court}@demo.sonnette`,
      prenom: PRENOMS[(i + j) % PRENOMS.length] ?? '',
      nom: NOMS[(i + 2 * j) % NOMS.length] ?? '',
      role,
      antenne: code,
    })),
  )
  const communs = (['siege', 'informatique', 'administrateur', 'auditeur'] as const).map((role, i) => ({
    courriel: `${role}@demo.sonnette`,
    prenom: PRENOMS[i] ?? '',
    nom: NOMS[(i + 3) % NOMS.length] ?? '',
    role,
    antenne: null,
  }))
  return [...desAntennes, ...communs]
}

/** Opens the accounts that are not there yet. */
export async function ouvrirComptes(db: Db, motDePasse: string, maintenant: number): Promise<void> {
  const antennes = await db.selectFrom('antenne').select(['id', 'code']).execute()
  for (const { antenne, ...compte } of comptesDeDemonstration()) {
    const antenneId = antennes.find(({ code }) => code === antenne)?.id ?? null
    const connu = await utilisateurParCourriel(db, compte.courriel)
    if (connu === undefined) await ajouterUtilisateur(db, { ...compte, antenneId, motDePasse }, maintenant)
  }
}
