import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { ouvrir, type Db } from '../db/index.ts'
import type { Role } from '../db/schema.ts'
import { ouvrirSession, prouverSecondFacteur } from '../domain/connexion.ts'
import { hacher } from '../domain/motDePasse.ts'
import { codeAcceptable, secondFacteurObligatoire } from '../domain/secondFacteur.ts'
import { creerApp } from '../web/app.tsx'
import type { Services } from '../web/acces.ts'
import { suivre } from '../web/direct.ts'
import { pointer } from '../domain/pointer.ts'
import type { Lieu } from '../domain/identifier.ts'
import { baseDeTest, dossierDeTest } from './base.ts'
import { unAppel } from './constructeurs.ts'

export const ORIGINE = 'https://sonnette.test'
export const MOT_DE_PASSE = 'trois mots sans rapport'
/** Monday 23 November 2026, 10 h 00 in Paris. */
export const MATIN = Date.parse('2026-11-23T10:00:00+01:00')

/** The second factor of the accounts of tests that must have one. */
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

let empreinte: Promise<string> | undefined

/**
 * Adds an account and returns its address; its password is `MOT_DE_PASSE`, and its second factor, when its role must
 * have one, is `SECRET`.
 */
export async function unCompte(
  db: Db,
  role: Role,
  antenneId: number | null = null,
  courriel = `${role}${antenneId ?? ''}@sonnette.test`,
  administrateur: 0 | 1 = 0,
): Promise<string> {
  empreinte ??= hacher(MOT_DE_PASSE)
  const double = secondFacteurObligatoire({ role, administrateur })
  await db
    .insertInto('utilisateur')
    .values({
      courriel,
      nom: 'Lefèvre',
      prenom: 'Marie',
      role,
      antenne_id: antenneId,
      mot_de_passe: await empreinte,
      administrateur,
      totp_secret: double ? SECRET : null,
      totp_actif_le: double ? 0 : null,
      cree_le: 0,
    })
    .execute()
  return courriel
}

export interface Extranet {
  db: Db
  services: Services
  app: ReturnType<typeof creerApp>
  /** A cookie of a session of this account. */
  cookie: (courriel: string) => Promise<string>
  lire: (chemin: string, cookie?: string, entetes?: Record<string, string>) => Promise<Response>
  /** The clock: tests set it. */
  horloge: { maintenant: number }
}

/** The whole application on a real, empty base. */
export async function unExtranet(): Promise<Extranet> {
  const chemin = `${dossierDeTest()}/sonnette.db`
  const db = await baseDeTest(chemin)
  const temoin = ouvrir(chemin)
  const direct = await suivre(temoin, (erreur) => {
    throw erreur
  })
  onTestFinished(async () => {
    direct.arreter()
    await temoin.destroy()
  })
  const horloge = { maintenant: MATIN }
  const services: Services = {
    db,
    direct,
    origine: ORIGINE,
    maintenant: () => horloge.maintenant,
    journal: pino({ level: 'silent' }),
  }
  const app = creerApp(services)
  return {
    db,
    services,
    app,
    horloge,
    async cookie(courriel) {
      return `__Host-sonnette=${await unJeton(db, courriel, horloge.maintenant)}`
    },
    lire: async (page, cookie, entetes = {}) =>
      app.request(page, { headers: { ...(cookie === undefined ? {} : { cookie }), ...entetes } }),
  }
}

/** The code this account may give now. Tests sign in many times in one moment: what has served is forgotten. */
export async function unCode(db: Db, courriel: string, maintenant: number): Promise<string> {
  const { totp_secret } = await db
    .updateTable('utilisateur')
    .set({ totp_pas: null })
    .where('courriel', '=', courriel)
    .returning('totp_secret')
    .executeTakeFirstOrThrow()
  const code = totp_secret === null ? undefined : codeAcceptable(totp_secret, null, maintenant)
  if (code === undefined) throw new Error(`${courriel} n'a pas de second facteur.`)
  return code
}

/** The token of a session of this account, with its second factor when it has one. */
export async function unJeton(db: Db, courriel: string, maintenant: number): Promise<string> {
  const provenance = { adresse: '192.0.2.1', navigateur: 'essai', maintenant }
  const ouverture = await ouvrirSession(db, { courriel, motDePasse: MOT_DE_PASSE, ...provenance })
  if (ouverture.type === 'ouverte') return ouverture.jeton
  if (ouverture.type !== 'second_facteur') throw new Error(ouverture.type)
  const code = await unCode(db, courriel, maintenant)
  const preuve = await prouverSecondFacteur(db, { jeton: ouverture.jeton, code, ...provenance })
  if (preuve.type !== 'ouverte') throw new Error(preuve.type)
  return preuve.jeton
}

/** A call of this carer from the line of this home, stored and paired. */
export async function unPointage(
  db: Db,
  intervenantId: number,
  lieu: Lieu,
  instant: number,
  { numero = '+33142000001', saisie = '42714' }: { numero?: string; saisie?: string } = {},
): Promise<void> {
  await pointer(db, {
    appel: unAppel(instant, { numero, presentation: 'fournie' }),
    saisies: [saisie],
    identification: 'ligne',
    intervenantId,
    lieux: [lieu],
    sens: null,
  })
}
