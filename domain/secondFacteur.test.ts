import fc from 'fast-check'
import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { utilisateurParCourriel } from '../db/utilisateurs.ts'
import { baseDeTest } from '../test/base.ts'
import { SECRET, unCompte } from '../test/extranet.ts'
import {
  activer,
  adresseDuSecret,
  codeAcceptable,
  consommerCode,
  consommerCodeDeSecours,
  oublierSecondFacteur,
  refaireCodesDeSecours,
  secondFacteurObligatoire,
} from './secondFacteur.ts'

const T = Date.parse('2026-11-23T08:00:10Z')
const PAS = 30_000

/** An authenticator of our own making: RFC 6238 as a telephone applies it. */
const telephone = (instant: number) =>
  new TOTP({ secret: Secret.fromBase32(SECRET), algorithm: 'SHA1', digits: 6, period: 30 }).generate({
    timestamp: instant,
  })

async function avecUnCompte() {
  const db = await baseDeTest()
  const courriel = await unCompte(db, 'siege')
  const compte = await utilisateurParCourriel(db, courriel)
  if (compte === undefined) throw new Error('pas de compte')
  const essayer = (code: string, maintenant = T) =>
    db.transaction().execute((tx) => consommerCode(tx, compte, code, maintenant))
  const secours = (code: string, id = compte.id) =>
    db.transaction().execute((tx) => consommerCodeDeSecours(tx, id, code, T))
  const refaire = () => db.transaction().execute((tx) => refaireCodesDeSecours(tx, compte.id))
  return { db, id: compte.id, essayer, secours, refaire }
}

const oublierLePas = (db: Db) => db.updateTable('utilisateur').set({ totp_pas: null }).execute()

describe('consommerCode', () => {
  it('accepts a clock one step off, either way, and no more', async () => {
    const { db, essayer } = await avecUnCompte()
    for (const [decalage, accepte] of [
      [-2, false],
      [-1, true],
      [0, true],
      [1, true],
      [2, false],
    ] as const) {
      await oublierLePas(db)
      expect([decalage, await essayer(telephone(T + decalage * PAS))]).toEqual([decalage, accepte])
    }
  })

  it('a code serves once, and none older than it serves after it', async () => {
    const { essayer } = await avecUnCompte()
    expect(await essayer(telephone(T))).toBe(true)
    expect(await essayer(telephone(T))).toBe(false)
    expect(await essayer(telephone(T), T + PAS)).toBe(false)
    expect(await essayer(telephone(T - PAS))).toBe(false)
    expect(await essayer(telephone(T + PAS))).toBe(true)
  })

  it('given twice at once, serves once', async () => {
    const { essayer } = await avecUnCompte()
    const fois = await Promise.all([essayer(telephone(T)), essayer(telephone(T)), essayer(telephone(T))])
    expect(fois.filter(Boolean)).toHaveLength(1)
  })

  it('reads it with the space telephones show, and nothing that is not six digits', async () => {
    const { essayer } = await avecUnCompte()
    const code = telephone(T)
    for (const faux of ['', '12345', `${code}0`, `x${code}`, '½½½½½½', `${code};`]) {
      expect(await essayer(faux)).toBe(false)
    }
    expect(await essayer(`${code.slice(0, 3)} ${code.slice(3)} `)).toBe(true)
  })

  it('never lets the same step through twice, whatever the order of codes and clocks', async () => {
    const { db, essayer } = await avecUnCompte()
    const essais = fc.array(
      fc.record({ ecart: fc.integer({ min: -3, max: 3 }), avance: fc.nat({ max: 90_000 }) }),
      { maxLength: 12 },
    )
    await fc.assert(
      fc.asyncProperty(essais, async (suite) => {
        await oublierLePas(db)
        const servis: number[] = []
        let maintenant = T
        for (const { ecart, avance } of suite) {
          maintenant += avance
          const instant = maintenant + ecart * PAS
          const pas = Math.floor(instant / PAS)
          if (!(await essayer(telephone(instant), maintenant))) continue
          expect(Math.abs(pas - Math.floor(maintenant / PAS))).toBeLessThanOrEqual(1)
          expect(servis.every((ancien) => ancien < pas)).toBe(true)
          servis.push(pas)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('recovery codes', () => {
  it('ten, each of 118 bits, none kept as it is; each serves once, however it is copied', async () => {
    const { db, secours, refaire } = await avecUnCompte()
    const codes = await refaire()
    expect(codes).toHaveLength(10)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([a-hjkmnp-z2-9]{4}-){5}[a-hjkmnp-z2-9]{4}$/)
    const gardes = JSON.stringify(await db.selectFrom('code_secours').selectAll().execute())
    for (const code of codes) expect(gardes).not.toContain(code.replaceAll('-', ''))
    const [un = '', deux = ''] = codes
    expect(await secours(un.toUpperCase().replaceAll('-', ' '))).toBe(true)
    expect(await secours(un)).toBe(false)
    expect(await secours(deux)).toBe(true)
    expect(await secours('')).toBe(false)
  })

  it('are of one person, void once made again, and gone with the second factor', async () => {
    const { db, id, secours, refaire } = await avecUnCompte()
    await unCompte(db, 'informatique')
    const [un = ''] = await refaire()
    expect(await secours(un, id + 1)).toBe(false)
    const [autre = ''] = await refaire()
    expect(await secours(un)).toBe(false)
    await db.transaction().execute((tx) => oublierSecondFacteur(tx, id))
    expect(await secours(autre)).toBe(false)
    const compte = await db.selectFrom('utilisateur').selectAll().where('id', '=', id).executeTakeFirst()
    expect(compte).toMatchObject({ totp_secret: null, totp_actif_le: null, totp_pas: null })
    await db.transaction().execute((tx) => activer(tx, id, T))
  })
})

it.each([
  ['siege', 0, true],
  ['administrateur', 0, true],
  ['informatique', 0, true],
  ['gestionnaire', 1, true],
  ['gestionnaire', 0, false],
  ['coordonnateur', 0, false],
  ['auditeur', 0, false],
] as const)('%s (administrateur: %i) must have one: %s', (role, administrateur, obligatoire) => {
  expect(secondFacteurObligatoire({ role, administrateur })).toBe(obligatoire)
})

it('codeAcceptable gives the codes of now that have not served, then none', () => {
  const ici = Math.floor(T / PAS)
  expect(codeAcceptable(SECRET, null, T)).toBe(telephone(T))
  expect(codeAcceptable(SECRET, ici, T)).toBe(telephone(T + PAS))
  expect(codeAcceptable(SECRET, ici + 1, T)).toBeUndefined()
})

it('adresseDuSecret is what authenticators read', () => {
  expect(adresseDuSecret('marie@exemple.fr', SECRET)).toBe(
    `otpauth://totp/Sonnette:marie%40exemple.fr?issuer=Sonnette&secret=${SECRET}&algorithm=SHA1&digits=6&period=30`,
  )
})
