import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { administrateursActifs } from '../db/utilisateurs.ts'
import { baseDeTest } from '../test/base.ts'
import { uneAntenne } from '../test/constructeurs.ts'
import { unCompte, unJeton } from '../test/extranet.ts'
import {
  changerDroits,
  fermerCompte,
  fermerSessionsDuCompte,
  inviterUtilisateur,
  retirerSecondFacteur,
  rouvrirCompte,
} from './comptes.ts'
import { ouvrirSession } from './connexion.ts'
import { sessionDuJeton } from './sessions.ts'

const T = Date.parse('2026-11-23T08:00:00Z')

async function monde() {
  const db = await baseDeTest()
  const antenneId = await uneAntenne(db)
  const admin = await unCompte(db, 'administrateur')
  const gestionnaire = await unCompte(db, 'gestionnaire', antenneId)
  const auteur = { utilisateurId: 1, adresse: null }
  return { db, antenneId, admin, gestionnaire, auteur, id: 2 }
}

const SIMPLE = { role: 'auditeur', antenneId: null, administrateur: false } as const

describe('changerDroits', () => {
  it('holds at once: her sessions end, and she must take a second factor to come back', async () => {
    const { db, auteur, gestionnaire, id } = await monde()
    const jeton = await unJeton(db, gestionnaire, T)
    const change = await changerDroits(db, auteur, id, { ...SIMPLE, role: 'siege' }, T)
    expect(change).toMatchObject({ type: 'fait', sessions: [expect.any(String)] })
    expect(await sessionDuJeton(db, jeton, T)).toBeUndefined()
    await expect(unJeton(db, gestionnaire, T)).rejects.toThrow('enrolement')
    const ligne = await db
      .selectFrom('journal')
      .selectAll()
      .where('action', '=', 'droits changés')
      .executeTakeFirstOrThrow()
    expect(ligne).toMatchObject({ objet_id: gestionnaire, utilisateur_id: 1 })
    expect(JSON.parse(ligne.avant ?? '')).toMatchObject({ role: 'gestionnaire' })
    expect(JSON.parse(ligne.apres ?? '')).toMatchObject({ role: 'siege', antenne_id: null })
  })

  it('nobody changes her own rights, closes her own account, or takes her own second factor off here', async () => {
    const { db, auteur } = await monde()
    for (const acte of [
      changerDroits(db, auteur, 1, { ...SIMPLE, role: 'siege', administrateur: true }, T),
      fermerCompte(db, auteur, 1, T),
      retirerSecondFacteur(db, auteur, 1, T),
    ]) {
      expect(await acte).toMatchObject({ type: 'refuse' })
    }
  })

  it('wants an antenne for the roles of one, and none for the others', async () => {
    const { db, auteur, id, antenneId } = await monde()
    expect(await changerDroits(db, auteur, id, { ...SIMPLE, role: 'gestionnaire' }, T)).toMatchObject({
      champ: 'antenneId',
    })
    expect(await changerDroits(db, auteur, id, { ...SIMPLE, antenneId }, T)).toMatchObject({
      champ: 'antenneId',
    })
    expect(await changerDroits(db, auteur, 999, SIMPLE, T)).toEqual({ type: 'introuvable' })
  })

  it('whatever is done, by whomever, somebody can still manage accounts', async () => {
    const { db, antenneId } = await monde()
    const actes = fc.array(
      fc.record({
        auteur: fc.integer({ min: 1, max: 4 }),
        id: fc.integer({ min: 1, max: 4 }),
        acte: fc.constantFrom('fermer', 'rouvrir', 'simple', 'admin', 'drapeau'),
      }),
      { maxLength: 20 },
    )
    for (const nom of ['a', 'b']) await unCompte(db, 'auditeur', null, `${nom}@exemple.fr`)
    await fc.assert(
      fc.asyncProperty(actes, async (suite) => {
        for (const { auteur: utilisateurId, id, acte } of suite) {
          const auteur = { utilisateurId, adresse: null }
          if (acte === 'fermer') await fermerCompte(db, auteur, id, T)
          else if (acte === 'rouvrir') await rouvrirCompte(db, auteur, id, T)
          else if (acte === 'simple') await changerDroits(db, auteur, id, SIMPLE, T)
          else if (acte === 'admin')
            await changerDroits(db, auteur, id, { ...SIMPLE, role: 'administrateur' }, T)
          else {
            const droits = { role: 'gestionnaire', antenneId, administrateur: true } as const
            await changerDroits(db, auteur, id, droits, T)
          }
          expect(await administrateursActifs(db)).toBeGreaterThan(0)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('an account', () => {
  it('closed lets nobody in at once, nor says so; open again, it has its password', async () => {
    const { db, auteur, gestionnaire, id } = await monde()
    const jeton = await unJeton(db, gestionnaire, T)
    expect(await fermerCompte(db, auteur, id, T)).toMatchObject({ sessions: [expect.any(String)] })
    expect(await sessionDuJeton(db, jeton, T)).toBeUndefined()
    await expect(unJeton(db, gestionnaire, T)).rejects.toThrow('refusee')
    await rouvrirCompte(db, auteur, id, T)
    expect(await unJeton(db, gestionnaire, T)).toBeDefined()
  })

  it('whose second factor is taken off chooses another before anything', async () => {
    const { db, auteur } = await monde()
    const siege = await unCompte(db, 'siege')
    const jeton = await unJeton(db, siege, T)
    await retirerSecondFacteur(db, auteur, 3, T)
    expect(await sessionDuJeton(db, jeton, T)).toBeUndefined()
    await expect(unJeton(db, siege, T)).rejects.toThrow('enrolement')
  })

  it('loses all its sessions when an administrator ends them', async () => {
    const { db, auteur, gestionnaire, admin, id } = await monde()
    const [a, b, deLAdmin] = [
      await unJeton(db, gestionnaire, T),
      await unJeton(db, gestionnaire, T),
      await unJeton(db, admin, T),
    ]
    expect(await fermerSessionsDuCompte(db, auteur, id, T)).toMatchObject({ sessions: { length: 2 } })
    for (const jeton of [a, b]) expect(await sessionDuJeton(db, jeton, T)).toBeUndefined()
    expect(await sessionDuJeton(db, deLAdmin, T)).toBeDefined()
  })

  it('invited cannot be entered before its link is used, and its address is taken', async () => {
    const { db, auteur } = await monde()
    const nouveau = { courriel: ' Nina@exemple.fr ', nom: 'N', prenom: 'Nina', ...SIMPLE }
    expect(await inviterUtilisateur(db, auteur, nouveau, T)).toMatchObject({ type: 'lien' })
    expect(await inviterUtilisateur(db, auteur, nouveau, T)).toMatchObject({ champ: 'courriel' })
    expect(await inviterUtilisateur(db, auteur, { ...nouveau, courriel: 'x' }, T)).toMatchObject({
      champ: 'courriel',
    })
    const essai = { courriel: 'nina@exemple.fr', motDePasse: '', adresse: '', navigateur: '', maintenant: T }
    expect(await ouvrirSession(db, essai)).toEqual({ type: 'refusee' })
    const { mot_de_passe } = await db
      .selectFrom('utilisateur')
      .select('mot_de_passe')
      .where('courriel', '=', 'nina@exemple.fr')
      .executeTakeFirstOrThrow()
    // Not a mark that would answer faster than a true hash.
    expect(mot_de_passe).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
  })
})
