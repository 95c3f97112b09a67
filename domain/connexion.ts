import { z } from 'zod'
import type { Db, Tx } from '../db/index.ts'
import { journaliser } from '../db/journal.ts'
import { utilisateurParCourriel, type Utilisateur } from '../db/utilisateurs.ts'
import { estConnu, retenirAppareil } from './appareils.ts'
import { empreinteDuJeton } from './jetons.ts'
import { correspond, hacher } from './motDePasse.ts'
import {
  activer,
  consommerCode,
  consommerCodeDeSecours,
  proposerSecret,
  secondFacteurObligatoire,
} from './secondFacteur.ts'
import { inscrireSession, journaliserCompte, sessionEnAttente, type Provenance } from './sessions.ts'
import { compterEssai, reprendreEssai } from './tentatives.ts'

export { ESSAIS_D_UN_INCONNU, ESSAIS_PAR_HEURE } from './tentatives.ts'

interface Demande extends Provenance {
  /** The token by which this browser says that somebody signed in there before. */
  appareil?: string | undefined
  maintenant: number
}

export interface DemandeDeSession extends Demande {
  courriel: string
  motDePasse: string
}

/** Too many wrong guesses on this account: when to come back (ms UTC). */
type Attendre = { type: 'attendre'; jusque: number }
type Refusee = { type: 'refusee' }

/** A session that sees everything its role may; `appareil` is for the browser to keep. */
export interface Ouverte {
  type: 'ouverte'
  jeton: string
  appareil: string
  utilisateur: Utilisateur
}

export type Ouverture =
  | Ouverte
  /** The password is right: the token leads to nothing but the code, or the choice of a second factor. */
  | { type: 'second_facteur' | 'enrolement'; jeton: string; utilisateur: Utilisateur }
  | Refusee
  | Attendre

// Hashing something for an unknown account takes the same time as for a known one: neither can be told apart.
const LEURRE = hacher('aucun compte ne porte ce mot de passe')

/**
 * Opens a session for whoever knows this address and password. Guesses are counted by account, known or not, in the
 * base: a restart forgives none. The token is given once; only its hash is kept.
 */
export async function ouvrirSession(db: Db, demande: DemandeDeSession): Promise<Ouverture> {
  const { maintenant, adresse } = demande
  const courriel = demande.courriel.trim().toLowerCase()
  const utilisateur = await utilisateurParCourriel(db, courriel)
  // Asked for an unknown account too, of nobody: the same queries are made.
  const connu = await estConnu(db, utilisateur?.id ?? 0, demande.appareil, maintenant)
  const essai = await compterEssai(db, courriel, connu, maintenant)
  if (essai.type === 'attendre') return essai
  const juste = await correspond(demande.motDePasse, utilisateur?.mot_de_passe ?? (await LEURRE))
  if (utilisateur === undefined || !juste || utilisateur.desactive_le !== null) {
    // What is no address may be a password typed in the wrong field.
    const objet_id = z.email().safeParse(courriel).success ? courriel : 'adresse illisible'
    await journaliser(db, {
      instant: maintenant,
      action: 'connexion refusée',
      objet: 'compte',
      objet_id,
      adresse,
    })
    return { type: 'refusee' }
  }
  await reprendreEssai(db, essai.id)
  return db.transaction().execute(async (tx): Promise<Ouverture> => {
    if (utilisateur.totp_actif_le === null && !secondFacteurObligatoire(utilisateur)) {
      return entrer(tx, utilisateur, 'connexion', demande)
    }
    const etape = utilisateur.totp_actif_le === null ? 'enrolement' : 'second_facteur'
    // A secret shown to somebody who went no further must not serve later.
    if (etape === 'enrolement') await proposerSecret(tx, utilisateur.id)
    const jeton = await inscrireSession(tx, utilisateur.id, etape, demande, maintenant)
    return { type: etape, jeton, utilisateur }
  })
}

export interface DemandeDePreuve extends Demande {
  /** The token got with the right password. */
  jeton: string
  /** The six digits of the telephone, or a recovery code. */
  code: string
}

/** `perdue`: the password was given too long ago, or never. */
export type Preuve = Ouverte | Refusee | Attendre | { type: 'perdue' }

/** Opens the session of somebody who gave her password, now that she proves her second factor. */
export async function prouverSecondFacteur(db: Db, demande: DemandeDePreuve): Promise<Preuve> {
  const { jeton, code, maintenant } = demande
  const attente = await sessionEnAttente(db, jeton, maintenant)
  if (attente?.etape !== 'second_facteur') return { type: 'perdue' }
  const { utilisateur } = attente
  const connu = await estConnu(db, utilisateur.id, demande.appareil, maintenant)
  const essai = await compterEssai(db, utilisateur.courriel, connu, maintenant)
  if (essai.type === 'attendre') return essai
  const preuve = await db.transaction().execute(async (tx): Promise<Preuve> => {
    const secours = await consommerCodeDeSecours(tx, utilisateur.id, code, maintenant)
    if (!secours && !(await consommerCode(tx, utilisateur, code, maintenant))) {
      await noter(tx, utilisateur, 'second facteur refusé', demande)
      return { type: 'refusee' }
    }
    await tx.deleteFrom('session').where('empreinte', '=', empreinteDuJeton(jeton)).execute()
    return entrer(tx, utilisateur, secours ? 'connexion par code de secours' : 'connexion', demande)
  })
  if (preuve.type === 'ouverte') await reprendreEssai(db, essai.id)
  return preuve
}

/** `codes`: the recovery codes, told this once. */
export type Enrolement = (Ouverte & { codes: string[] }) | Refusee | { type: 'perdue' }

/** Opens the session of somebody who had to choose a second factor, now that a first code proves it. */
export async function enroler(db: Db, demande: DemandeDePreuve): Promise<Enrolement> {
  const { jeton, code, maintenant } = demande
  const attente = await sessionEnAttente(db, jeton, maintenant)
  if (attente?.etape !== 'enrolement') return { type: 'perdue' }
  const { utilisateur } = attente
  return db.transaction().execute(async (tx): Promise<Enrolement> => {
    if (!(await consommerCode(tx, utilisateur, code, maintenant))) return { type: 'refusee' }
    const codes = await activer(tx, utilisateur.id, maintenant)
    await noter(tx, utilisateur, 'second facteur activé', demande)
    await tx.deleteFrom('session').where('empreinte', '=', empreinteDuJeton(jeton)).execute()
    return { ...(await entrer(tx, utilisateur, 'connexion', demande)), codes }
  })
}

async function entrer(tx: Tx, utilisateur: Utilisateur, action: string, demande: Demande): Promise<Ouverte> {
  const { maintenant } = demande
  const jeton = await inscrireSession(tx, utilisateur.id, 'ouverte', demande, maintenant)
  const appareil = await retenirAppareil(tx, utilisateur.id, demande.appareil, maintenant)
  await noter(tx, utilisateur, action, demande)
  return { type: 'ouverte', jeton, appareil, utilisateur }
}

async function noter(tx: Tx, { id }: Utilisateur, action: string, { adresse, maintenant }: Demande) {
  await journaliserCompte(tx, id, action, { auteurId: id, adresse, maintenant })
}
