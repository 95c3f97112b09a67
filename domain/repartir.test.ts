import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { repartitionDeLIntervention } from '../db/repartitions.ts'
import type { Nouveau } from '../db/schema.ts'
import { baseDeTest } from '../test/base.ts'
import { unAppel, unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { unFinanceur, unePriseEnCharge } from '../test/financement.ts'
import { unPlan, type PlanInvente } from '../test/plansInventes.ts'
import { recalculerLesMarques } from '../test/recalculs.ts'
import { pointer } from './pointer.ts'
import { instantDe, jourDe } from './regles/jours.ts'
import { VERSION_DES_REGLES } from './regles/repartition.ts'
import { repartirBeneficiaire, repartirTout } from './repartir.ts'

const MINUTE = 60_000

async function unDossier(db: Db, beneficiaire: Partial<Nouveau<'beneficiaire'>> = {}) {
  const { id, antenneId } = await unBeneficiaire(db, beneficiaire)
  const intervenant = await unIntervenant(db, { antenne_id: antenneId })
  const ajouter = async (debut: number, minutes: number | null, i: Partial<Nouveau<'intervention'>> = {}) => {
    const fin = minutes === null ? null : debut + minutes * MINUTE
    const ligne = {
      ...{ beneficiaire_id: id, intervenant_id: intervenant.id, antenne_id: antenneId, jour: jourDe(debut) },
      ...{ debut_brut: debut, fin_brut: fin, debut, fin, origine: 'telephone' as const, modifie_le: 0, ...i },
    }
    const { id: interventionId } = await db
      .insertInto('intervention')
      .values(ligne)
      .returning('id')
      .executeTakeFirstOrThrow()
    return interventionId
  }
  return {
    id,
    antenneId,
    intervenantId: intervenant.id,
    ajouter,
    visite: (jour: string, heure: string, minutes: number, i: Partial<Nouveau<'intervention'>> = {}) =>
      ajouter(instantDe(jour, heure), minutes, i),
    repartir: (jour: string) => db.transaction().execute((tx) => repartirBeneficiaire(tx, id, jour)),
  }
}

const retenus = async (db: Db) =>
  (await db.selectFrom('intervention').select(['id', 'retenu_min']).orderBy('id').execute()).map(
    (i) => i.retenu_min,
  )

const lignes = async (db: Db) =>
  db.selectFrom('repartition').selectAll().orderBy('intervention_id').orderBy('ordre').execute()

describe('repartirBeneficiaire', () => {
  it('writes retained minutes and lines, with the version of the rules, and moves no version', async () => {
    const db = await baseDeTest()
    const dossier = await unDossier(db)
    const apa = await unePriseEnCharge(db, dossier.id, { minutes_maximum: 90, rang: 1 })
    const [a, b] = [
      await dossier.visite('2026-11-02', '09:00', 60),
      await dossier.visite('2026-11-03', '09:00', 60),
    ]
    const depassements = await dossier.repartir('2026-11-20')
    expect(depassements).toEqual([
      { interventionId: b, jour: '2026-11-03', minutes: 30, priseEnChargeId: apa, periode: 'M' },
    ])
    expect(await retenus(db)).toEqual([60, 60])
    const commun = { prestation: 'AIDE_VIE', regles: VERSION_DES_REGLES }
    expect(await lignes(db)).toEqual([
      { ...commun, intervention_id: a, ordre: 0, jour: '2026-11-02', prise_en_charge_id: apa, minutes: 60 },
      { ...commun, intervention_id: b, ordre: 0, jour: '2026-11-03', prise_en_charge_id: apa, minutes: 30 },
      { ...commun, intervention_id: b, ordre: 1, jour: '2026-11-03', prise_en_charge_id: null, minutes: 30 },
    ])
    const versions = await db.selectFrom('intervention').select('version').execute()
    expect(versions.map(({ version }) => version)).toEqual([1, 1])
  })

  it('retains nothing of a half or deleted intervention, and takes its lines back', async () => {
    const db = await baseDeTest()
    const dossier = await unDossier(db)
    const prise = await unePriseEnCharge(db, dossier.id, { minutes_maximum: 60 })
    const [a, b] = [
      await dossier.visite('2026-11-02', '09:00', 60),
      await dossier.visite('2026-11-03', '09:00', 60),
    ]
    await dossier.ajouter(instantDe('2026-11-04', '09:00'), null)
    await dossier.repartir('2026-11-02')
    await db.updateTable('intervention').set({ supprimee_le: 1 }).where('id', '=', a).execute()
    expect(await dossier.repartir('2026-11-02')).toEqual([])
    expect(await retenus(db)).toEqual([null, 60, null])
    expect((await lignes(db)).map((l) => [l.intervention_id, l.prise_en_charge_id])).toEqual([[b, prise]])
  })

  it('counts the minutes complementaires and the planned visit, by the rounding of the funder', async () => {
    const db = await baseDeTest()
    const dossier = await unDossier(db)
    const financeur = await unFinanceur(db)
    await unePriseEnCharge(db, dossier.id, { financeur_id: financeur })
    const regle = {
      financeur_id: financeur,
      prestation: null,
      mode: 'superieur',
      pas_min: 30,
      tolerance_min: 5,
    } as const
    await db
      .insertInto('regle_arrondi')
      .values({ ...regle, plafond_prevu: 0, du: '2026-11-10' })
      .execute()
    const prevue = {
      beneficiaire_id: dossier.id,
      intervenant_id: dossier.intervenantId,
      prestation: 'AIDE_VIE',
    }
    const debut = instantDe('2026-11-10', '09:00')
    await db
      .insertInto('visite')
      .values({ ...prevue, jour: '2026-11-10', debut, fin: debut + 60 * MINUTE })
      .execute()
    await dossier.visite('2026-11-09', '09:00', 64)
    await dossier.visite('2026-11-10', '09:02', 64, { minutes_complementaires: 7 })
    await dossier.visite('2026-11-11', '09:00', 64)
    await dossier.repartir('2026-11-01')
    expect(await retenus(db)).toEqual([64, 67, 90])
  })

  it('reads what the year consumed before the month, and leaves it', async () => {
    const db = await baseDeTest()
    const dossier = await unDossier(db)
    const prise = await unePriseEnCharge(db, dossier.id, {
      minutes_maximum: 100,
      periode: 'A',
      date_debut: '2025-01-01',
    })
    await dossier.visite('2025-12-31', '09:00', 100)
    const janvier = await dossier.visite('2026-01-05', '09:00', 80)
    await dossier.repartir('2025-12-01')
    // As another version of the rules had made it: history stays.
    await db.updateTable('repartition').set({ regles: 0 }).where('intervention_id', '=', janvier).execute()
    await db
      .updateTable('intervention')
      .set({ fin: instantDe('2026-01-05', '12:00') })
      .where('id', '=', janvier)
      .execute()
    const novembre = await dossier.visite('2026-11-02', '09:00', 60)
    expect(await dossier.repartir('2026-11-02')).toMatchObject([{ interventionId: novembre, minutes: 40 }])
    expect((await lignes(db)).map((l) => [l.jour, l.prise_en_charge_id, l.minutes, l.regles])).toEqual([
      ['2025-12-31', prise, 100, VERSION_DES_REGLES],
      ['2026-01-05', prise, 80, 0],
      ['2026-11-02', prise, 20, VERSION_DES_REGLES],
      ['2026-11-02', null, 40, VERSION_DES_REGLES],
    ])
  })

  it('counts what a visit of the eve consumed after midnight, on the first of the month', async () => {
    const db = await baseDeTest()
    const dossier = await unDossier(db)
    await unePriseEnCharge(db, dossier.id, { minutes_maximum: 60 })
    await dossier.visite('2026-10-31', '23:30', 70)
    await dossier.repartir('2026-10-31')
    const novembre = await dossier.visite('2026-11-02', '09:00', 60)
    await dossier.repartir('2026-11-02')
    const parts = await repartitionDeLIntervention(db, 'toutes', novembre)
    expect(parts.map(({ minutes }) => minutes)).toEqual([20, 40])
  })

  it('pushes a change of an old month forward', async () => {
    const db = await baseDeTest()
    const dossier = await unDossier(db)
    await unePriseEnCharge(db, dossier.id, { minutes_maximum: 100, periode: 'X' })
    const mars = await dossier.visite('2026-03-02', '09:00', 60)
    await dossier.visite('2026-07-01', '09:00', 60)
    await dossier.repartir('2026-03-01')
    const payees = async () =>
      (await lignes(db)).map((l) => [l.jour, l.prise_en_charge_id === null, l.minutes])
    expect(await payees()).toContainEqual(['2026-07-01', true, 20])
    await db
      .updateTable('intervention')
      .set({ minutes_complementaires: -30 })
      .where('id', '=', mars)
      .execute()
    await dossier.repartir('2026-03-02')
    expect(await payees()).toEqual([
      ['2026-03-02', false, 30],
      ['2026-07-01', false, 60],
    ])
  })

  it('authorises one fifth less to two who live together, and only to them', async () => {
    const db = await baseDeTest()
    const asl = await unFinanceur(db, { abattement_couple: 1 })
    const [elle, lui, seule] = [
      await unDossier(db, { foyer: 'F1' }),
      await unDossier(db, { foyer: 'F1' }),
      await unDossier(db, { foyer: 'F2' }),
    ]
    const prise = { financeur_id: asl, minutes_maximum: 100 }
    await unePriseEnCharge(db, elle.id, prise)
    await unePriseEnCharge(db, lui.id, { ...prise, date_debut: '2026-11-10' })
    await unePriseEnCharge(db, seule.id, prise)
    for (const dossier of [elle, lui, seule]) {
      await dossier.visite('2026-11-20', '09:00', 100)
      await dossier.repartir('2026-11-20')
    }
    await elle.visite('2026-10-20', '09:00', 100)
    await elle.repartir('2026-10-20')
    expect((await lignes(db)).filter((l) => l.prise_en_charge_id !== null).map((l) => l.minutes)).toEqual([
      80, 80, 100, 100,
    ])
  })

  it('the help of another funder to whom she lives with takes nothing from hers', async () => {
    const db = await baseDeTest()
    const [elle, lui] = [await unDossier(db, { foyer: 'F1' }), await unBeneficiaire(db, { foyer: 'F1' })]
    const asl = await unFinanceur(db, { abattement_couple: 1 })
    await unePriseEnCharge(db, elle.id, { financeur_id: asl, minutes_maximum: 100 })
    await unePriseEnCharge(db, lui.id)
    await elle.visite('2026-11-20', '09:00', 100)
    expect(await elle.repartir('2026-11-20')).toEqual([])
  })

  it('touches nobody else, and writes nothing the second time', async () => {
    const db = await baseDeTest()
    const [elle, lui] = [await unDossier(db), await unDossier(db)]
    await elle.visite('2026-11-20', '09:00', 100)
    await lui.visite('2026-11-20', '09:00', 100)
    await elle.repartir('2026-11-20')
    expect(await retenus(db)).toEqual([100, null])
    await db.updateTable('repartition').set({ regles: 0 }).execute()
    await elle.repartir('2026-11-20')
    expect((await lignes(db)).map(({ regles }) => regles)).toEqual([0])
  })

  it('rewrites the line of a visit moved to another day, or said to be of another prestation', async () => {
    const db = await baseDeTest()
    const dossier = await unDossier(db)
    await dossier.visite('2026-11-20', '09:00', 60)
    await dossier.repartir('2026-11-20')
    const lendemain = instantDe('2026-11-21', '09:00')
    const quand = { jour: '2026-11-21', debut: lendemain, fin: lendemain + 60 * MINUTE }
    await db.updateTable('intervention').set(quand).execute()
    await dossier.repartir('2026-11-20')
    expect(await lignes(db)).toMatchObject([{ jour: '2026-11-21', prestation: null, minutes: 60 }])
    await db.updateTable('intervention').set({ prestation: 'REPAS' }).execute()
    await dossier.repartir('2026-11-20')
    expect(await lignes(db)).toMatchObject([{ jour: '2026-11-21', prestation: 'REPAS', minutes: 60 }])
  })

  it('an intervention taken away takes its lines with it', async () => {
    const db = await baseDeTest()
    const dossier = await unDossier(db)
    const id = await dossier.visite('2026-11-20', '09:00', 100)
    await dossier.repartir('2026-11-20')
    expect(await repartitionDeLIntervention(db, 'toutes', id)).toHaveLength(1)
    await db.deleteFrom('intervention').where('id', '=', id).execute()
    expect(await lignes(db)).toEqual([])
  })
})

let foyers = 0
async function ecrireLePlan(db: Db, { plan, interventions }: PlanInvente) {
  const foyer = `F${(foyers += 1)}`
  const dossier = await unDossier(db, { foyer })
  const ordinaires = await unFinanceur(db)
  const reduits = await unFinanceur(db, { abattement_couple: 1 })
  for (const prise of plan.prises) {
    await unePriseEnCharge(db, dossier.id, {
      ...{ financeur_id: prise.abattementCouple ? reduits : ordinaires, prestation: prise.prestation },
      ...{ date_debut: prise.du, date_fin: prise.au, minutes_maximum: prise.minutesMaximum },
      ...{ periode: prise.periode, rang: prise.rang },
    })
  }
  const conjoint = await unBeneficiaire(db, { foyer })
  for (const { du, au } of plan.couple) {
    await unePriseEnCharge(db, conjoint.id, { financeur_id: reduits, date_debut: du, date_fin: au })
  }
  for (const { debut, minutes, prestation } of interventions)
    await dossier.ajouter(debut, minutes, { prestation })
  return dossier
}

it('computed month after month in any order, gives the same as all at once', async () => {
  const db = await baseDeTest()
  await fc.assert(
    fc.asyncProperty(unPlan(8), fc.infiniteStream(fc.nat()), async (invente, alea) => {
      const dossier = await ecrireLePlan(db, invente)
      const siennes = () =>
        db
          .selectFrom('repartition as r')
          .innerJoin('intervention as i', 'i.id', 'r.intervention_id')
          .selectAll('r')
          .where('i.beneficiaire_id', '=', dossier.id)
          .execute()
      const jours = invente.interventions.map(({ debut }) => jourDe(debut)).toSorted()
      await db.transaction().execute((tx) => repartirTout(tx, [dossier.id], jours[0] ?? '2026-01-01'))
      const dUnCoup = await siennes()
      await db.deleteFrom('repartition').execute()
      // Each day marked once, in any order: what jobs does when calls came in late.
      const melanges = jours
        .map((jour) => ({ jour, cle: alea.next().value ?? 0 }))
        .toSorted((a, b) => a.cle - b.cle)
      for (const { jour } of melanges) await dossier.repartir(jour)
      expect(await siennes()).toEqual(dUnCoup)
    }),
    { numRuns: 25 },
  )
})

it.each([
  ['spring', '2026-03-28', '23:30', '2026-03-29', '04:00', [30, 180]],
  ['autumn', '2026-10-24', '23:30', '2026-10-25', '04:00', [30, 300]],
])(
  'stamps of the %s night become minutes as they were lived, on their two days',
  async (_, veille, de, jour, a, minutes) => {
    const db = await baseDeTest()
    const lieu = await unBeneficiaire(db)
    const { id: intervenantId } = await unIntervenant(db)
    await unePriseEnCharge(db, lieu.id, { minutes_maximum: null, periode: null })
    for (const instant of [instantDe(veille, de), instantDe(jour, a)]) {
      const demande = {
        appel: unAppel(instant),
        saisies: ['10003'],
        identification: 'ligne' as const,
        sens: null,
      }
      await pointer(db, { ...demande, intervenantId, lieux: [lieu] })
    }
    await recalculerLesMarques(db, instantDe(jour, '08:00'))
    expect((await lignes(db)).map((l) => [l.jour, l.minutes])).toEqual([
      [veille, minutes[0]],
      [jour, minutes[1]],
    ])
  },
)
