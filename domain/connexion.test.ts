import { describe, expect, it } from 'vitest'
import { baseDeTest } from '../test/base.ts'
import { ESSAIS_D_UN_INCONNU, ouvrirSession } from './connexion.ts'
import { fermerSession, sessionDuJeton } from './sessions.ts'
import { ajouterUtilisateur, changerMotDePasse, desactiverUtilisateur } from './utilisateurs.ts'

const T = Date.parse('2026-11-23T08:00:00Z')
const MINUTE = 60_000
const BON = 'quatre tasses bleues'

async function avecUnCompte() {
  const db = await baseDeTest()
  const compte = { nom: 'Petit', prenom: 'Anne', role: 'auditeur' as const, antenneId: null, motDePasse: BON }
  await ajouterUtilisateur(db, { courriel: 'Anne@exemple.fr', ...compte }, T)
  const essayer = (motDePasse: string, maintenant = T, courriel = 'anne@exemple.fr') =>
    ouvrirSession(db, { courriel, motDePasse, adresse: '192.0.2.1', navigateur: 'x', maintenant })
  const jeton = async () => {
    const ouverture = await essayer(BON)
    if (ouverture.type !== 'ouverte') throw new Error(ouverture.type)
    return ouverture.jeton
  }
  return { db, essayer, jeton }
}

describe('ouvrirSession', () => {
  it('opens for the right password, whatever the case of the address, and keeps no token', async () => {
    const { db, essayer } = await avecUnCompte()
    const ouverture = await essayer(BON, T, ' ANNE@exemple.fr ')
    if (ouverture.type !== 'ouverte') throw new Error(ouverture.type)
    const sessions = JSON.stringify(await db.selectFrom('session').selectAll().execute())
    expect(sessions).not.toContain(ouverture.jeton)
    expect(JSON.stringify(await db.selectFrom('utilisateur').selectAll().execute())).not.toContain(BON)
  })

  it('slows guesses down per account, known or not, and lets the person in an hour later', async () => {
    const { essayer } = await avecUnCompte()
    for (const courriel of ['anne@exemple.fr', 'personne@exemple.fr']) {
      for (let i = 0; i < ESSAIS_D_UN_INCONNU; i++) {
        expect(await essayer('faux', T + i, courriel)).toEqual({ type: 'refusee' })
      }
      expect(await essayer(BON, T + 30 * MINUTE, courriel)).toEqual({
        type: 'attendre',
        jusque: T + 60 * MINUTE,
      })
    }
    expect(await essayer(BON, T + 61 * MINUTE)).toMatchObject({ type: 'ouverte' })
  })
})

describe('sessionDuJeton', () => {
  it('ends after twenty idle minutes, or ten hours in all', async () => {
    const { db, jeton } = await avecUnCompte()
    const oisive = await jeton()
    expect(await sessionDuJeton(db, oisive, T + 20 * MINUTE)).toMatchObject({ prenom: 'Anne' })
    expect(await sessionDuJeton(db, oisive, T + 41 * MINUTE)).toBeUndefined()
    const occupee = await jeton()
    for (let m = 0; m <= 600; m += 15) expect(await sessionDuJeton(db, occupee, T + m * MINUTE)).toBeDefined()
    expect(await sessionDuJeton(db, occupee, T + 601 * MINUTE)).toBeUndefined()
  })

  it('is not kept alive by a page that refreshes itself', async () => {
    const { db, jeton } = await avecUnCompte()
    const ouverte = await jeton()
    const seule = { presence: false }
    expect(await sessionDuJeton(db, ouverte, T + 15 * MINUTE, seule)).toBeDefined()
    expect(await sessionDuJeton(db, ouverte, T + 21 * MINUTE, seule)).toBeUndefined()
  })

  it('ends at once when it is closed, the account shut or the password changed', async () => {
    const { db, jeton } = await avecUnCompte()
    const [a, b, c] = [await jeton(), await jeton(), await jeton()]
    await fermerSession(db, a, T)
    expect(await sessionDuJeton(db, a, T)).toBeUndefined()
    expect(await sessionDuJeton(db, b, T)).toBeDefined()
    await changerMotDePasse(db, 'anne@exemple.fr', 'trois chaises vertes', T)
    expect(await sessionDuJeton(db, b, T)).toBeUndefined()
    await desactiverUtilisateur(db, 'anne@exemple.fr', T)
    expect(await sessionDuJeton(db, c, T)).toBeUndefined()
  })
})

describe('ajouterUtilisateur', () => {
  it.each([
    [{ motDePasse: 'court' }, 'au moins 12 caractères'],
    [{ motDePasse: 'motdepasse123456' }, 'trop facile'],
    [{ motDePasse: 'aaaaaaaaaaaaaaaa' }, 'trop facile'],
    [{ courriel: 'pas une adresse' }, 'n’est pas une adresse'],
    [{ role: 'gestionnaire' as const }, 'veut une antenne'],
    [{ courriel: 'anne@exemple.fr' }, 'a déjà un compte'],
  ])('refuses %j', async (faute, raison) => {
    const { db } = await avecUnCompte()
    const compte = {
      courriel: 'b@exemple.fr',
      nom: 'B',
      prenom: 'B',
      role: 'siege' as const,
      antenneId: null,
      motDePasse: BON,
    }
    await expect(ajouterUtilisateur(db, { ...compte, ...faute }, T)).rejects.toThrow(raison.replace('’', "'"))
  })
})
