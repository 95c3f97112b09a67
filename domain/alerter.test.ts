import { describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import type { GenreAlerte, Nouveau } from '../db/schema.ts'
import { baseDeTest } from '../test/base.ts'
import { unAppel, unBeneficiaire, uneAntenne, unIntervenant } from '../test/constructeurs.ts'
import { unCompte, unPointage } from '../test/extranet.ts'
import { recalculerLesMarques } from '../test/recalculs.ts'
import { alerter } from './alerter.ts'
import { avancerEcheances } from './avancerEcheances.ts'
import { mesurerConsommations } from './mesurerConsommations.ts'
import { noterAppel } from './noterAppel.ts'
import { recalculer } from './recalculer.ts'
import { instantDe, jourDe } from './regles/jours.ts'
import { traiterAlertes } from './traiterAlertes.ts'

const JOUR = '2026-11-23'
const MINUTE = 60_000
const a = (heure: string, jour = JOUR) => instantDe(jour, heure)

/** What `jobs` does each second and each minute. */
async function passer(db: Db, maintenant: number): Promise<void> {
  await avancerEcheances(db, maintenant)
  await recalculerLesMarques(db, maintenant)
  await alerter(db, maintenant)
}

async function unBureau(debut = a('07:00')) {
  const db = await baseDeTest()
  const antenne_id = await uneAntenne(db)
  await unCompte(db, 'gestionnaire', antenne_id)
  await db.insertInto('financeur').values({ code: 'APA', libelle: 'APA', genre: 'departement' }).execute()
  const lieu = await unBeneficiaire(db, { antenne_id })
  const awa = await unIntervenant(db, { antenne_id })
  const prise = async (autres: Partial<Nouveau<'prise_en_charge'>> = {}) => {
    await db
      .insertInto('prise_en_charge')
      .values({
        ...{ beneficiaire_id: lieu.id, financeur_id: 1, numero_pec: 'P', prestation: 'AIDE', rang: 1 },
        ...{ date_debut: '2026-01-01', date_fin: null, minutes_maximum: null, periode: null },
        ...autres,
      })
      .execute()
  }
  const prevoir = async (heure: number, minutes = 60) => {
    const fin = heure + minutes * MINUTE
    const qui = { beneficiaire_id: lieu.id, intervenant_id: awa.id }
    await db
      .insertInto('visite')
      .values({ ...qui, debut: heure, fin, jour: jourDe(heure), prestation: 'AIDE' })
      .execute()
  }
  await passer(db, debut)
  const auteur = { utilisateurId: 1, portee: [antenne_id], adresse: null }
  return { db, antenne_id, lieu, awa, prise, prevoir, auteur }
}

const alertes = async (db: Db, genre?: GenreAlerte) => {
  const toutes = await db.selectFrom('alerte').selectAll().orderBy('id').execute()
  return genre === undefined ? toutes : toutes.filter((alerte) => alerte.genre === genre)
}
const ouvertes = async (db: Db) =>
  (await alertes(db))
    .filter(({ emise_le, traitee_le }) => emise_le !== null && traitee_le === null)
    .map(({ genre }) => genre)

describe('what time alone makes missing', () => {
  it('a planned visit is missed half an hour after its start, and no longer once she has stamped', async () => {
    const { db, antenne_id, lieu, awa, prise, prevoir } = await unBureau()
    await prise()
    await prevoir(a('09:00'))
    await passer(db, a('09:29'))
    expect(await alertes(db)).toEqual([])
    await passer(db, a('09:30'))
    expect(await alertes(db)).toMatchObject([
      { genre: 'visite_manquee', antenne_id, sujet: 'visite:1', echeance: a('09:30'), emise_le: a('09:30') },
    ])
    await unPointage(db, awa.id, lieu, a('09:40'))
    await passer(db, a('09:41'))
    expect(await alertes(db)).toMatchObject([{ traitee_le: a('09:41'), traitee_par: null }])
  })

  it('a departure is missing half an hour after the plan; later it is half an intervention to put right', async () => {
    const { db, lieu, awa, prise, prevoir } = await unBureau()
    await prise()
    await prevoir(a('09:00'))
    await unPointage(db, awa.id, lieu, a('09:00'))
    await passer(db, a('10:29'))
    expect(await ouvertes(db)).toEqual([])
    await passer(db, a('10:30'))
    expect(await ouvertes(db)).toEqual(['depart_absent'])
    await passer(db, a('21:00'))
    expect(await ouvertes(db)).toEqual(['appels_incomplets'])
    expect(await alertes(db, 'depart_absent')).toMatchObject([{ traitee_le: a('21:00'), traitee_par: null }])
  })

  it('after a stop it takes up where it was, and raises each alert once however often it starts', async () => {
    const { db, prise, prevoir } = await unBureau()
    await prise()
    const jours = ['2026-11-23', '2026-11-24', '2026-11-25']
    for (const jour of jours) await prevoir(a('09:00', jour))
    const retour = a('07:00', '2026-11-26')
    for (const _ of [1, 2, 3]) await passer(db, retour)
    expect(await alertes(db)).toMatchObject(
      jours.map((jour) => ({ genre: 'visite_manquee', echeance: a('09:30', jour), emise_le: retour })),
    )
  })

  it('killed between the mark and its computation, or between two alerts, nothing is lost nor told twice', async () => {
    const { db, prise, prevoir } = await unBureau()
    await prise()
    await prevoir(a('09:00'))
    await avancerEcheances(db, a('09:31'))
    await avancerEcheances(db, a('09:32'))
    await recalculerLesMarques(db, a('09:32'))
    await Promise.all([alerter(db, a('09:32')), alerter(db, a('09:32'))])
    await alerter(db, a('09:33'))
    expect(await alertes(db)).toMatchObject([{ genre: 'visite_manquee', emise_le: a('09:32') }])
    expect(await db.selectFrom('mouvement').selectAll().execute()).toHaveLength(2)
  })

  it.each([
    ['the hour that is missing', '2026-03-29', '2026-03-29T00:50:00Z'],
    ['the hour that comes twice', '2026-10-25', '2026-10-25T00:50:00Z'],
    ['the hour that comes twice, the second time', '2026-10-25', '2026-10-25T01:10:00Z'],
  ])('in the night, in %s, the delay is lived time', async (_, jour, quand) => {
    const debut = Date.parse(quand)
    const { db, prise, prevoir } = await unBureau(debut - 60 * MINUTE)
    await prise()
    await prevoir(debut)
    await passer(db, debut + 29 * MINUTE)
    expect(await alertes(db)).toEqual([])
    await passer(db, debut + 30 * MINUTE)
    expect(await alertes(db)).toMatchObject([{ genre: 'visite_manquee', echeance: debut + 30 * MINUTE }])
    expect(jourDe(debut)).toBe(jour)
  })

  it('an absence silences the missed visit and closes its alert', async () => {
    const { db, lieu, prise, prevoir } = await unBureau()
    await prise({ date_fin: '2026-12-24' })
    await prevoir(a('09:00'))
    await passer(db, a('09:30'))
    expect((await ouvertes(db)).toSorted()).toEqual(['prise_en_charge_echeance', 'visite_manquee'])
    await db
      .insertInto('absence')
      .values({
        ...{ beneficiaire_id: lieu.id, du: JOUR, au: JOUR, motif: 'vacances', note: '' },
        ...{ utilisateur_id: 1, cree_le: 0, retire_le: null },
      })
      .execute()
    const marque = { beneficiaireId: lieu.id, intervenantId: null, jour: JOUR }
    await db.transaction().execute(async (tx) => recalculer(tx, [marque], a('10:00')))
    await passer(db, a('10:00'))
    expect(await ouvertes(db)).toEqual([])
    await passer(db, a('08:00', '2026-11-24'))
    expect(await ouvertes(db)).toEqual(['prise_en_charge_echeance'])
  })
})

describe('half interventions of the month', () => {
  it('are raised for the current month alone, and stay until they are put right', async () => {
    const { db, lieu, awa, prise } = await unBureau(a('07:00', '2026-10-01'))
    await prise()
    await unPointage(db, awa.id, lieu, a('09:00', '2026-10-05'))
    await recalculerLesMarques(db, a('09:00', '2026-11-02'))
    await alerter(db, a('09:00', '2026-11-02'))
    expect(await alertes(db)).toEqual([])
    await unPointage(db, awa.id, lieu, a('09:00', '2026-11-05'))
    await passer(db, a('08:00', '2026-11-06'))
    expect(await ouvertes(db)).toEqual(['appels_incomplets'])
    await passer(db, a('08:00', '2026-12-02'))
    expect(await ouvertes(db)).toEqual(['appels_incomplets'])
  })
})

describe('a prise en charge that ends', () => {
  it.each([
    ['in two months to the day', { date_fin: '2027-01-23' }, 1],
    ['a day later', { date_fin: '2027-01-24' }, 0],
    ['today', { date_fin: '2026-11-23' }, 1],
    ['yesterday', { date_fin: '2026-11-22' }, 0],
  ])('%s', async (_, autres, nombre) => {
    const { db, prise } = await unBureau()
    await prise(autres)
    await alerter(db, a('07:01'))
    expect(await alertes(db)).toHaveLength(nombre)
  })

  it('and is renewed asks nothing; moved, it will be told anew', async () => {
    const { db, prise } = await unBureau()
    await prise({ date_fin: '2026-12-31' })
    await prise({ numero_pec: 'Q', date_debut: '2027-01-01' })
    await alerter(db, a('07:01'))
    expect(await alertes(db)).toEqual([])
    await db.deleteFrom('prise_en_charge').where('numero_pec', '=', 'Q').execute()
    await alerter(db, a('07:02'))
    expect(await alertes(db)).toMatchObject([
      { sujet: 'prise:1:2026-12-31', echeance: a('00:00', '2026-10-31'), emise_le: a('07:02') },
    ])
    await db.updateTable('prise_en_charge').set({ date_fin: '2027-06-30' }).execute()
    await alerter(db, a('07:03'))
    expect(await ouvertes(db)).toEqual([])
    await alerter(db, a('08:00', '2027-04-30'))
    expect(await ouvertes(db)).toEqual(['prise_en_charge_echeance'])
  })
})

describe('an unknown number', () => {
  it('that calls three times is told once to each antenne concerned, and again after three more', async () => {
    const { db, antenne_id, awa, auteur } = await unBureau()
    const appeler = (instant: number, intervenantId: number | null) =>
      noterAppel(db, unAppel(instant, { numero: '+33142000009', presentation: 'fournie' }), {
        ...{ resultat: 'beneficiaire_inconnu', etape: 'beneficiaire', saisies: ['12'] },
        ...{ identification: 'aucune', beneficiaireId: null, intervenantId },
      })
    await appeler(a('08:00'), awa.id)
    await appeler(a('08:10'), null)
    await alerter(db, a('08:11'))
    expect(await alertes(db)).toEqual([])
    await appeler(a('08:20'), awa.id)
    await alerter(db, a('08:21'))
    expect(new Set((await alertes(db)).map((x) => x.antenne_id))).toEqual(new Set([antenne_id, null]))
    const [sienne] = (await alertes(db)).filter((x) => x.antenne_id === antenne_id)
    const demande = { alerteIds: [sienne?.id ?? 0], note: 'Nouvelle box' }
    expect(await traiterAlertes(db, auteur, demande, a('09:00'))).toMatchObject({ type: 'fait', nombre: 1 })
    for (const heure of ['09:10', '09:20']) await appeler(a(heure), awa.id)
    await alerter(db, a('09:21'))
    expect(await ouvertes(db)).toEqual([])
    await appeler(a('09:30'), awa.id)
    await alerter(db, a('09:31'))
    expect(await ouvertes(db)).toEqual(['numero_inconnu'])
    expect(JSON.parse((await alertes(db)).at(-1)?.detail ?? '')).toEqual({ numero: '+33142000009', fois: 3 })
  })
})

describe('consumption', () => {
  it('above nine tenths of the month is told once, and closes when the minutes are taken back', async () => {
    const { db, lieu, awa, prise } = await unBureau()
    await prise({ minutes_maximum: 100, periode: 'M' })
    await unPointage(db, awa.id, lieu, a('08:00'))
    await unPointage(db, awa.id, lieu, a('09:30'))
    await recalculerLesMarques(db, a('10:00'))
    await mesurerConsommations(db, a('10:00'))
    expect(await alertes(db)).toEqual([])
    const changer = async (fin: number) => {
      await db.updateTable('intervention').set({ fin }).execute()
      const marque = { beneficiaireId: lieu.id, intervenantId: awa.id, jour: JOUR }
      await db.transaction().execute(async (tx) => recalculer(tx, [marque], a('11:00')))
      await mesurerConsommations(db, a('11:17'))
    }
    await changer(a('09:31'))
    await mesurerConsommations(db, a('12:17'))
    expect(await alertes(db)).toMatchObject([{ genre: 'consommation', sujet: 'prise:1:2026-11-01' }])
    expect(JSON.parse((await alertes(db))[0]?.detail ?? '')).toMatchObject({ autoriseMin: 100, faitMin: 91 })
    await changer(a('09:20'))
    expect(await ouvertes(db)).toEqual([])
  })
})

describe('handling', () => {
  it('says who and when, is in the journal, and the alert does not come back', async () => {
    const { db, prise, auteur } = await unBureau()
    await prise({ date_fin: '2026-12-24' })
    await alerter(db, a('07:01'))
    const traite = await traiterAlertes(db, auteur, { alerteIds: [1], note: ' Dossier envoyé ' }, a('09:00'))
    expect(traite).toEqual({ type: 'fait', nombre: 1, deja: 0 })
    expect(await alertes(db)).toMatchObject([
      { traitee_le: a('09:00'), traitee_par: 1, note: 'Dossier envoyé' },
    ])
    expect(await db.selectFrom('journal').select(['action', 'objet_id']).execute()).toEqual([
      { action: 'alerte traitée', objet_id: '1' },
    ])
    await alerter(db, a('09:01'))
    expect(await ouvertes(db)).toEqual([])
    const encore = await traiterAlertes(db, auteur, { alerteIds: [1], note: '' }, a('09:02'))
    expect(encore).toEqual({ type: 'fait', nombre: 0, deja: 1 })
    expect(await alertes(db)).toMatchObject([{ traitee_le: a('09:00'), note: 'Dossier envoyé' }])
  })

  it('another antenne’s alert is as absent as one that does not exist, and keeps the others as they are', async () => {
    const { db, prise, auteur } = await unBureau()
    await prise({ date_fin: '2026-12-24' })
    await alerter(db, a('07:01'))
    const ailleurs = { ...auteur, portee: [await uneAntenne(db)] }
    for (const [qui, alerteIds] of [
      [ailleurs, [1]] as const,
      [auteur, [99]] as const,
      [auteur, [1, 99]] as const,
    ]) {
      const reponse = await traiterAlertes(db, qui, { alerteIds, note: '' }, a('09:00'))
      expect(reponse).toEqual({ type: 'introuvable' })
    }
    expect(await ouvertes(db)).toHaveLength(1)
  })
})
