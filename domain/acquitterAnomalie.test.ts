import { beforeEach, expect, it } from 'vitest'
import type { Nouveau } from '../db/schema.ts'
import { MAINTENANT, unBureau, type Bureau } from '../test/corrections.ts'
import { acquitterAnomalie } from './acquitterAnomalie.ts'

let b: Bureau
beforeEach(async () => {
  b = await unBureau()
})

async function uneAnomalie(anomalie: Partial<Nouveau<'anomalie'>> = {}): Promise<number> {
  const { id } = await b.db
    .insertInto('anomalie')
    .values({
      ...{
        code: 'TROP_COURTE',
        severite: 'a_acquitter',
        objet: 'intervention',
        objet_id: 7,
        jour: '2026-11-23',
      },
      ...{ antenne_id: b.antenneId, empreinte: '', detail: '{}', note: '', ...anomalie },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const acquitter = async (anomalieId: number, note = 'elle était fatiguée', auteur = b.auteur) =>
  acquitterAnomalie(b.db, auteur, { anomalieId, note }, MAINTENANT)

it('keeps who, when and why, tells the open pages, and writes the journal', async () => {
  const id = await uneAnomalie()
  expect(await acquitter(id)).toEqual({ type: 'fait' })
  expect(await b.db.selectFrom('anomalie').selectAll().execute()).toMatchObject([
    { acquittee_le: MAINTENANT, acquittee_par: b.auteur.utilisateurId, note: 'elle était fatiguée' },
  ])
  expect(await b.db.selectFrom('mouvement').select('antenne_id').execute()).toEqual([
    { antenne_id: b.antenneId },
  ])
  expect(
    await b.db.selectFrom('journal').select(['action', 'objet', 'objet_id', 'adresse']).execute(),
  ).toEqual([{ action: 'anomalie acquittée', objet: 'intervention', objet_id: '7', adresse: '192.0.2.7' }])
})

it('refuses without a note, twice, and what must be corrected', async () => {
  const id = await uneAnomalie()
  expect(await acquitter(id, ' ')).toMatchObject({
    raison: expect.stringContaining('quelques mots') as string,
  })
  await acquitter(id)
  expect(await acquitter(id)).toMatchObject({ raison: expect.stringContaining('déjà') as string })
  const grave = await uneAnomalie({ code: 'SANS_DEPART', severite: 'a_corriger' })
  expect(await acquitter(grave)).toMatchObject({ raison: expect.stringContaining('corrigez') as string })
})

it('knows none of another antenne', async () => {
  const { auteur } = await unBureau(b.db)
  expect(await acquitter(await uneAnomalie(), 'x', auteur)).toEqual({ type: 'introuvable' })
  expect(await acquitter(9999)).toEqual({ type: 'introuvable' })
})
