import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { unAuteur } from '../test/auteur.ts'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, uneAntenne } from '../test/constructeurs.ts'
import { ajouterNumero } from './ajouterNumero.ts'
import type { Auteur } from './auteur.ts'
import { changerNumero } from './changerNumero.ts'
import { quitterFoyer, vivreEnsemble } from './changerFoyer.ts'
import { fermerNumero } from './fermerNumero.ts'
import { lieuxDeLaLigne } from './identifier.ts'
import { conflitDeLigne, type Attribution } from './regles/lignes.ts'
import { contient } from './regles/intervalles.ts'
import { jourSuivant } from './regles/jours.ts'

const MAINTENANT = Date.parse('2026-11-23T10:00:00+01:00')
const AUJOURDHUI = '2026-11-23'
const NUMERO = '+33142000001'

let db: Db
let auteur: Auteur
let antenne_id: number
let elle: number
let lui: number
beforeEach(async () => {
  db = await baseDeTest()
  antenne_id = await uneAntenne(db)
  auteur = await unAuteur(db, antenne_id)
  elle = (await unBeneficiaire(db, { antenne_id, nom: 'Marchand' })).id
  lui = (await unBeneficiaire(db, { antenne_id, nom: 'Bonnet' })).id
})

const ajouter = async (beneficiaireId: number, numero = '01 42 00 00 01', qui = auteur) =>
  ajouterNumero(
    db,
    qui,
    { beneficiaireId, numero, genre: 'fixe', pointage: true, du: AUJOURDHUI },
    MAINTENANT,
  )

async function chez(numero = NUMERO): Promise<number[]> {
  return (await lieuxDeLaLigne(db, numero, AUJOURDHUI)).map(({ id }) => id)
}

async function derniere(): Promise<number> {
  const { id } = await db.selectFrom('numero').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return id
}

it('a line added, as people write it, leads to its home at the next call', async () => {
  expect(await ajouter(elle)).toEqual({ type: 'fait' })
  expect(await chez()).toEqual([elle])
})

it('closed, or no longer for stamping, it leads nowhere at the next call', async () => {
  await ajouter(elle)
  const numeroId = await derniere()
  const sans = { beneficiaireId: elle, numeroId, pointage: false }
  expect(await changerNumero(db, auteur, sans, MAINTENANT)).toEqual({ type: 'fait' })
  expect(await chez()).toEqual([])
  await changerNumero(db, auteur, { ...sans, pointage: true }, MAINTENANT)
  expect(await chez()).toEqual([elle])
  expect(await fermerNumero(db, auteur, sans, MAINTENANT)).toEqual({ type: 'fait' })
  expect(await chez()).toEqual([])
  expect(await fermerNumero(db, auteur, sans, MAINTENANT)).toMatchObject({ type: 'refusee' })
  expect(await changerNumero(db, auteur, sans, MAINTENANT)).toMatchObject({ type: 'refusee' })
  // Given again the same day: to another home too.
  expect(await ajouter(lui)).toEqual({ type: 'fait' })
  expect(await chez()).toEqual([lui])
})

it('a line open elsewhere is refused, unless they live together', async () => {
  await ajouter(elle)
  const refus = await ajouter(lui)
  expect(refus).toMatchObject({ type: 'refusee', champ: 'numero' })
  expect(JSON.stringify(refus)).toContain('Marchand')
  expect(await ajouter(elle)).toMatchObject({ type: 'refusee', champ: 'numero' })
  await vivreEnsemble(db, auteur, { beneficiaireId: lui, avecId: elle }, MAINTENANT)
  expect(await ajouter(lui)).toEqual({ type: 'fait' })
  expect(await chez()).toEqual([elle, lui])
  expect(await quitterFoyer(db, auteur, { beneficiaireId: elle }, MAINTENANT)).toEqual({ type: 'fait' })
  const foyers = await db.selectFrom('beneficiaire').select('foyer').execute()
  expect(foyers).toEqual([{ foyer: null }, { foyer: null }])
})

it('a line of another antenne is refused without saying whose it is', async () => {
  const ailleurs = await unBeneficiaire(db, { nom: 'Secret', numeros: [NUMERO] })
  expect(ailleurs.antenneId).not.toBe(antenne_id)
  const refus = await ajouter(elle)
  expect(refus).toMatchObject({ type: 'refusee', champ: 'numero' })
  expect(JSON.stringify(refus)).not.toContain('Secret')
})

it.each(['', 'abc', '12', '0142'])('« %s » is no number', async (numero) => {
  expect(await ajouter(elle, numero)).toMatchObject({ type: 'refusee', champ: 'numero' })
  expect(await db.selectFrom('numero').selectAll().execute()).toEqual([])
})

it('a foreign file answers like none, whatever is done to it', async () => {
  await ajouter(elle)
  const numeroId = await derniere()
  const autre = await unAuteur(db, await uneAntenne(db))
  const demande = { beneficiaireId: elle, numeroId, pointage: false }
  const introuvable = { type: 'introuvable' }
  expect(await ajouter(elle, '0142000002', autre)).toEqual(introuvable)
  expect(await changerNumero(db, autre, demande, MAINTENANT)).toEqual(introuvable)
  expect(await fermerNumero(db, autre, demande, MAINTENANT)).toEqual(introuvable)
  expect(await fermerNumero(db, auteur, { ...demande, beneficiaireId: lui }, MAINTENANT)).toEqual(introuvable)
  const foyer = { beneficiaireId: elle, avecId: lui }
  expect(await vivreEnsemble(db, autre, foyer, MAINTENANT)).toEqual(introuvable)
  expect(await quitterFoyer(db, autre, foyer, MAINTENANT)).toEqual(introuvable)
  expect(await chez()).toEqual([elle])
})

it('whatever is asked one after the other, no day has one line in two households, nor twice in one file', () => {
  const jour = (n: number) => jourSuivant(AUJOURDHUI, n)
  const attribution: fc.Arbitrary<Attribution> = fc
    .tuple(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: -20, max: 20 }),
      fc.option(fc.integer({ min: 0, max: 10 })),
    )
    .map(([qui, debut, duree]) => ({
      beneficiaire_id: qui,
      // 1 and 2 live together, 3 and 4 alone.
      foyer: qui <= 2 ? 'a' : null,
      du: jour(debut),
      au: duree === null ? null : jour(debut + duree),
    }))
  fc.assert(
    fc.property(fc.array(attribution, { maxLength: 15 }), (demandes) => {
      const gardees: Attribution[] = []
      for (const demande of demandes) if (!conflitDeLigne(demande, gardees)) gardees.push(demande)
      for (let n = -25; n < 40; n += 1) {
        const ceJour = gardees.filter((gardee) => contient(gardee, jour(n)))
        const foyers = new Set(ceJour.map(({ foyer, beneficiaire_id }) => foyer ?? beneficiaire_id))
        expect(foyers.size).toBeLessThanOrEqual(1)
        expect(new Set(ceJour.map((a) => a.beneficiaire_id)).size).toBe(ceJour.length)
      }
    }),
  )
})
