import type { Db } from '../../db/index.ts'
import type { Role } from '../../db/schema.ts'
import { utilisateurParCourriel } from '../../db/utilisateurs.ts'
import { activer, proposerSecret, secondFacteurObligatoire } from '../../domain/secondFacteur.ts'
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

/**
 * Opens the accounts that are not there yet. Those that must have a second factor have one from the start, of which
 * `bin/sonnette utilisateur code` tells the codes: the sign-in of the demonstration is the true one.
 */
export async function ouvrirComptes(db: Db, motDePasse: string, maintenant: number): Promise<void> {
  const antennes = await db.selectFrom('antenne').select(['id', 'code']).execute()
  for (const { antenne, ...compte } of comptesDeDemonstration()) {
    const antenneId = antennes.find(({ code }) => code === antenne)?.id ?? null
    const connu = await utilisateurParCourriel(db, compte.courriel)
    if (connu !== undefined) continue
    const id = await ajouterUtilisateur(db, { ...compte, antenneId, motDePasse }, maintenant)
    if (secondFacteurObligatoire({ role: compte.role, administrateur: 0 })) {
      await db.transaction().execute(async (tx) => {
        await proposerSecret(tx, id)
        await activer(tx, id, maintenant)
      })
    }
  }
}

/** The secret of the second factor of a demonstration account, undefined when it has none. */
export async function secretDe(
  db: Db,
  courriel: string,
): Promise<{ secret: string; dernierPas: number | null } | undefined> {
  const compte = await utilisateurParCourriel(db, courriel)
  if (compte === undefined || compte.totp_secret === null || compte.totp_actif_le === null) return undefined
  return { secret: compte.totp_secret, dernierPas: compte.totp_pas }
}
