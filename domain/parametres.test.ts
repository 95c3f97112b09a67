import fc from 'fast-check'
import { expect, it } from 'vitest'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { unCompte, unPointage } from '../test/extranet.ts'
import { recalculerLesMarques } from '../test/recalculs.ts'
import type { Db } from '../db/index.ts'
import { lignesDesParametres } from '../db/parametres.ts'
import type { Auteur } from './auteur.ts'
import { changerParametre, empreinteDuParametre, retirerParametre } from './parametres.ts'
import { jourSuivant } from './regles/jours.ts'
import { parametresDuJour } from './regles/parametres.ts'

/** Monday 23 November 2026, 10 h in Paris. */
const MAINTENANT = Date.parse('2026-11-23T10:00:00+01:00')
const AUJOURDHUI = '2026-11-23'

async function uneBase() {
  const db = await baseDeTest()
  return { db, auteur: await unAuteur(db) }
}

async function unAuteur(db: Db): Promise<Auteur> {
  await unCompte(db, 'siege')
  return { utilisateurId: 1, portee: 'toutes', adresse: '192.0.2.1' }
}

async function changer(
  db: Db,
  auteur: Auteur,
  demande: { cle: string; valeur: string; du: string; confirme?: boolean; vu?: string },
) {
  const vu = empreinteDuParametre(await lignesDesParametres(db), demande.cle)
  return changerParametre(db, auteur, { vu, confirme: false, ...demande }, MAINTENANT)
}

it('holds from its day on, and is journaled', async () => {
  const { db, auteur } = await uneBase()
  expect(await changer(db, auteur, { cle: 'ouverture', valeur: '7:00', du: '2026-12-01' })).toEqual({
    type: 'fait',
  })
  const lignes = await lignesDesParametres(db)
  expect(parametresDuJour(lignes, '2026-11-30').ouverture).toBe('08:00')
  expect(parametresDuJour(lignes, '2026-12-01').ouverture).toBe('07:00')
  const journal = await db.selectFrom('journal').selectAll().execute()
  expect(journal).toMatchObject([
    {
      action: 'réglage changé',
      objet_id: 'ouverture',
      utilisateur_id: 1,
      adresse: '192.0.2.1',
      avant: '{"valeur":"08:00"}',
      apres: '{"valeur":"07:00","du":"2026-12-01"}',
    },
  ])
  expect(await db.selectFrom('recalcul').selectAll().execute()).toEqual([])
})

it.each([
  [{ cle: 'ouverture', valeur: 'midi', du: '2026-12-01' }, 'valeur'],
  [{ cle: 'ouverture', valeur: '21:00', du: '2026-12-01' }, 'valeur'],
  [{ cle: 'ouverture', valeur: '8:00', du: '2026-12-01' }, 'valeur'],
  [{ cle: 'ouverture', valeur: '7:00', du: '2024-12-31' }, 'du'],
  [{ cle: 'ouverture', valeur: '7:00', du: '2099-01-01' }, 'du'],
  [{ cle: 'dureeMaxMin', valeur: '600', du: AUJOURDHUI }, 'du'],
  [{ cle: 'fenetreRepetitionS', valeur: '60', du: AUJOURDHUI }, 'du'],
  [{ cle: 'longueurCode', valeur: '6', du: '2026-11-22' }, 'du'],
])('refuses %j and writes nothing', async (demande, champ) => {
  const { db, auteur } = await uneBase()
  expect(await changer(db, auteur, demande)).toMatchObject({ type: 'refusee', champ })
  expect(await lignesDesParametres(db)).toEqual([])
  expect(await db.selectFrom('journal').selectAll().execute()).toEqual([])
})

it('does not know a setting that does not exist', async () => {
  const { db, auteur } = await uneBase()
  const demande = { cle: 'toString', valeur: '1', du: '2026-12-01' }
  expect(await changer(db, auteur, demande)).toEqual({ type: 'introuvable' })
})

it('looks at every day to come: an opening may not pass a closing already planned', async () => {
  const { db, auteur } = await uneBase()
  await changer(db, auteur, { cle: 'fermeture', valeur: '12:00', du: '2027-02-01' })
  expect(await changer(db, auteur, { cle: 'ouverture', valeur: '12:30', du: '2026-12-01' })).toMatchObject({
    type: 'refusee',
  })
  await changer(db, auteur, { cle: 'ouverture', valeur: '5:00', du: '2027-01-01' })
  const tot = await db.selectFrom('parametre').select('id').where('cle', '=', 'ouverture').execute()
  await changer(db, auteur, { cle: 'fermeture', valeur: '7:00', du: '2027-03-01' })
  const retrait = { id: tot[0]?.id ?? 0, cle: 'ouverture' }
  expect(await retirerParametre(db, auteur, retrait, MAINTENANT)).toMatchObject({ type: 'refusee' })
})

it('asks before it judges past days again, then marks each day with a visit', async () => {
  const { db, auteur } = await uneBase()
  const lieu = await unBeneficiaire(db)
  const { id: aide, antenneId } = await unIntervenant(db)
  for (const jour of ['2026-11-09', '2026-11-10', '2026-11-10', AUJOURDHUI]) {
    const debut = Date.parse(`${jour}T09:00:00Z`)
    await db
      .insertInto('intervention')
      .values({
        ...{ beneficiaire_id: lieu.id, intervenant_id: aide, antenne_id: antenneId, jour, debut, fin: debut },
        ...{ debut_brut: debut, fin_brut: debut, origine: 'telephone', modifie_le: 0 },
      })
      .execute()
  }
  const demande = { cle: 'dureeMinMin', valeur: '10', du: '2026-11-10' }
  const reponse = await changer(db, auteur, demande)
  expect(reponse).toMatchObject({
    type: 'a_confirmer',
    consequences: [expect.stringContaining('2 jours d’intervention seront'), expect.any(String)],
  })
  expect(await lignesDesParametres(db)).toEqual([])
  expect(await changer(db, auteur, { ...demande, confirme: true })).toEqual({ type: 'fait' })
  expect(await db.selectFrom('recalcul').select(['beneficiaire_id', 'jour']).execute()).toEqual([
    { beneficiaire_id: lieu.id, jour: '2026-11-10' },
    { beneficiaire_id: lieu.id, jour: AUJOURDHUI },
  ])
})

it('what is marked is then judged by the new setting, and only from its day on', async () => {
  const { db, auteur } = await uneBase()
  const lieu = await unBeneficiaire(db, { numeros: ['+33142000001'] })
  const { id: aide } = await unIntervenant(db)
  for (const jour of ['2026-11-09', '2026-11-10', '2026-11-11']) {
    await unPointage(db, aide, lieu, Date.parse(`${jour}T09:00:00Z`))
    await unPointage(db, aide, lieu, Date.parse(`${jour}T09:12:00Z`))
  }
  const courtes = async () => {
    await recalculerLesMarques(db, MAINTENANT)
    const lignes = db.selectFrom('anomalie').select('jour').where('code', '=', 'TROP_COURTE').orderBy('jour')
    return (await lignes.execute()).map(({ jour }) => jour)
  }
  expect(await courtes()).toEqual([])
  await changer(db, auteur, { cle: 'dureeMinMin', valeur: '15', du: '2026-11-10', confirme: true })
  expect(await courtes()).toEqual(['2026-11-10', '2026-11-11'])
  await changer(db, auteur, { cle: 'dureeMinMin', valeur: '5', du: '2026-11-11', confirme: true })
  expect(await courtes()).toEqual(['2026-11-10'])
})

it('says how many codes could no longer be dialled', async () => {
  const { db, auteur } = await uneBase()
  await unIntervenant(db)
  const demande = { cle: 'longueurCode', valeur: '6', du: AUJOURDHUI }
  expect(await changer(db, auteur, demande)).toMatchObject({
    type: 'a_confirmer',
    consequences: [expect.stringContaining('Un code')],
  })
  expect(await changer(db, auteur, { ...demande, confirme: true })).toEqual({ type: 'fait' })
})

it('a change not in force yet can be given up; one in force cannot', async () => {
  const { db, auteur } = await uneBase()
  await changer(db, auteur, { cle: 'ouverture', valeur: '7:00', du: AUJOURDHUI })
  await changer(db, auteur, { cle: 'ouverture', valeur: '6:00', du: '2027-01-01' })
  const [enVigueur, prevu] = await lignesDesParametres(db)
  const retirer = async (id = 0, cle = 'ouverture') => retirerParametre(db, auteur, { id, cle }, MAINTENANT)
  expect(await retirer(enVigueur?.id)).toMatchObject({ type: 'refusee' })
  expect(await retirer(prevu?.id, 'fermeture')).toEqual({ type: 'introuvable' })
  expect(await retirer(prevu?.id)).toEqual({ type: 'fait' })
  expect(await retirer(prevu?.id)).toEqual({ type: 'introuvable' })
  expect(await lignesDesParametres(db)).toMatchObject([{ valeur: '"07:00"' }])
})

it('of two people who change the same setting at once, one is told', async () => {
  const { db, auteur } = await uneBase()
  const vu = empreinteDuParametre([], 'ouverture')
  const demande = { cle: 'ouverture', du: '2026-12-01', vu, confirme: false }
  const reponses = await Promise.all(
    ['7:00', '6:00'].map(async (valeur) => changerParametre(db, auteur, { ...demande, valeur }, MAINTENANT)),
  )
  expect(reponses.map(({ type }) => type).toSorted()).toEqual(['fait', 'perimee'])
  expect(await lignesDesParametres(db)).toHaveLength(1)
})

it('whatever is changed and in whatever order, no day before the date of a change moves', async () => {
  const { db, auteur } = await uneBase()
  const jours = Array.from({ length: 40 }, (_, n) => jourSuivant(AUJOURDHUI, n - 20))
  const unChangement = fc.record({
    cle: fc.constantFrom('ouverture', 'fermeture', 'dureeMinMin', 'dureeMaxMin'),
    valeur: fc.constantFrom('5:00', '9:00', '18:00', '22:00', '3', '60', '90', '600'),
    du: fc.constantFrom(...jours),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(unChangement, { maxLength: 8 }), async (changements) => {
      await db.deleteFrom('parametre').execute()
      for (const changement of changements) {
        const avant = await lignesDesParametres(db)
        await changer(db, auteur, { ...changement, confirme: true })
        const apres = await lignesDesParametres(db)
        for (const jour of jours) {
          if (jour < changement.du)
            expect(parametresDuJour(apres, jour)).toEqual(parametresDuJour(avant, jour))
          const { ouverture, fermeture, dureeMinMin, dureeMaxMin } = parametresDuJour(apres, jour)
          expect(ouverture < fermeture && dureeMinMin < dureeMaxMin).toBe(true)
        }
      }
    }),
    { numRuns: 60 },
  )
})
