import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { marquer } from '../db/recalculs.ts'
import type { Nouveau } from '../db/schema.ts'
import { baseDeTest } from '../test/base.ts'
import { unAppel, unBeneficiaire, uneAntenne, unIntervenant } from '../test/constructeurs.ts'
import { unPointage } from '../test/extranet.ts'
import { recalculerLesMarques } from '../test/recalculs.ts'
import type { Lieu } from './identifier.ts'
import { noterAppel } from './noterAppel.ts'
import { recalculerTout } from './recalculerTout.ts'
import { debutDuJour, jourDe } from './regles/jours.ts'

const MINUTE = 60_000
const HEURE = 60 * MINUTE
const JOUR = '2026-11-23'
const MINUIT = debutDuJour(JOUR)
const SOIR = MINUIT + 72 * HEURE

async function unMonde() {
  const db = await baseDeTest()
  const antenne_id = await uneAntenne(db)
  const { id: financeur_id } = await db
    .insertInto('financeur')
    .values({ code: 'APA', libelle: 'APA', genre: 'departement' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const prise = (beneficiaire_id: number, autres: Partial<Nouveau<'prise_en_charge'>> = {}) =>
    db
      .insertInto('prise_en_charge')
      .values({
        ...{ beneficiaire_id, financeur_id, numero_pec: 'P', prestation: 'AIDE', rang: 1 },
        ...{ date_debut: '2026-01-01', date_fin: null, minutes_maximum: null, periode: null },
        ...autres,
      })
      .execute()
  const prevoir = async (beneficiaire_id: number, intervenant_id: number, debut: number, minutes = 60) => {
    const fin = debut + minutes * MINUTE
    const ligne = { beneficiaire_id, intervenant_id, debut, fin, jour: jourDe(debut), prestation: 'AIDE' }
    const { id } = await db.insertInto('visite').values(ligne).returning('id').executeTakeFirstOrThrow()
    return id
  }
  return {
    db,
    antenne_id,
    prise,
    prevoir,
    chez: () => unBeneficiaire(db, { antenne_id }),
    aide: () => unIntervenant(db, { antenne_id }),
  }
}

/** What is stored of the anomalies, without their numbers. */
async function relever(db: Db) {
  const lignes = await db.selectFrom('anomalie').selectAll().execute()
  return lignes
    .map((ligne) =>
      JSON.stringify(
        ligne,
        Object.keys(ligne)
          .filter((cle) => cle !== 'id')
          .toSorted(),
      ),
    )
    .toSorted()
}

const ouvertes = async (db: Db) =>
  (await db.selectFrom('anomalie').selectAll().where('acquittee_le', 'is', null).orderBy('id').execute()).map(
    ({ code, objet }) => `${objet} ${code}`,
  )

async function remarquer(db: Db, beneficiaireId: number, intervenantId: number | null, jour = JOUR) {
  await db.transaction().execute(async (tx) => marquer(tx, [{ beneficiaireId, intervenantId, jour }]))
}

describe('the anomalies of a day', () => {
  it('follow a call as soon as its mark is computed', async () => {
    const { db, prise, prevoir, chez, aide } = await unMonde()
    const [lieu, awa] = [await chez(), await aide()]
    await prise(lieu.id)
    await prevoir(lieu.id, awa.id, MINUIT + 9 * HEURE)
    await remarquer(db, lieu.id, awa.id)
    await recalculerLesMarques(db, MINUIT + 9 * HEURE + 30 * MINUTE)
    expect(await ouvertes(db)).toEqual(['visite MANQUEE'])
    await unPointage(db, awa.id, lieu, MINUIT + 9 * HEURE + 40 * MINUTE)
    await recalculerLesMarques(db, MINUIT + 9 * HEURE + 41 * MINUTE)
    expect(await ouvertes(db)).toEqual([])
    expect(await db.selectFrom('recalcul').selectAll().execute()).toEqual([])
  })

  it('tell a carer in two homes, and no longer once one of the visits has moved', async () => {
    const { db, prise, chez, aide } = await unMonde()
    const [un, deux, awa] = [await chez(), await chez(), await aide()]
    for (const { id } of [un, deux]) await prise(id)
    for (const minutes of [0, 60]) await unPointage(db, awa.id, un, MINUIT + 9 * HEURE + minutes * MINUTE)
    for (const minutes of [30, 90]) await unPointage(db, awa.id, deux, MINUIT + 9 * HEURE + minutes * MINUTE)
    await recalculerLesMarques(db, SOIR)
    expect(await ouvertes(db)).toEqual(['intervention CHEVAUCHEMENT', 'intervention CHEVAUCHEMENT'])
    await db
      .updateTable('intervention')
      .set({ debut: MINUIT + 10 * HEURE })
      .where('beneficiaire_id', '=', deux.id)
      .execute()
    await remarquer(db, deux.id, awa.id)
    await recalculerLesMarques(db, SOIR)
    expect(await ouvertes(db)).toEqual([])
  })

  it('a visit across midnight and one of the next day are in two homes at once', async () => {
    const { db, prise, chez, aide } = await unMonde()
    const [un, deux, awa] = [await chez(), await chez(), await aide()]
    for (const { id } of [un, deux]) await prise(id)
    for (const heure of [23, 25]) await unPointage(db, awa.id, un, MINUIT + heure * HEURE)
    for (const heure of [24.5, 26]) await unPointage(db, awa.id, deux, MINUIT + heure * HEURE)
    await recalculerLesMarques(db, SOIR)
    const codes = await ouvertes(db)
    expect(codes.filter((code) => code.endsWith('CHEVAUCHEMENT'))).toHaveLength(2)
  })

  it('an acknowledgement holds as long as what was judged, and no longer', async () => {
    const { db, prise, chez, aide } = await unMonde()
    const [lieu, awa, eve] = [await chez(), await aide(), await aide()]
    await prise(lieu.id)
    for (const minutes of [0, 3]) await unPointage(db, awa.id, lieu, MINUIT + 9 * HEURE + minutes * MINUTE)
    await recalculerLesMarques(db, SOIR)
    const acquit = { acquittee_le: SOIR, note: 'Elle dormait.' }
    await db.updateTable('anomalie').set(acquit).where('code', '=', 'TROP_COURTE').execute()
    await unPointage(db, eve.id, lieu, MINUIT + 12 * HEURE)
    await remarquer(db, lieu.id, awa.id)
    await recalculerLesMarques(db, SOIR)
    const tenue = await db.selectFrom('anomalie').selectAll().where('code', '=', 'TROP_COURTE').execute()
    expect(tenue).toMatchObject([acquit])
    await db
      .updateTable('intervention')
      .set({ fin: MINUIT + 9 * HEURE + 4 * MINUTE })
      .where('intervenant_id', '=', awa.id)
      .execute()
    await remarquer(db, lieu.id, awa.id)
    await recalculerLesMarques(db, SOIR)
    const rendue = await db.selectFrom('anomalie').selectAll().where('code', '=', 'TROP_COURTE').execute()
    expect(rendue).toMatchObject([{ acquittee_le: null, note: '' }])
  })

  it('a deleted intervention and an absent beneficiaire ask nothing', async () => {
    const { db, prise, prevoir, chez, aide } = await unMonde()
    const [lieu, awa] = [await chez(), await aide()]
    await prise(lieu.id)
    await prevoir(lieu.id, awa.id, MINUIT + 9 * HEURE)
    await unPointage(db, awa.id, lieu, MINUIT + 9 * HEURE)
    await recalculerLesMarques(db, SOIR)
    expect(await ouvertes(db)).toEqual(['intervention SANS_DEPART'])
    await db.updateTable('intervention').set({ supprimee_le: SOIR }).execute()
    await remarquer(db, lieu.id, awa.id)
    await recalculerLesMarques(db, SOIR)
    expect(await ouvertes(db)).toEqual(['visite MANQUEE'])
    await db
      .insertInto('utilisateur')
      .values({
        courriel: 'a@b.c',
        nom: 'N',
        prenom: 'P',
        role: 'siege',
        antenne_id: null,
        mot_de_passe: '',
        cree_le: 0,
      })
      .execute()
    const absence = {
      beneficiaire_id: lieu.id,
      motif: 'vacances' as const,
      note: '',
      utilisateur_id: 1,
      cree_le: 0,
    }
    await db
      .insertInto('absence')
      .values({ ...absence, du: JOUR, au: JOUR, retire_le: null })
      .execute()
    await remarquer(db, lieu.id, null)
    await recalculerLesMarques(db, SOIR)
    expect(await ouvertes(db)).toEqual([])
  })

  it('tell the open pages of the antenne when something changed, and only then', async () => {
    const { db, antenne_id, chez, aide } = await unMonde()
    const [lieu, awa] = [await chez(), await aide()]
    await unPointage(db, awa.id, lieu, MINUIT + 9 * HEURE)
    await recalculerLesMarques(db, MINUIT + 9 * HEURE)
    const mouvements = () => db.selectFrom('mouvement').select('antenne_id').execute()
    expect(await mouvements()).toEqual([{ antenne_id }])
    await remarquer(db, lieu.id, awa.id)
    await recalculerLesMarques(db, MINUIT + 10 * HEURE)
    expect(await mouvements()).toHaveLength(1)
  })
})

it('a failure leaves the mark for the next time', async () => {
  const { db, chez, aide } = await unMonde()
  const [lieu, awa] = [await chez(), await aide()]
  await unPointage(db, awa.id, lieu, MINUIT + 9 * HEURE)
  await expect(
    (async () => {
      const { viderRecalculs } = await import('./viderRecalculs.ts')
      await viderRecalculs(db, () => {
        throw new Error('coupure')
      })
    })(),
  ).rejects.toThrow('coupure')
  expect(await db.selectFrom('recalcul').selectAll().execute()).toHaveLength(1)
  await recalculerLesMarques(db, SOIR)
  expect(await ouvertes(db)).toContain('intervention SANS_DEPART')
})

type Geste =
  | { type: 'pointage'; lieu: number; aide: number; minute: number }
  | { type: 'prise'; lieu: number; jour: number; minutes: number }
  | { type: 'visite'; lieu: number; aide: number; minute: number }
  | { type: 'supprimer' | 'vider'; rang: number }
  | { type: 'appel'; minute: number; resultat: 'beneficiaire_inconnu' | 'raccroche' }

const rang = fc.nat({ max: 2 })
const minute = fc.nat({ max: 60 * 60 })
const geste: fc.Arbitrary<Geste> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('pointage' as const), lieu: rang, aide: rang, minute }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('visite' as const), lieu: rang, aide: rang, minute }),
  },
  fc.record({ type: fc.constant('prise' as const), lieu: rang, jour: rang, minutes: fc.nat({ max: 90 }) }),
  fc.record({ type: fc.constantFrom('supprimer' as const, 'vider' as const), rang: fc.nat({ max: 9 }) }),
  fc.record({
    type: fc.constant('appel' as const),
    minute,
    resultat: fc.constantFrom('beneficiaire_inconnu' as const, 'raccroche' as const),
  }),
)

async function faire(
  monde: Awaited<ReturnType<typeof unMonde>>,
  lieux: readonly Lieu[],
  aides: readonly number[],
  fait: Geste,
): Promise<void> {
  const { db, prise, prevoir } = monde
  const lieu = 'lieu' in fait ? lieux[fait.lieu] : undefined
  const instant = 'minute' in fait ? MINUIT + fait.minute * MINUTE : MINUIT
  switch (fait.type) {
    case 'pointage':
      if (lieu) await unPointage(db, aides[fait.aide] ?? 0, lieu, instant)
      return
    case 'visite': {
      if (!lieu) return
      await prevoir(lieu.id, aides[fait.aide] ?? 0, instant)
      return remarquer(db, lieu.id, aides[fait.aide] ?? 0, jourDe(instant))
    }
    case 'prise': {
      const jours = [0, 1, 2, 3].map((n) => jourDe(MINUIT + (n * 24 + 12) * HEURE))
      const date_debut = jours[fait.jour] ?? JOUR
      const connue = await db
        .selectFrom('prise_en_charge')
        .select('id')
        .where('date_debut', '=', date_debut)
        .execute()
      if (!lieu || connue.length > 0) return
      await prise(lieu.id, { date_debut, minutes_maximum: fait.minutes, periode: 'M' })
      for (const jour of jours) await remarquer(db, lieu.id, null, jour)
      return
    }
    case 'supprimer': {
      const toutes = await db.selectFrom('intervention').selectAll().orderBy('id').execute()
      const choisie = toutes[fait.rang]
      if (choisie === undefined) return
      const supprimee_le = choisie.supprimee_le === null ? SOIR : null
      await db.updateTable('intervention').set({ supprimee_le }).where('id', '=', choisie.id).execute()
      return remarquer(db, choisie.beneficiaire_id, choisie.intervenant_id, choisie.jour)
    }
    case 'vider':
      return recalculerLesMarques(db, SOIR)
    case 'appel':
      return noterAppel(db, unAppel(instant), {
        ...{ resultat: fait.resultat, etape: 'beneficiaire', saisies: ['12'], identification: 'aucune' },
        ...{ beneficiaireId: null, intervenantId: null },
      })
  }
}

it('computed little by little, in any order, the anomalies are those of a computation from nothing', async () => {
  const vus = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(geste, { minLength: 5, maxLength: 25 }), async (gestes) => {
      const monde = await unMonde()
      const { db } = monde
      const lieux = [await monde.chez(), await monde.chez(), await monde.chez()]
      const aides = [(await monde.aide()).id, (await monde.aide()).id, (await monde.aide()).id]
      for (const fait of gestes) await faire(monde, lieux, aides, fait)
      await recalculerLesMarques(db, SOIR)
      const peuAPeu = await relever(db)
      for (const ligne of peuAPeu) vus.add((JSON.parse(ligne) as { code: string }).code)
      await remarquer(db, lieux[0]?.id ?? 0, aides[0] ?? 0)
      await recalculerLesMarques(db, SOIR)
      expect(await relever(db)).toEqual(peuAPeu)
      await db.deleteFrom('anomalie').execute()
      await db.transaction().execute(async (tx) => recalculerTout(tx, SOIR))
      expect(await relever(db)).toEqual(peuAPeu)
    }),
    { numRuns: 40 },
  )
  // The property is worth what it has seen.
  for (const code of [
    'CHEVAUCHEMENT',
    'MANQUEE',
    'NON_PREVUE',
    'HORS_PEC',
    'DEPASSEMENT',
    'SANS_DEPART',
    'BENEFICIAIRE_INCONNU',
  ]) {
    expect(vus).toContain(code)
  }
}, 120_000)
