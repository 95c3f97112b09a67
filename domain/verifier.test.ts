import { sql } from 'kysely'
import { beforeEach, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { baseDeTest } from '../test/base.ts'
import { unAppel, unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { pointer } from './pointer.ts'
import { verifier } from './verifier.ts'

const HUIT_HEURES = Date.UTC(2026, 10, 23, 7)
const HEURE = 3_600_000

let db: Db
beforeEach(async () => {
  db = await baseDeTest()
  const lieu = await unBeneficiaire(db)
  const { id: intervenantId } = await unIntervenant(db)
  for (const instant of [0, 1, 4, 5].map((heures) => HUIT_HEURES + heures * HEURE)) {
    const demande = { saisies: [], identification: 'ligne' as const, sens: null, intervenantId }
    await pointer(db, { ...demande, appel: unAppel(instant), lieux: [lieu] })
  }
})

async function fautes(): Promise<string[]> {
  const quois: string[] = []
  for await (const { quoi, fautes: trouvees } of verifier(db)) if (trouvees.length > 0) quois.push(quoi)
  return quois
}

it('finds nothing wrong with what the box wrote', async () => {
  expect(await fautes()).toEqual([])
})

const APPARIEMENT = 'les interventions sont celles des pointages'

it.each([
  ['an intervention lost', 'delete from intervention where id = 1', [APPARIEMENT]],
  [
    'a time that is not the stamp',
    'update intervention set fin_brut = fin_brut + 1 where id = 1',
    [APPARIEMENT],
  ],
  ['a departure unhooked', 'update intervention set depart_id = null where id = 1', [APPARIEMENT]],
  [
    'two departures swapped',
    `update intervention set depart_id = null;
     update intervention set depart_id = 4, fin_brut = (select instant from pointage where id = 4) where id = 1;
     update intervention set depart_id = 2, fin_brut = (select instant from pointage where id = 2) where id = 2`,
    [APPARIEMENT],
  ],
  [
    'a call told stored, without its stamp',
    'pragma foreign_keys = off; delete from intervention where id = 2; delete from pointage where id = 4',
    ['chaque appel enregistré a son pointage', APPARIEMENT],
  ],
  [
    'a stamp out of nothing',
    'update pointage set appel_id = null where id = 1',
    ['chaque appel enregistré a son pointage', 'chaque pointage vient de son appel'],
  ],
  [
    'a link to nobody',
    'pragma foreign_keys = off; update intervention set antenne_id = 99 where id = 1',
    ['chaque lien mène à une ligne'],
  ],
])('finds %s', async (_, degats, attendues) => {
  for (const degat of degats.split(';')) await sql.raw(degat).execute(db)
  expect(await fautes()).toEqual(attendues)
})
