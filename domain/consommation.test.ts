import { describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { prefacturation, repartitionDeLIntervention } from '../db/repartitions.ts'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { unFinanceur, unePriseEnCharge } from '../test/financement.ts'
import { consommation } from './consommation.ts'
import { instantDe } from './regles/jours.ts'
import { repartirBeneficiaire } from './repartir.ts'

const MINUTE = 60_000

/** A home with an APA of two hours a month, visited in October and November, once across the turn of the month. */
async function unMois(db: Db) {
  const { id, antenneId } = await unBeneficiaire(db)
  const apa = await unFinanceur(db, { code: 'APA', libelle: 'APA Paris' })
  const prise = await unePriseEnCharge(db, id, { financeur_id: apa, minutes_maximum: 120 })
  const awa = await unIntervenant(db, { antenne_id: antenneId, nom: 'Awa' })
  const lea = await unIntervenant(db, { antenne_id: antenneId, nom: 'Léa' })
  const visite = async (intervenantId: number, jour: string, heure: string, minutes: number) => {
    const debut = instantDe(jour, heure)
    const fin = debut + minutes * MINUTE
    const qui = { beneficiaire_id: id, intervenant_id: intervenantId, antenne_id: antenneId }
    const quand = { jour, debut, fin, debut_brut: debut, fin_brut: fin }
    const ligne = { ...qui, ...quand, origine: 'telephone' as const, modifie_le: 0 }
    const cree = await db.insertInto('intervention').values(ligne).returning('id').executeTakeFirstOrThrow()
    return cree.id
  }
  const visites = [
    await visite(awa.id, '2026-10-31', '23:00', 100),
    await visite(awa.id, '2026-11-02', '09:00', 60),
    await visite(lea.id, '2026-11-03', '09:00', 70),
  ]
  await db.transaction().execute((tx) => repartirBeneficiaire(tx, id, '2026-10-01'))
  return { id, antenneId, prise, apa, awa: awa.id, lea: lea.id, visites }
}

describe('consommation', () => {
  it('tells what is authorised, done and left, month by month', async () => {
    const db = await baseDeTest()
    const { id, prise } = await unMois(db)
    expect(await consommation(db, 'toutes', id, { mois: '2026-11' })).toMatchObject([
      {
        prise: { id: prise, financeurCode: 'APA', financeurLibelle: 'APA Paris' },
        periodes: [{ du: '2026-11-01', au: '2026-11-30', autoriseMin: 120, faitMin: 120, resteMin: 0 }],
      },
    ])
    const annee = await consommation(db, 'toutes', id, { annee: 2026 })
    expect(annee[0]?.periodes.map(({ faitMin }) => faitMin)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 60, 120, 0])
    expect(await consommation(db, 'toutes', id, { annee: 2025 })).toEqual([])
  })

  it('answers nothing out of the scope, as for nobody', async () => {
    const db = await baseDeTest()
    const { id, antenneId } = await unMois(db)
    expect(await consommation(db, [antenneId], id, { annee: 2026 })).toHaveLength(1)
    expect(await consommation(db, [antenneId + 1], id, { annee: 2026 })).toEqual([])
    expect(await consommation(db, 'toutes', id + 99, { annee: 2026 })).toEqual([])
  })
})

describe('repartitionDeLIntervention', () => {
  it('gives the parts of an intervention in order, within the scope', async () => {
    const db = await baseDeTest()
    const { visites, antenneId, prise } = await unMois(db)
    const [, , derniere = 0] = visites
    const parts = await repartitionDeLIntervention(db, [antenneId], derniere)
    expect(parts.map((p) => [p.prise_en_charge_id, p.financeur_libelle, p.minutes])).toEqual([
      [prise, 'APA Paris', 20],
      [null, null, 50],
    ])
    expect(await repartitionDeLIntervention(db, [antenneId + 1], derniere)).toEqual([])
  })
})

describe('prefacturation', () => {
  it('sums the minutes of the month per funder, carer and prestation; those after midnight count on their own day', async () => {
    const db = await baseDeTest()
    const { antenneId, apa, awa, lea } = await unMois(db)
    const du = async (mois: string) =>
      (await prefacturation(db, [antenneId], mois)).map((l) => [
        l.intervenant_id,
        l.financeur_id,
        l.prestation,
        l.minutes,
      ])
    expect(await du('2026-10')).toEqual([[awa, apa, 'AIDE_VIE', 60]])
    expect(await du('2026-11')).toEqual([
      [lea, null, 'AIDE_VIE', 50],
      [awa, apa, 'AIDE_VIE', 100],
      [lea, apa, 'AIDE_VIE', 20],
    ])
    expect(await du('2026-12')).toEqual([])
    expect(await prefacturation(db, [antenneId + 1], '2026-11')).toEqual([])
  })
})
