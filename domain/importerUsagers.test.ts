import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { baseDeTest } from '../test/base.ts'
import { uneAntenne } from '../test/constructeurs.ts'
import { lieuDuCode, lieuxDeLaLigne } from './identifier.ts'
import { importerUsagers } from './importerUsagers.ts'
import type { LigneUsager } from './importerUsagersLus.ts'
import { codeValide } from './regles/code.ts'
import { jourDe, jourSuivant } from './regles/jours.ts'

const LUNDI = Date.UTC(2026, 10, 23, 3)
const JOUR = 86_400_000
const LIGNE = '+33199000001'

let db: Db
let rang: number
beforeEach(async () => {
  db = await baseDeTest()
  const est = await uneAntenne(db, { code: 'EST' })
  await uneAntenne(db, { code: 'SUD' })
  await db.insertInto('antenne_code_postal').values({ code_postal: '75011', antenne_id: est }).execute()
  rang = 0
})

function une(identifiant: string, ligne: Partial<LigneUsager> = {}): LigneUsager {
  return {
    ligne: 0,
    identifiant,
    ...{
      civilite: 'Mme',
      nom: `Lenoir ${identifiant}`,
      prenom: 'Odette',
      date_naissance: '1931-04-02',
      gir: 4,
    },
    ...{ adresse: '3 rue de Charonne', code_postal: '75011', ville: 'Paris', antenne: '', telephones: [] },
    ...{ code_financeur: 'APA', numero_pec: 'P1', date_debut: '2026-01-01', date_fin: null },
    ...{ heures_maximum: 12.5, periode: 'M', rang: 1, code_prestation: 'AIDE' },
    ...ligne,
  }
}

const dix = () => Array.from({ length: 10 }, (_, i) => une(`U${i}`))

async function importer(lignes: readonly LigneUsager[], { malgre = false } = {}) {
  rang += 1
  const lecture = { lignes: lignes.map((l, i) => ({ ...l, ligne: i + 2 })), refus: [], lues: lignes.length }
  const fichier = { partenaire: 'millesime', flux: 'usagers', nom: `F${rang}`, sha256: `s${rang}`, taille: 1 }
  return importerUsagers(db, { fichier, lecture, malgre, maintenant: LUNDI + rang * JOUR }, Math.random)
}

const aujourdhui = () => jourDe(LUNDI + rang * JOUR)

async function prisesDe(identifiant: string) {
  return db
    .selectFrom('prise_en_charge as p')
    .innerJoin('beneficiaire as b', 'b.id', 'p.beneficiaire_id')
    .innerJoin('financeur as f', 'f.id', 'p.financeur_id')
    .where('b.identifiant', '=', identifiant)
    .select(['f.code as financeur', 'p.date_debut', 'p.date_fin', 'p.minutes_maximum', 'p.rang'])
    .orderBy('p.id')
    .execute()
}

describe('a snapshot of the beneficiaires', () => {
  it('adds people, lines and prises en charge', async () => {
    const bilan = await importer([
      une('U1', { telephones: ['01 99 00 00 01', '0639980001'] }),
      une('U1', {
        telephones: ['0639980001', '0199000001'],
        code_financeur: 'CNAV',
        numero_pec: 'P2',
        rang: 2,
      }),
      une('U2', { antenne: 'SUD', code_postal: '99999', telephones: [] }),
    ])
    expect(bilan).toMatchObject({ etat: 'applique', refus: [] })
    expect(await lieuxDeLaLigne(db, LIGNE, aujourdhui())).toHaveLength(1)
    expect(await lieuxDeLaLigne(db, '+33639980001', aujourdhui())).toHaveLength(1)
    expect(await prisesDe('U1')).toMatchObject([
      { financeur: 'APA', minutes_maximum: 750, rang: 1 },
      { financeur: 'CNAV', rang: 2 },
    ])
  })

  it('a couple on one line are two homes of that line', async () => {
    await importer([une('U1', { telephones: ['0199000001'] }), une('U2', { telephones: ['0199000001'] })])
    expect(await lieuxDeLaLigne(db, LIGNE, aujourdhui())).toHaveLength(2)
  })

  it('handed in again the next day changes nothing', async () => {
    const lignes = dix().map((l) => ({ ...l, telephones: ['0199000001'] }))
    await importer(lignes)
    expect(await importer(lignes)).toMatchObject({ etat: 'applique', ajouts: 0, modifications: 0, fins: 0 })
  })

  it('ends the person who vanished, with her lines and prises en charge, and takes her back', async () => {
    await importer(dix().map((l, i) => ({ ...l, telephones: [`019900000${i}`] })))
    await importer(
      dix()
        .slice(1)
        .map((l, i) => ({ ...l, telephones: [`019900000${i + 1}`] })),
    )
    expect(await lieuxDeLaLigne(db, '+33199000000', aujourdhui())).toEqual([])
    expect(await prisesDe('U0')).toMatchObject([{ date_fin: jourSuivant(aujourdhui(), -1) }])
    await importer(dix().map((l, i) => ({ ...l, telephones: [`019900000${i}`] })))
    expect(await lieuxDeLaLigne(db, '+33199000000', aujourdhui())).toHaveLength(1)
    expect(await prisesDe('U0')).toMatchObject([{ date_fin: null }])
  })

  it('a line that moves leads to its new home alone', async () => {
    const autres = dix().slice(2)
    await importer([une('U0', { telephones: ['0199000001'] }), une('U1'), ...autres])
    await importer([une('U0'), une('U1', { telephones: ['0199000001'] }), ...autres])
    const lieux = await lieuxDeLaLigne(db, LIGNE, aujourdhui())
    expect(lieux.map(({ nom }) => nom)).toEqual(['Lenoir U1'])
    const hier = await lieuxDeLaLigne(db, LIGNE, jourSuivant(aujourdhui(), -1))
    expect(hier.map(({ nom }) => nom)).toEqual(['Lenoir U0'])
  })

  it('a change of funder ends one prise en charge and begins another', async () => {
    await importer(dix())
    const nouvelle = { code_financeur: 'APA92', numero_pec: 'Q', date_debut: '2026-12-01' }
    await importer([...dix().slice(1), une('U0', nouvelle)])
    expect(await prisesDe('U0')).toMatchObject([
      { financeur: 'APA', date_fin: jourSuivant(aujourdhui(), -1) },
      { financeur: 'APA92', date_fin: null },
    ])
    // Given up before it began, it never was.
    await importer(dix())
    expect(await prisesDe('U0')).toMatchObject([{ financeur: 'APA', date_fin: null }])
  })

  it('leaves what is over as it is: history', async () => {
    const finie = une('U0', { numero_pec: 'VIEUX', date_debut: '2024-01-01', date_fin: '2024-12-31' })
    await importer([finie, ...dix()])
    await importer(dix())
    expect(await prisesDe('U0')).toMatchObject([{ date_fin: '2024-12-31' }, { date_fin: null }])
  })
})

describe('the code keyed on the telephone', () => {
  it('is the identifiant when that can be keyed, else drawn', async () => {
    await importer([une('100009'), une('100014'), une('100015'), une('Z-7')])
    expect(await lieuDuCode(db, '100009')).toBeDefined()
    expect(await lieuDuCode(db, '100014')).toBeDefined()
    const codes = await db.selectFrom('beneficiaire').select(['identifiant', 'code']).execute()
    for (const { code } of codes) expect(codeValide(code, 6)).toBe(true)
    expect(codes.find(({ identifiant }) => identifiant === '100015')?.code).not.toBe('100015')
  })

  it('never changes', async () => {
    await importer(dix())
    const avant = await db.selectFrom('beneficiaire').select(['identifiant', 'code']).execute()
    await importer(dix().map((l) => ({ ...l, nom: 'Autre' })))
    expect(await db.selectFrom('beneficiaire').select(['identifiant', 'code']).execute()).toEqual(avant)
  })
})

describe('a wrong value refuses its line', () => {
  it.each([
    [{ code_postal: '13001' }, 'code_postal', 'Aucune antenne ne sert ce code postal.'],
    [{ antenne: 'NULLE' }, 'antenne', 'Antenne inconnue.'],
    [{ telephones: ['0199000001', '12'] }, 'telephones', "« 12 » n'est pas un numéro de téléphone."],
    [{ date_debut: null }, 'date_debut', 'Prise en charge sans date de début.'],
    [{ code_financeur: '' }, 'code_financeur', 'Prise en charge sans financeur.'],
    [{ date_fin: '2025-12-31' }, 'date_fin', 'Fin avant le début.'],
    [{ periode: '' }, 'periode', 'Heures maximum sans période.'],
  ] as const)('%j', async (faute, colonne, raison) => {
    const lignes = [...dix(), ...dix().map((l) => ({ ...l, identifiant: `V${l.identifiant}` }))]
    const { etat, refus } = await importer([...lignes, une('X', faute)])
    expect(etat).toBe('applique')
    expect(refus).toEqual([expect.objectContaining({ ligne: 22, cle: 'X', colonne, raison })])
  })

  it('when two lines of one person do not agree, or are the same', async () => {
    const { refus } = await importer([une('U1'), une('U1', { nom: 'Autre', numero_pec: 'P2' }), une('U1')], {
      malgre: true,
    })
    expect(refus.map(({ ligne, colonne, raison }) => `${ligne} ${colonne} ${raison}`)).toEqual([
      '3 nom Différent de la ligne 2, pour la même personne.',
      '4 numero_pec Cette prise en charge est déjà dans le fichier.',
    ])
  })

  it('and the prises en charge of that person are not ended for it', async () => {
    const deux = [une('U0'), une('U0', { numero_pec: 'P2' })]
    await importer([...deux, ...dix().slice(1)])
    await importer([une('U0'), une('U0', { numero_pec: 'P2', date_debut: null }), ...dix().slice(1)], {
      malgre: true,
    })
    expect(await prisesDe('U0')).toMatchObject([{ date_fin: null }, { date_fin: null }])
  })
})

it('a person without any prise en charge is a person', async () => {
  const sans = { code_financeur: '', numero_pec: '', date_debut: null, heures_maximum: null, periode: '' }
  expect(await importer([une('U1', sans)])).toMatchObject({ etat: 'applique', ajouts: 1 })
  expect(await prisesDe('U1')).toEqual([])
})

it('a snapshot that would end one in five of the people, or of the prises en charge, is held', async () => {
  const lignes = dix().flatMap((l) => [l, { ...l, numero_pec: 'P2' }])
  await importer(lignes)
  expect((await importer(lignes.slice(6))).raison).toContain('3 bénéficiaires sur 10')
  expect((await importer(dix())).raison).toContain('10 prises en charge sur 20')
  expect(await importer(lignes.slice(4))).toMatchObject({ etat: 'applique' })
})

it.each(['beneficiaire', 'numero', 'financeur', 'prise_en_charge', 'fichier'])(
  'a failure while writing %s leaves nothing of the file',
  async (table) => {
    const panne = `create trigger panne before insert on ${table} begin select raise(abort, 'panne'); end`
    await sql.raw(panne).execute(db)
    await expect(importer([une('U1', { telephones: ['0199000001'] })])).rejects.toThrow('panne')
    for (const vide of ['beneficiaire', 'numero', 'financeur', 'prise_en_charge', 'fichier'] as const) {
      expect(await db.selectFrom(vide).select('id').execute()).toEqual([])
    }
  },
)

it('leaves alone the lines that a person has opened or closed', async () => {
  await importer(dix().map((l) => ({ ...l, telephones: l.identifiant === 'U0' ? [LIGNE] : [] })))
  const { id } = await db
    .selectFrom('beneficiaire')
    .select('id')
    .where('identifiant', '=', 'U0')
    .executeTakeFirstOrThrow()
  // She closed the file's line and opened another.
  await db.updateTable('numero').set({ au: '2026-11-23', manuel: 1 }).execute()
  await db
    .insertInto('numero')
    .values({
      beneficiaire_id: id,
      numero: '+33199000002',
      genre: 'fixe',
      pointage: 1,
      du: '2026-11-24',
      manuel: 1,
    })
    .execute()
  await importer(dix().map((l) => ({ ...l, telephones: l.identifiant === 'U0' ? [LIGNE] : [] })))
  const lignes = await db.selectFrom('numero').select(['numero', 'au']).orderBy('id').execute()
  expect(lignes).toEqual([
    { numero: LIGNE, au: '2026-11-23' },
    { numero: '+33199000002', au: null },
  ])
})
