import { describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { baseDeTest } from '../test/base.ts'
import { MOT_DE_PASSE, unCode, unCompte, unJeton } from '../test/extranet.ts'
import { donnerUnLien, fermerCompte, inviterUtilisateur } from './comptes.ts'
import { ouvrirSession, prouverSecondFacteur } from './connexion.ts'
import { lireLien, tirerLien, utiliserLien } from './liens.ts'
import { sessionDuJeton } from './sessions.ts'

const T = Date.parse('2026-11-23T08:00:00Z')
const HEURE = 3_600_000
const NEUF = 'cinq tambours lents'

async function monde() {
  const db = await baseDeTest()
  const admin = await idDe(db, await unCompte(db, 'administrateur'))
  const courriel = await unCompte(db, 'siege')
  const id = await idDe(db, courriel)
  const auteur = { utilisateurId: admin, adresse: '192.0.2.9' }
  const lien = async (maintenant = T) => {
    const donne = await donnerUnLien(db, auteur, id, maintenant)
    if (donne.type !== 'lien') throw new Error(donne.type)
    return donne.jeton
  }
  const utiliser = (jeton: string, maintenant = T, motDePasse = NEUF) =>
    utiliserLien(db, { jeton, motDePasse, adresse: '192.0.2.1' }, maintenant)
  const entrer = (motDePasse: string, appareil?: string) =>
    ouvrirSession(db, { courriel, motDePasse, adresse: '', navigateur: '', maintenant: T, appareil })
  return { db, auteur, courriel, id, lien, utiliser, entrer }
}

async function idDe(db: Db, courriel: string): Promise<number> {
  const { id } = await db
    .selectFrom('utilisateur')
    .select('id')
    .where('courriel', '=', courriel)
    .executeTakeFirstOrThrow()
  return id
}

describe('a one-time link', () => {
  it('is kept as a mark only; looking at it uses nothing up; it serves once', async () => {
    const { db, lien, utiliser } = await monde()
    const jeton = await lien()
    expect(JSON.stringify(await db.selectFrom('lien').selectAll().execute())).not.toContain(jeton)
    for (let n = 0; n < 3; n += 1) expect(await lireLien(db, jeton, T)).toMatchObject({ prenom: 'Marie' })
    expect(await utiliser(jeton)).toMatchObject({ type: 'pose' })
    expect(await lireLien(db, jeton, T)).toBeUndefined()
    expect(await utiliser(jeton)).toEqual({ type: 'perime' })
  })

  it('used twice at once, serves once', async () => {
    const { lien, utiliser } = await monde()
    const jeton = await lien()
    const fois = await Promise.all([utiliser(jeton), utiliser(jeton)])
    expect(fois.map(({ type }) => type).toSorted()).toEqual(['perime', 'pose'])
  })

  it('of a lost password waits an hour, of an invitation three days', async () => {
    const { db, auteur, lien, utiliser } = await monde()
    const perdu = await lien()
    expect(await lireLien(db, perdu, T + HEURE - 1)).toBeDefined()
    expect(await utiliser(perdu, T + HEURE)).toEqual({ type: 'perime' })
    const nouveau = {
      courriel: 'n@exemple.fr',
      nom: 'N',
      prenom: 'N',
      role: 'auditeur',
      antenneId: null,
    } as const
    const invite = await inviterUtilisateur(db, auteur, { ...nouveau, administrateur: false }, T)
    if (invite.type !== 'lien') throw new Error(invite.type)
    expect(await lireLien(db, invite.jeton, T + 72 * HEURE - 1)).toMatchObject({ genre: 'invitation' })
    expect(await lireLien(db, invite.jeton, T + 72 * HEURE)).toBeUndefined()
  })

  it('is void once another is given, or the account closed; a forged one leads nowhere', async () => {
    const { db, auteur, id, lien } = await monde()
    const premier = await lien()
    const second = await lien()
    expect(await lireLien(db, premier, T)).toBeUndefined()
    expect(await lireLien(db, second.slice(0, -1), T)).toBeUndefined()
    expect(await lireLien(db, '', T)).toBeUndefined()
    await fermerCompte(db, auteur, id, T)
    expect(await lireLien(db, second, T)).toBeUndefined()
  })

  it('a weak password is refused and leaves the link good', async () => {
    const { lien, utiliser } = await monde()
    const jeton = await lien()
    expect(await utiliser(jeton, T, 'court')).toMatchObject({ type: 'refuse' })
    expect(await utiliser(jeton)).toMatchObject({ type: 'pose' })
  })

  it('changes the password of its addressee alone, ends her sessions, and is in the journal', async () => {
    const { db, courriel, lien, utiliser, entrer } = await monde()
    const autre = await unCompte(db, 'informatique')
    const [sienne, celleDeLAutre] = [await unJeton(db, courriel, T), await unJeton(db, autre, T)]
    await utiliser(await lien())
    expect(await sessionDuJeton(db, sienne, T)).toBeUndefined()
    expect(await sessionDuJeton(db, celleDeLAutre, T)).toBeDefined()
    expect(await entrer(MOT_DE_PASSE)).toEqual({ type: 'refusee' })
    const actions = await db.selectFrom('journal').select('action').where('objet_id', '=', courriel).execute()
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['lien de mot de passe donné', 'mot de passe choisi par un lien']),
    )
  })

  it('never goes round the second factor', async () => {
    const { db, courriel, lien, utiliser, entrer } = await monde()
    await utiliser(await lien())
    const ouverture = await entrer(NEUF)
    if (ouverture.type !== 'second_facteur') throw new Error(ouverture.type)
    expect(await sessionDuJeton(db, ouverture.jeton, T)).toBeUndefined()
    const demande = { jeton: ouverture.jeton, adresse: '', navigateur: '', maintenant: T }
    expect(await prouverSecondFacteur(db, { ...demande, code: '000000' })).toEqual({ type: 'refusee' })
    const code = await unCode(db, courriel, T)
    expect(await prouverSecondFacteur(db, { ...demande, code })).toMatchObject({ type: 'ouverte' })
  })

  it('lets its holder in where strangers guessed too often', async () => {
    const { lien, utiliser, entrer } = await monde()
    for (let n = 0; n < 6; n += 1) await entrer('faux')
    const pose = await utiliser(await lien())
    if (pose.type !== 'pose') throw new Error(pose.type)
    expect(await entrer(NEUF)).toMatchObject({ type: 'attendre' })
    expect(await entrer(NEUF, pose.appareil)).toMatchObject({ type: 'second_facteur' })
  })
})

it('tirerLien gives a token of 256 bits', async () => {
  const { db, id } = await monde()
  const { jeton } = await db.transaction().execute((tx) => tirerLien(tx, id, 'invitation', T))
  expect(jeton).toMatch(/^[\w-]{43}$/)
})
