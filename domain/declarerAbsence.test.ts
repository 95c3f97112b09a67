import { beforeEach, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { unAuteur } from '../test/auteur.ts'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, uneAntenne, unIntervenant } from '../test/constructeurs.ts'
import type { Auteur } from './auteur.ts'
import { declarerAbsence } from './declarerAbsence.ts'
import { recalculer } from './recalculer.ts'
import { jourDe } from './regles/jours.ts'
import { retirerAbsence } from './retirerAbsence.ts'
import { terminerAbsence } from './terminerAbsence.ts'

const MAINTENANT = Date.parse('2026-11-23T10:00:00+01:00')
const JOUR = 86_400_000

let db: Db
let auteur: Auteur
let beneficiaireId: number
let intervenantId: number
beforeEach(async () => {
  db = await baseDeTest()
  const antenne_id = await uneAntenne(db)
  auteur = await unAuteur(db, antenne_id)
  beneficiaireId = (await unBeneficiaire(db, { antenne_id })).id
  intervenantId = (await unIntervenant(db, { antenne_id })).id
  // Planned at nine from Saturday to Wednesday: Monday 23 is the first that may be seen as missed, with two before.
  const marques: { beneficiaireId: number; intervenantId: number; jour: string }[] = []
  for (const ecart of [-2, -1, 0, 1, 2]) {
    const debut = MAINTENANT - 3_600_000 + ecart * JOUR
    const jour = jourDe(debut)
    await db
      .insertInto('visite')
      .values({
        ...{ beneficiaire_id: beneficiaireId, intervenant_id: intervenantId, prestation: 'AIDE' },
        ...{ debut, fin: debut + 1_800_000, jour },
      })
      .execute()
    marques.push({ beneficiaireId, intervenantId, jour })
  }
  await db.transaction().execute(async (tx) => recalculer(tx, marques, MAINTENANT))
})

const declarer = async (du: string, au: string | null, motif: 'vacances' | 'deces' | 'hospitalisation') =>
  declarerAbsence(db, auteur, { beneficiaireId, du, au, motif, note: 'dit sa fille' }, MAINTENANT)

async function manquees(): Promise<string[]> {
  const lignes = await db
    .selectFrom('anomalie')
    .select('jour')
    .where('code', '=', 'MANQUEE')
    .orderBy('jour')
    .execute()
  return lignes.map(({ jour }) => jour)
}

async function uneAbsence(): Promise<number> {
  const { id } = await db.selectFrom('absence').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  return id
}

it('silences the visits it covers, those only, at once; taken back, they are missed again', async () => {
  expect(await manquees()).toEqual(['2026-11-21', '2026-11-22', '2026-11-23'])
  expect(await declarer('2026-11-22', '2026-11-30', 'vacances')).toEqual({ type: 'fait' })
  expect(await manquees()).toEqual(['2026-11-21'])
  const demande = { beneficiaireId, absenceId: await uneAbsence() }
  expect(await retirerAbsence(db, auteur, demande, MAINTENANT)).toEqual({ type: 'fait' })
  expect(await manquees()).toEqual(['2026-11-21', '2026-11-22', '2026-11-23'])
  expect(await retirerAbsence(db, auteur, demande, MAINTENANT)).toEqual({ type: 'perimee' })
})

it('back earlier: the visits after the last day are missed again', async () => {
  await declarer('2026-11-21', null, 'hospitalisation')
  expect(await manquees()).toEqual([])
  const demande = { beneficiaireId, absenceId: await uneAbsence(), au: '2026-11-22' }
  expect(await terminerAbsence(db, auteur, demande, MAINTENANT)).toEqual({ type: 'fait' })
  expect(await manquees()).toEqual(['2026-11-23'])
})

it('refuses a day already an absence, and writes nothing', async () => {
  await declarer('2026-11-22', '2026-11-30', 'vacances')
  const refus = await declarer('2026-11-30', null, 'deces')
  expect(refus).toMatchObject({ type: 'refusee', champ: '' })
  await declarer('2026-12-10', '2026-12-12', 'vacances')
  const absenceId = (await db.selectFrom('absence').select('id').orderBy('id').executeTakeFirstOrThrow()).id
  const prolongee = { beneficiaireId, absenceId, au: '2026-12-10' }
  expect(await terminerAbsence(db, auteur, prolongee, MAINTENANT)).toMatchObject({ type: 'refusee' })
  expect((await db.selectFrom('absence').select('id').execute()).length).toBe(2)
})

it('is kept in the journal of the file: who, what, before, after', async () => {
  await declarer('2026-11-22', '2026-11-30', 'vacances')
  const [ligne] = await db.selectFrom('journal').selectAll().execute()
  expect(ligne).toMatchObject({
    ...{ instant: MAINTENANT, utilisateur_id: auteur.utilisateurId, adresse: '192.0.2.7', avant: null },
    ...{ action: 'absence déclarée', objet: 'beneficiaire', objet_id: String(beneficiaireId) },
  })
  expect(JSON.parse(ligne?.apres ?? '')).toMatchObject({ du: '2026-11-22', note: 'dit sa fille' })
})

it('a foreign file, or the absence of another file, answers like none', async () => {
  await declarer('2026-11-22', '2026-11-30', 'vacances')
  const absenceId = await uneAbsence()
  const autre = await unAuteur(db, await uneAntenne(db))
  const voulue = { du: '2027-01-02', au: '2027-01-03', motif: 'autre', note: '' } as const
  const introuvable = { type: 'introuvable' }
  expect(await declarerAbsence(db, autre, { beneficiaireId, ...voulue }, MAINTENANT)).toEqual(introuvable)
  expect(await retirerAbsence(db, autre, { beneficiaireId, absenceId }, MAINTENANT)).toEqual(introuvable)
  const fin = { beneficiaireId, absenceId, au: '2026-12-02' }
  expect(await terminerAbsence(db, autre, fin, MAINTENANT)).toEqual(introuvable)
  const ailleurs = { ...fin, beneficiaireId: beneficiaireId + 1 }
  expect(await terminerAbsence(db, auteur, ailleurs, MAINTENANT)).toEqual(introuvable)
  expect(await retirerAbsence(db, auteur, ailleurs, MAINTENANT)).toEqual(introuvable)
})
