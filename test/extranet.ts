import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { ouvrir, type Db } from '../db/index.ts'
import type { Role } from '../db/schema.ts'
import { ouvrirSession } from '../domain/connexion.ts'
import { hacher } from '../domain/motDePasse.ts'
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

let empreinte: Promise<string> | undefined

/** Adds an account and returns its address; its password is `MOT_DE_PASSE`. */
export async function unCompte(
  db: Db,
  role: Role,
  antenneId: number | null = null,
  courriel = `${role}${antenneId ?? ''}@sonnette.test`,
): Promise<string> {
  empreinte ??= hacher(MOT_DE_PASSE)
  await db
    .insertInto('utilisateur')
    .values({
      courriel,
      nom: 'Lefèvre',
      prenom: 'Marie',
      role,
      antenne_id: antenneId,
      mot_de_passe: await empreinte,
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
      const demande = { courriel, motDePasse: MOT_DE_PASSE, adresse: '192.0.2.1', navigateur: 'essai' }
      const ouverture = await ouvrirSession(db, { ...demande, maintenant: horloge.maintenant })
      if (ouverture.type !== 'ouverte') throw new Error(ouverture.type)
      return `__Host-sonnette=${ouverture.jeton}`
    },
    lire: async (page, cookie, entetes = {}) =>
      app.request(page, { headers: { ...(cookie === undefined ? {} : { cookie }), ...entetes } }),
  }
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
