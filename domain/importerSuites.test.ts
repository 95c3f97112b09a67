import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { baseDeTest } from '../test/base.ts'
import { uneAntenne, unIntervenant } from '../test/constructeurs.ts'
import { unPointage } from '../test/extranet.ts'
import { recalculerLesMarques } from '../test/recalculs.ts'
import { importerUsagers } from './importerUsagers.ts'
import type { LigneUsager } from './importerUsagersLus.ts'

const JOUR = 86_400_000
const LUNDI = Date.parse('2026-11-23T04:00:00+01:00')

let db: Db
let rang: number
beforeEach(async () => {
  db = await baseDeTest()
  await uneAntenne(db, { code: 'EST' })
  await db.insertInto('financeur').values({ code: 'APA', libelle: 'APA', genre: 'departement' }).execute()
  rang = 0
})

function une(identifiant: string, ligne: Partial<LigneUsager> = {}): LigneUsager {
  return {
    ...{ ligne: 0, identifiant, civilite: 'Mme', nom: `Lenoir ${identifiant}`, prenom: 'Odette' },
    ...{ date_naissance: '1931-04-02', gir: 4, adresse: '3 rue de Charonne', code_postal: '75011' },
    ...{ ville: 'Paris', antenne: 'EST', telephones: [], code_financeur: 'APA', numero_pec: 'P1' },
    ...{ date_debut: '2026-01-01', date_fin: null, heures_maximum: null, periode: '', rang: 1 },
    ...{ code_prestation: 'AIDE', ...ligne },
  }
}

const connus = Array.from({ length: 10 }, (_, i) => une(`U${i}`))

/** The file of the next morning. */
async function importer(lignes: readonly LigneUsager[]): Promise<void> {
  rang += 1
  const lecture = { lignes: lignes.map((l, i) => ({ ...l, ligne: i + 2 })), refus: [], lues: lignes.length }
  const fichier = { partenaire: 'millesime', flux: 'usagers', nom: `F${rang}`, sha256: `s${rang}`, taille: 1 }
  const demande = { fichier, lecture, maintenant: LUNDI + (rang - 1) * JOUR }
  expect(await importerUsagers(db, demande, Math.random)).toMatchObject({ etat: 'applique' })
}

const alertes = () =>
  db
    .selectFrom('alerte as x')
    .innerJoin('beneficiaire as b', 'b.id', 'x.beneficiaire_id')
    .select(['x.genre', 'x.antenne_id', 'b.identifiant', 'x.emise_le'])
    .orderBy('b.identifiant')
    .execute()

describe('new beneficiaires', () => {
  it('are told, with or without help from the Département; those of the first file were known', async () => {
    await importer(connus)
    expect(await alertes()).toEqual([])
    const mardi = [
      ...connus,
      une('V1'),
      une('V2', { code_financeur: 'CNAV' }),
      une('V3', { date_fin: '2026-11-23' }),
      une('V4', { code_financeur: '', numero_pec: '', date_debut: null, code_prestation: '' }),
    ]
    await importer(mardi)
    const attendues = [
      ['V1', 'nouveau_avec_aide'],
      ['V2', 'nouveau_sans_aide'],
      ['V3', 'nouveau_sans_aide'],
      ['V4', 'nouveau_sans_aide'],
    ]
    const dites = await alertes()
    expect(dites.map(({ identifiant, genre }) => [identifiant, genre])).toEqual(attendues)
    expect(dites.every(({ antenne_id, emise_le }) => antenne_id === 1 && emise_le === LUNDI + JOUR)).toBe(
      true,
    )
    await importer([...mardi, une('V5')])
    expect(await alertes()).toHaveLength(5)
  })
})

describe('a prise en charge that a file changes', () => {
  async function uneVisiteDeLundi(): Promise<void> {
    const { id: intervenantId } = await unIntervenant(db, { antenne_id: 1 })
    const b = await db
      .selectFrom('beneficiaire')
      .select(['id', 'antenne_id', 'nom', 'code'])
      .where('identifiant', '=', 'U1')
      .executeTakeFirstOrThrow()
    const lieu = { id: b.id, antenneId: b.antenne_id, nom: b.nom, code: b.code }
    for (const heure of [9, 10]) await unPointage(db, intervenantId, lieu, LUNDI + (heure - 4) * 3_600_000)
    await recalculerLesMarques(db, LUNDI + JOUR)
  }
  const codes = async () => (await db.selectFrom('anomalie').select('code').execute()).map(({ code }) => code)

  it.each([
    ['that begins later', { date_debut: '2026-11-24' }, ['HORS_PEC']],
    ['that ends before', { date_fin: '2026-11-22' }, ['HORS_PEC']],
    ['of another prestation still covers the day', { code_prestation: 'ENTRETIEN' }, []],
    ['with a cap that is passed', { heures_maximum: 0.5, periode: 'M' }, ['DEPASSEMENT']],
  ] as const)('%s: the days it bears on are judged again', async (_, changee, attendus) => {
    await importer(connus)
    await uneVisiteDeLundi()
    expect(await codes()).toEqual([])
    // The file of Monday itself, corrected: what it ends had not begun.
    rang = 0
    await db.updateTable('fichier').set({ nom: 'hier', sha256: 'hier' }).execute()
    await importer(connus.map((ligne) => (ligne.identifiant === 'U1' ? { ...ligne, ...changee } : ligne)))
    await recalculerLesMarques(db, LUNDI + JOUR)
    expect(await codes()).toEqual(attendus)
  })

  it('whatever is not changed is not judged again', async () => {
    await importer(connus)
    await uneVisiteDeLundi()
    await importer([...connus, une('V1')])
    expect(await db.selectFrom('recalcul').selectAll().execute()).toEqual([])
  })
})
