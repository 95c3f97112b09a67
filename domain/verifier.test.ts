import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { baseDeTest } from '../test/base.ts'
import { acteSur, unAuteur } from '../test/corrections.ts'
import { unAppel, unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { deplacerIntervention } from './corrections/deplacer.ts'
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
const HEURES = 'les heures brutes sont celles des pointages'
const REVISIONS = 'les révisions, rejouées, donnent les interventions'

it.each([
  ['an intervention lost', 'delete from intervention where id = 1', [APPARIEMENT]],
  [
    'a time that is not the stamp',
    'update intervention set fin_brut = fin_brut + 1 where id = 1',
    [HEURES, APPARIEMENT],
  ],
  ['a departure unhooked', 'update intervention set depart_id = null where id = 1', [HEURES, APPARIEMENT]],
  [
    'two departures swapped',
    `update intervention set depart_id = null;
     update intervention set depart_id = 4, fin_brut = (select instant from pointage where id = 4) where id = 1;
     update intervention set depart_id = 2, fin_brut = (select instant from pointage where id = 2) where id = 2`,
    [HEURES, APPARIEMENT],
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
  ['hours retained without a correction', 'update intervention set fin = fin + 60000 where id = 1', [HEURES]],
  [
    'minutes added without a correction',
    'update intervention set minutes_complementaires = 5 where id = 1',
    [HEURES],
  ],
  [
    'an intervention said corrected',
    'update intervention set corrigee = 1 where id = 1',
    ['chaque correction a sa révision'],
  ],
  [
    'a deletion nobody made',
    'update intervention set supprimee_le = 1 where id = 1',
    ['chaque correction a sa révision'],
  ],
])('finds %s', async (_, degats, attendues) => {
  for (const degat of degats.split(';')) await sql.raw(degat).execute(db)
  expect(await fautes()).toEqual(attendues)
})

describe('of what a person corrected', () => {
  beforeEach(async () => {
    const auteur = await unAuteur(db, 'toutes')
    const demande = { ...(await acteSur(db, 1, 'COD')), debut: HUIT_HEURES, fin: HUIT_HEURES + 2 * HEURE }
    expect(await deplacerIntervention(db, auteur, demande, HUIT_HEURES + 9 * HEURE)).toMatchObject({
      type: 'fait',
    })
  })

  it('finds nothing wrong', async () => {
    expect(await fautes()).toEqual([])
  })

  it.each([
    [
      'hours changed behind the correction',
      'update intervention set fin = fin + 1 where id = 1',
      [REVISIONS],
    ],
    [
      'a correction forgotten',
      'update intervention set corrigee = 0, famille = null where id = 1',
      [HEURES, REVISIONS],
    ],
    ['a carer changed', 'update intervention set famille = null where id = 1', [REVISIONS]],
    [
      'a correction that does not start from the one before',
      `insert into revision (intervention_id, utilisateur_id, instant, acte, motif_id, note, avant, apres, groupe)
       select intervention_id, utilisateur_id, instant, acte, motif_id, note, avant, apres, 'g' from revision`,
      [REVISIONS],
    ],
    [
      'a stamp counted twice',
      'update intervention set depart_id = 1, fin_brut = debut_brut where id = 2',
      ['chaque pointage est d’une seule intervention', HEURES, APPARIEMENT],
    ],
    [
      'a linked call without its stamp',
      `insert into appel (uniqueid, call_id, instant, did, de_brut, pai_brut, presentation, identification, saisies,
         resultat, etape, origine) values ('x', 'x', 1, '', '', '', 'vide', 'aucune', '[]', 'sans_saisie', '', 'telephone');
       insert into appel_traite (appel_id, sort, utilisateur_id, instant, note) values (5, 'rattache', 1, 1, '')`,
      ['chaque appel rattaché a son pointage'],
    ],
  ])('finds %s', async (_, degats, attendues) => {
    for (const degat of degats.split(';')) await sql.raw(degat).execute(db)
    expect(await fautes()).toEqual(attendues)
  })
})
