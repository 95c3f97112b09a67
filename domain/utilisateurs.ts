import { z } from 'zod'
import type { Db } from '../db/index.ts'
import { journaliser } from '../db/journal.ts'
import { ajouterLigneUtilisateur, utilisateurParCourriel, type Utilisateur } from '../db/utilisateurs.ts'
import type { Role } from '../db/schema.ts'
import { oublierAppareils } from './appareils.ts'
import { annulerLiens } from './liens.ts'
import { fermerSessions } from './sessions.ts'
import { hacher, motDePasseRefuse } from './motDePasse.ts'

/** What was asked of an account cannot be done; the message is French, for a person. */
export class CompteRefuse extends Error {}

const DANS_UNE_ANTENNE: readonly Role[] = ['gestionnaire', 'coordonnateur']

export interface NouvelUtilisateur {
  courriel: string
  nom: string
  prenom: string
  role: Role
  /** For a gestionnaire or a coordonnateur only. */
  antenneId: number | null
  motDePasse: string
}

/**
 * Adds an account and returns its id.
 * @throws CompteRefuse when the address is taken or wrong, the antenne does not fit the role, or the password is weak
 */
export async function ajouterUtilisateur(
  db: Db,
  nouveau: NouvelUtilisateur,
  maintenant: number,
): Promise<number> {
  const courriel = nouveau.courriel.trim().toLowerCase()
  if (!z.email().safeParse(courriel).success) throw new CompteRefuse(`« ${courriel} » n'est pas une adresse.`)
  const { role, antenneId, nom, prenom, motDePasse } = nouveau
  if (DANS_UNE_ANTENNE.includes(role) !== (antenneId !== null)) {
    throw new CompteRefuse(
      antenneId === null ? `Le rôle ${role} veut une antenne.` : `Le rôle ${role} n'est d'aucune antenne.`,
    )
  }
  exigerMotDePasse(motDePasse)
  const empreinte = await hacher(motDePasse)
  return db.transaction().execute(async (tx) => {
    if (await utilisateurParCourriel(tx, courriel)) throw new CompteRefuse(`${courriel} a déjà un compte.`)
    const compte = { courriel, nom, prenom, role, antenne_id: antenneId }
    const id = await ajouterLigneUtilisateur(tx, {
      ...compte,
      mot_de_passe: empreinte,
      cree_le: maintenant,
      desactive_le: null,
    })
    await journaliser(tx, {
      instant: maintenant,
      action: 'compte ouvert',
      objet: 'compte',
      objet_id: courriel,
      apres: JSON.stringify(compte),
    })
    return id
  })
}

/** Closes an account and ends its sessions at once. @throws CompteRefuse when it is not known */
export async function desactiverUtilisateur(db: Db, courriel: string, maintenant: number): Promise<void> {
  await changerCompte(db, courriel, { desactive_le: maintenant }, 'compte fermé', maintenant)
}

/** Gives an account a new password and ends its sessions. @throws CompteRefuse */
export async function changerMotDePasse(
  db: Db,
  courriel: string,
  motDePasse: string,
  maintenant: number,
): Promise<void> {
  exigerMotDePasse(motDePasse)
  const mot_de_passe = await hacher(motDePasse)
  await changerCompte(db, courriel, { mot_de_passe, desactive_le: null }, 'mot de passe changé', maintenant)
}

/** Takes the second factor off an account whose owner lost it, and ends its sessions. @throws CompteRefuse */
export async function retirerSecondFacteurDe(db: Db, courriel: string, maintenant: number): Promise<void> {
  const rien = { totp_secret: null, totp_actif_le: null, totp_pas: null }
  await changerCompte(db, courriel, rien, 'second facteur retiré', maintenant)
}

function exigerMotDePasse(motDePasse: string): void {
  const refus = motDePasseRefuse(motDePasse)
  if (refus !== null) throw new CompteRefuse(refus)
}

async function changerCompte(
  db: Db,
  courriel: string,
  changement: Partial<Utilisateur>,
  action: string,
  maintenant: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const utilisateur = await utilisateurParCourriel(tx, courriel.trim().toLowerCase())
    if (utilisateur === undefined) throw new CompteRefuse(`Aucun compte ne porte l'adresse ${courriel}.`)
    await tx.updateTable('utilisateur').set(changement).where('id', '=', utilisateur.id).execute()
    await fermerSessions(tx, utilisateur.id)
    await annulerLiens(tx, utilisateur.id)
    await oublierAppareils(tx, utilisateur.id)
    await journaliser(tx, { instant: maintenant, action, objet: 'compte', objet_id: utilisateur.courriel })
  })
}
