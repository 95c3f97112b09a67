import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { baseDeTest } from '../test/base.ts'
import { uneAntenne } from '../test/constructeurs.ts'
import type { Lecture } from './fichiers.ts'
import { intervenantDuCode } from './identifier.ts'
import { importerIntervenants, type LigneIntervenant } from './importerIntervenants.ts'
import { codeValide } from './regles/code.ts'
import { jourDe, jourSuivant } from './regles/jours.ts'

const LUNDI = Date.UTC(2026, 10, 23, 3)
const JOUR = 86_400_000

let db: Db
let rang: number
beforeEach(async () => {
  db = await baseDeTest()
  await uneAntenne(db, { code: 'EST' })
  await uneAntenne(db, { code: 'SUD' })
  rang = 0
})

function une(identifiant: string, ligne: Partial<LigneIntervenant> = {}): LigneIntervenant {
  const identite = { identifiant, civilite: 'Mme', nom: `Traoré ${identifiant}`, prenom: 'Awa' }
  const emploi = { antenne: 'EST', code: '', telephone: '', date_entree: null, date_sortie: null }
  return { ligne: 0, ...identite, ...emploi, ...ligne }
}

const dix = () => Array.from({ length: 10 }, (_, i) => une(`I${i}`))

/** Hands in a snapshot; each call is another file, the next day. */
async function importer(
  lignes: readonly LigneIntervenant[],
  {
    refus = [],
    nom,
    sha256,
    malgre = false,
  }: Partial<Extract<Lecture<never>, { lues: number }>> & {
    nom?: string
    sha256?: string
    malgre?: boolean
  } = {},
) {
  rang += 1
  const lecture = {
    lignes: lignes.map((ligne, i) => ({ ...ligne, ligne: i + 2 })),
    refus,
    lues: lignes.length + refus.length,
  }
  const fichier = {
    partenaire: 'millesime',
    flux: 'intervenants',
    nom: nom ?? `F${rang}.csv`,
    sha256: sha256 ?? `sha${rang}`,
    taille: 1,
  }
  let graine = rang
  const alea = () => (graine = (graine * 16_807 + 1) % 2_147_483_647) / 2_147_483_647
  return importerIntervenants(db, { fichier, lecture, malgre, maintenant: LUNDI + rang * JOUR }, alea)
}

const aujourdhui = () => jourDe(LUNDI + rang * JOUR)

async function codeDe(identifiant: string): Promise<string | undefined> {
  const code = await db
    .selectFrom('code')
    .innerJoin('intervenant', 'intervenant.id', 'code.intervenant_id')
    .select('code.code')
    .where('identifiant', '=', identifiant)
    .where('au', 'is', null)
    .executeTakeFirst()
  return code?.code
}

async function actifs(): Promise<string[]> {
  const lignes = await db
    .selectFrom('intervenant')
    .select('identifiant')
    .where('archive_le', 'is', null)
    .orderBy('identifiant')
    .execute()
  return lignes.map(({ identifiant }) => identifiant)
}

describe('a snapshot of the carers', () => {
  it('adds those who are new, with a code they can key at once', async () => {
    const bilan = await importer([une('I1', { telephone: '06 39 98 00 01' }), une('I2', { antenne: 'sud' })])
    expect(bilan).toMatchObject({ etat: 'applique', lues: 2, ajouts: 2, modifications: 0, fins: 0 })
    const code = (await codeDe('I1')) ?? ''
    expect(codeValide(code, 5)).toBe(true)
    expect(code).toMatch(/^[1-8]/)
    expect(await intervenantDuCode(db, code, aujourdhui())).toMatchObject({ telephone: '+33639980001' })
  })

  it('changes what changed and nothing else', async () => {
    await importer(dix())
    const bilan = await importer(dix().map((l) => (l.identifiant === 'I3' ? { ...l, nom: 'Diallo' } : l)))
    expect(bilan).toMatchObject({ ajouts: 0, modifications: 1, fins: 0 })
    const i3 = await db.selectFrom('intervenant').selectAll().where('nom', '=', 'Diallo').executeTakeFirst()
    expect(i3).toMatchObject({ identifiant: 'I3', recherche: 'diallo awa i3' })
  })

  it('ends those who vanished, and their code at once', async () => {
    await importer(dix())
    const code = (await codeDe('I9')) ?? ''
    expect(await importer(dix().slice(0, 9))).toMatchObject({ fins: 1 })
    expect(await actifs()).toHaveLength(9)
    expect(await codeDe('I9')).toBeUndefined()
    expect(await intervenantDuCode(db, code, aujourdhui())).toBeUndefined()
  })

  it('takes back one who returns, with a code', async () => {
    await importer(dix())
    await importer(dix().slice(0, 9))
    await importer(dix())
    expect(await actifs()).toHaveLength(10)
    expect(await codeDe('I9')).toBeDefined()
  })
})

describe('codes', () => {
  it('come from the feed when it has them, and follow its changes', async () => {
    await importer([une('I1', { code: '42713' }), une('I2', { code: '10008' }), une('I3')])
    expect([await codeDe('I1'), await codeDe('I2')]).toEqual(['42713', '10008'])
    // The two are swapped: each keys the other's from today on, and only that.
    await importer([une('I1', { code: '10008' }), une('I2', { code: '42713' }), une('I3')])
    expect([await codeDe('I1'), await codeDe('I2')]).toEqual(['10008', '42713'])
    const ids = await db.selectFrom('intervenant').select(['id', 'identifiant']).execute()
    const porteur = await intervenantDuCode(db, '42713', aujourdhui())
    expect(ids.find(({ id }) => id === porteur?.id)?.identifiant).toBe('I2')
    const hier = await intervenantDuCode(db, '42713', jourSuivant(aujourdhui(), -1))
    expect(ids.find(({ id }) => id === hier?.id)?.identifiant).toBe('I1')
  })

  it('stay when the feed says nothing', async () => {
    await importer([une('I1', { code: '42713' }), une('I2')])
    const drawn = await codeDe('I2')
    await importer([une('I1'), une('I2')])
    expect([await codeDe('I1'), await codeDe('I2')]).toEqual(['42713', drawn])
  })

  it('pass from one who loses hers to the feed to a new one of her own', async () => {
    await importer([une('I1'), une('I2')])
    const pris = (await codeDe('I1')) ?? ''
    await importer([une('I1'), une('I2', { code: pris })])
    expect(await codeDe('I2')).toBe(pris)
    expect(await codeDe('I1')).not.toBe(pris)
    expect(await codeDe('I1')).toBeDefined()
  })

  it('of somebody gone are never drawn again', async () => {
    await importer(dix())
    const tous = await db.selectFrom('code').select('code').execute()
    await importer([...dix().slice(0, 9), une('N1'), une('N2')])
    const nouveaux = [await codeDe('N1'), await codeDe('N2')]
    expect(tous.map(({ code }) => code)).not.toEqual(expect.arrayContaining(nouveaux))
  })
})

describe('a wrong value refuses its line', () => {
  const vingt = () => Array.from({ length: 40 }, (_, i) => une(`I${i}`))
  it.each([
    [{ antenne: 'NULLE' }, 'antenne', 'Antenne inconnue.'],
    [{ telephone: '12' }, 'telephone', "Ce n'est pas un numéro de téléphone."],
    [{ code: '42714' }, 'code', 'La clé de contrôle du code est fausse.'],
    [{ code: '4271' }, 'code', 'Le code doit compter 5 chiffres.'],
    [{ date_entree: '2026-02-01', date_sortie: '2026-01-01' }, 'date_sortie', "Sortie avant l'entrée."],
  ])('%j', async (faute, colonne, raison) => {
    const { etat, refus } = await importer([...vingt(), une('X', faute)])
    expect(etat).toBe('applique')
    expect(refus).toEqual([expect.objectContaining({ ligne: 42, cle: 'X', colonne, raison })])
    expect(await actifs()).not.toContain('X')
    expect(await db.selectFrom('refus').selectAll().execute()).toHaveLength(1)
  })

  it('the second of two alike', async () => {
    const lignes = [...vingt(), une('A', { code: '42713' }), une('A'), une('B', { code: '42713' })]
    const { refus } = await importer(lignes, { malgre: true })
    expect(refus.map(({ ligne, raison }) => `${ligne} ${raison}`)).toEqual([
      '43 Déjà à la ligne 42.',
      '44 Code déjà donné à la ligne 42.',
    ])
  })

  it('and never ends the record it is about', async () => {
    await importer(vingt())
    await importer([...vingt().slice(0, 39), une('I39', { telephone: 'x' })])
    expect(await actifs()).toHaveLength(40)
    // A line that does not say whose it is may be anybody's: nobody is ended that day.
    const sansNom = { ligne: 40, cle: null, colonne: 'identifiant', valeur: '', raison: 'absent' }
    expect(await importer(vingt().slice(0, 39), { refus: [sansNom] })).toMatchObject({
      etat: 'applique',
      fins: 0,
    })
  })
})

describe('a file that is held or ignored changes nothing', () => {
  it('above five lines refused in a hundred', async () => {
    const lignes = Array.from({ length: 100 }, (_, i) => une(`I${i}`, i < 6 ? { antenne: 'NULLE' } : {}))
    const bilan = await importer(lignes)
    expect(bilan).toMatchObject({
      etat: 'retenu',
      raison: expect.stringContaining('6 lignes refusées sur 100'),
    })
    expect(await actifs()).toEqual([])
    expect(await importer(lignes.slice(1))).toMatchObject({ etat: 'retenu' })
    expect(await importer(lignes.slice(2))).toMatchObject({ etat: 'applique' })
  })

  it('when it would end more than one record in five, unless a person says so', async () => {
    await importer(dix())
    const bilan = await importer(dix().slice(0, 7))
    expect(bilan).toMatchObject({ etat: 'retenu', fins: 0 })
    expect(bilan.raison).toBe(
      "Ce fichier mettrait fin à 3 intervenants sur 10 : plus de 20 %. Rien n'est appliqué.",
    )
    expect(await actifs()).toHaveLength(10)
    expect(await importer(dix().slice(0, 7), { malgre: true })).toMatchObject({ etat: 'applique', fins: 3 })
    expect(await importer(dix().slice(0, 6))).toMatchObject({ etat: 'applique', fins: 1 })
  })

  it('when its content has been applied, whatever its name', async () => {
    await importer(dix(), { sha256: 'a', nom: 'A.csv' })
    for (const nom of ['A.csv', 'B.csv']) {
      const bilan = await importer([], { sha256: 'a', nom })
      expect(bilan).toMatchObject({ etat: 'ignore', raison: expect.stringContaining('A.csv') })
    }
    expect(await actifs()).toHaveLength(10)
    const registre = await db.selectFrom('fichier').select(['nom', 'etat']).execute()
    expect(registre).toEqual([
      { nom: 'A.csv', etat: 'applique' },
      { nom: 'B.csv', etat: 'ignore' },
    ])
  })

  it('when its name has been applied with another content', async () => {
    await importer(dix(), { sha256: 'a', nom: 'A.csv' })
    expect(await importer([...dix(), une('N')], { sha256: 'b', nom: 'A.csv' })).toMatchObject({
      etat: 'retenu',
      raison: 'Un fichier de ce nom a déjà été appliqué, avec un autre contenu.',
    })
    expect(await actifs()).toHaveLength(10)
  })

  it('but a former content under a new name is the present state again', async () => {
    await importer(dix(), { sha256: 'a', nom: 'A.csv' })
    await importer([...dix(), une('N')], { sha256: 'b', nom: 'B.csv' })
    expect(await importer(dix(), { sha256: 'a', nom: 'C.csv' })).toMatchObject({ etat: 'applique', fins: 1 })
  })

  it('when it cannot be read', async () => {
    const fichier = { partenaire: 'millesime', flux: 'intervenants', nom: 'F.csv', sha256: 'z', taille: 1 }
    const demande = { fichier, lecture: { illisible: 'Le fichier est vide.' }, maintenant: LUNDI }
    for (let fois = 0; fois < 3; fois++) {
      const bilan = await importerIntervenants(db, demande, Math.random)
      expect(bilan).toMatchObject({ etat: 'quarantaine', raison: 'Le fichier est vide.' })
    }
    expect(await db.selectFrom('fichier').selectAll().execute()).toHaveLength(1)
  })
})

// Whatever the snapshots before, the base after one says what it says, and each carer has one code of her own.
it('leaves the state of the last snapshot, whatever came before', async () => {
  const ligne = fc.record({
    identifiant: fc.constantFrom('I1', 'I2', 'I3', 'I4', 'I5', 'I6'),
    antenne: fc.constantFrom('EST', 'SUD'),
    nom: fc.constantFrom('Traoré', 'Diallo'),
    code: fc.constantFrom('', '', '42713', '10008', '20009'),
  })
  const instantane = fc
    .uniqueArray(ligne, { selector: (l) => l.identifiant })
    .filter((ls) => new Set(ls.map((l) => l.code || l.identifiant)).size === ls.length)
  await fc.assert(
    fc.asyncProperty(fc.array(instantane, { minLength: 1, maxLength: 5 }), async (suite) => {
      for (const lignes of suite) {
        const bilan = await importer(
          lignes.map((l) => une(l.identifiant, l)),
          { malgre: true },
        )
        expect(bilan.etat).toBe('applique')
        expect(await actifs()).toEqual(lignes.map((l) => l.identifiant).toSorted())
        const codes = await Promise.all(lignes.map((l) => codeDe(l.identifiant)))
        expect(codes.every((code) => code !== undefined)).toBe(true)
        expect(new Set(codes).size).toBe(lignes.length)
        for (const [i, { code }] of lignes.entries()) if (code !== '') expect(codes[i]).toBe(code)
        const ouverts = await db.selectFrom('code').select('id').where('au', 'is', null).execute()
        expect(ouverts).toHaveLength(lignes.length)
      }
    }),
    { numRuns: 60 },
  )
})
