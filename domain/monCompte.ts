import type { Db, Tx } from '../db/index.ts'
import { utilisateurParId, type Utilisateur } from '../db/utilisateurs.ts'
import { correspond, hacher, motDePasseRefuse } from './motDePasse.ts'
import {
  activer,
  consommerCode,
  consommerCodeDeSecours,
  oublierSecondFacteur,
  proposerSecret,
  refaireCodesDeSecours,
} from './secondFacteur.ts'
import { fermerSessions, journaliserCompte, renouvelerJeton } from './sessions.ts'
import { compterEssai, reprendreEssai } from './tentatives.ts'

/** Somebody signed in who changes her own account. */
export interface Titulaire {
  utilisateurId: number
  /** The token of her session. */
  jeton: string
  adresse: string | null
}

export type Refus = { type: 'refuse'; champ: string; raison: string } | { type: 'attendre'; jusque: number }
/** `jeton` replaces the one of her session; `sessions`: the marks of those that ended. */
export type Change = { type: 'fait'; jeton: string; sessions: string[] }
export type CodesRefaits = (Change & { codes: string[] }) | Refus

/** Changes her own password: the former one is asked again, her other sessions end, this one gets a new token. */
export async function changerMonMotDePasse(
  db: Db,
  moi: Titulaire,
  { ancien, nouveau }: { ancien: string; nouveau: string },
  maintenant: number,
): Promise<Change | Refus> {
  const refus = await redemanderLeMotDePasse(db, moi, ancien, 'ancien', maintenant)
  if (refus !== undefined) return refus
  const raison = motDePasseRefuse(nouveau)
  if (raison !== null) return { type: 'refuse', champ: 'motdepasse', raison }
  const mot_de_passe = await hacher(nouveau)
  return db.transaction().execute(async (tx) => {
    await tx.updateTable('utilisateur').set({ mot_de_passe }).where('id', '=', moi.utilisateurId).execute()
    return achever(tx, moi, 'mot de passe changé', maintenant)
  })
}

/**
 * Draws the secret of a second factor she may then prove; one already in use is left alone. Her password is asked again:
 * whoever finds a session open must not lock its owner out.
 */
export async function preparerMonSecondFacteur(
  db: Db,
  moi: Titulaire,
  motDePasse: string,
  maintenant: number,
): Promise<{ type: 'fait' } | Refus> {
  const refus = await redemanderLeMotDePasse(db, moi, motDePasse, 'actuel', maintenant)
  if (refus !== undefined) return refus
  return db.transaction().execute(async (tx) => {
    const { id, totp_actif_le } = await exiger(tx, moi)
    if (totp_actif_le === null) await proposerSecret(tx, id)
    return { type: 'fait' }
  })
}

/** Puts her second factor in use, now that a first code proves it. */
export async function activerMonSecondFacteur(
  db: Db,
  moi: Titulaire,
  code: string,
  maintenant: number,
): Promise<CodesRefaits> {
  return db.transaction().execute(async (tx): Promise<CodesRefaits> => {
    const utilisateur = await exiger(tx, moi)
    if (utilisateur.totp_actif_le !== null || !(await consommerCode(tx, utilisateur, code, maintenant))) {
      return MAUVAIS_CODE
    }
    const codes = await activer(tx, utilisateur.id, maintenant)
    return { ...(await achever(tx, moi, 'second facteur activé', maintenant)), codes }
  })
}

/** New recovery codes, told once, for whoever proves the second factor again. */
export async function refaireMesCodes(
  db: Db,
  moi: Titulaire,
  code: string,
  maintenant: number,
): Promise<CodesRefaits> {
  return avecUnCode(db, moi, code, maintenant, async (tx, { id }) => {
    const codes = await refaireCodesDeSecours(tx, id)
    return { ...(await achever(tx, moi, 'codes de secours refaits', maintenant)), codes }
  })
}

/** Takes her second factor off, for another telephone or, where it is not asked of her, for none. */
export async function retirerMonSecondFacteur(
  db: Db,
  moi: Titulaire,
  code: string,
  maintenant: number,
): Promise<Change | Refus> {
  return avecUnCode(db, moi, code, maintenant, async (tx, { id }) => {
    await oublierSecondFacteur(tx, id)
    return achever(tx, moi, 'second facteur retiré', maintenant)
  })
}

/** Ends one of her sessions, named by its mark, or all but this one. Returns the marks of those that ended. */
export async function fermerMesSessions(
  db: Db,
  { utilisateurId, jeton, adresse }: Titulaire,
  empreinte: string | undefined,
  maintenant: number,
): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    const choix = empreinte === undefined ? { sauf: jeton } : { seulement: empreinte }
    const fermees = await fermerSessions(tx, utilisateurId, choix)
    if (fermees.length > 0) {
      await journaliserCompte(tx, utilisateurId, 'sessions fermées', {
        auteurId: utilisateurId,
        adresse,
        maintenant,
        apres: { nombre: fermees.length },
      })
    }
    return fermees
  })
}

const MAUVAIS_CODE: Refus = {
  type: 'refuse',
  champ: 'code',
  raison: 'Ce code ne convient pas. Attendez le suivant, puis réessayez.',
}

async function redemanderLeMotDePasse(
  db: Db,
  moi: Titulaire,
  motDePasse: string,
  champ: string,
  maintenant: number,
): Promise<Refus | undefined> {
  const { courriel, mot_de_passe } = await exiger(db, moi)
  const essai = await compterEssai(db, courriel, true, maintenant)
  if (essai.type === 'attendre') return essai
  if (!(await correspond(motDePasse, mot_de_passe))) {
    return { type: 'refuse', champ, raison: 'Ce n’est pas votre mot de passe actuel.' }
  }
  await reprendreEssai(db, essai.id)
  return undefined
}

async function avecUnCode<T>(
  db: Db,
  moi: Titulaire,
  code: string,
  maintenant: number,
  suite: (tx: Tx, utilisateur: Utilisateur) => Promise<T>,
): Promise<T | Refus> {
  const utilisateur = await exiger(db, moi)
  const essai = await compterEssai(db, utilisateur.courriel, true, maintenant)
  if (essai.type === 'attendre') return essai
  const fait = await db.transaction().execute(async (tx): Promise<T | undefined> => {
    const juste =
      (await consommerCode(tx, utilisateur, code, maintenant)) ||
      (await consommerCodeDeSecours(tx, utilisateur.id, code, maintenant))
    return juste ? suite(tx, utilisateur) : undefined
  })
  if (fait === undefined) return MAUVAIS_CODE
  await reprendreEssai(db, essai.id)
  return fait
}

async function achever(
  tx: Tx,
  { utilisateurId, jeton, adresse }: Titulaire,
  action: string,
  maintenant: number,
): Promise<Change> {
  const sessions = await fermerSessions(tx, utilisateurId, { sauf: jeton })
  await journaliserCompte(tx, utilisateurId, action, { auteurId: utilisateurId, adresse, maintenant })
  return { type: 'fait', jeton: await renouvelerJeton(tx, jeton), sessions }
}

async function exiger(db: Db, { utilisateurId }: Titulaire): Promise<Utilisateur> {
  const utilisateur = await utilisateurParId(db, utilisateurId)
  if (utilisateur === undefined) throw new Error(`L'utilisateur ${utilisateurId} n'existe pas.`)
  return utilisateur
}
