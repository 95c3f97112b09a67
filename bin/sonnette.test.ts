import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ouvrir } from '../db/index.ts'
import { migrer } from '../db/migrer.ts'
import { uneAntenne } from '../test/constructeurs.ts'

const dossier = mkdtempSync(join(tmpdir(), 'sonnette-'))
const BASE = join(dossier, 'base', 'sonnette.db')
const VIDE = join(dossier, 'vide', 'sonnette.db')

function sonnette(args: readonly string[], { base = BASE, entree = '' } = {}) {
  const env = { ...process.env, SONNETTE_BASE: base, SONNETTE_CONF: join(dossier, 'absent.conf') }
  const commande = [join(import.meta.dirname, 'sonnette.ts'), ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, commande, {
    env,
    input: entree,
    encoding: 'utf8',
  })
  return { statut: status, sortie: stdout, erreur: stderr }
}

function json(...args: string[]): unknown {
  const { statut, sortie, erreur } = sonnette([...args, '--json'])
  expect(erreur).toBe('')
  expect(statut).toBe(0)
  return JSON.parse(sortie)
}

const DEMO = ['demo', '--beneficiaires', '120', '--intervenants', '20', '--annees', '0.02']

afterAll(() => rmSync(dossier, { recursive: true, force: true }))

let installation: ReturnType<typeof sonnette>
beforeAll(() => {
  installation = sonnette(DEMO)
}, 60_000)

describe('demo', () => {
  it('installs and says the sign-ins; run again, says the same and changes nothing', () => {
    expect(installation).toMatchObject({ statut: 0, erreur: '' })
    const [, motDePasse] = /mot de passe : (\S+)/.exec(installation.sortie) ?? []
    expect(installation.sortie).toContain('gestionnaire.centre@demo.sonnette')
    const encore = sonnette(DEMO)
    expect(encore.sortie).toContain('déjà installée')
    expect(encore.sortie).toContain(`mot de passe : ${motDePasse}`)
    expect(statSync(join(dossier, 'base', 'demonstration.txt')).mode & 0o777).toBe(0o600)
  })

  it("is refused where somebody's data is", async () => {
    const base = join(dossier, 'autre.db')
    const db = ouvrir(base)
    await migrer(db, base)
    await uneAntenne(db)
    await db.destroy()
    expect(sonnette(DEMO, { base })).toMatchObject({
      statut: 1,
      erreur: expect.stringContaining("n'est pas vide"),
    })
  })
})

describe('lists', () => {
  const Iso = z.iso.datetime({ offset: true })
  const Intervention = z.object({
    identifiant: z.number(),
    beneficiaire: z.string().regex(/^\d{6}$/),
    intervenant: z.string().regex(/^I\d{4}$/),
    debut_brut: Iso.nullable(),
    fin_brut: Iso.nullable(),
    origine: z.enum(['telephone', 'secours', 'manuel']),
    anomalies: z.array(z.string()),
  })
  const Appel = z.object({
    instant: Iso,
    numero: z.string().nullable(),
    presentation: z.string(),
    beneficiaire: z.string().nullable(),
    intervenant: z.string().nullable(),
    resultat: z.string(),
    call_id: z.string(),
    uniqueid: z.string(),
    origine: z.string(),
  })

  it('interventions, in order', () => {
    const lues = z.array(Intervention).parse(json('interventions', '--tout'))
    expect(lues.length).toBeGreaterThan(50)
    const instants = lues.map(({ debut_brut, fin_brut }) => Date.parse(debut_brut ?? fin_brut ?? ''))
    expect(instants).toEqual(instants.toSorted((a, b) => a - b))
  })

  it('appels, bounded by a time or a number', () => {
    const tous = z.array(Appel).parse(json('appels', '--tout'))
    expect(z.array(Appel).parse(json('appels', '--nombre', '3'))).toEqual(tous.slice(-3))
    const depuis = tous.at(-10)?.instant ?? ''
    const recents = z.array(Appel).parse(json('appels', '--depuis', depuis))
    expect(recents.length).toBeGreaterThanOrEqual(10)
    expect(recents.every(({ instant }) => Date.parse(instant) >= Date.parse(depuis))).toBe(true)
  })

  it('exemples, as many as asked', () => {
    const Exemple = z.strictObject({
      ...{ numero: z.e164(), code: z.string().length(5), beneficiaire: z.string(), intervenant: z.string() },
      did: z.literal('0800400800'),
    })
    expect(z.array(Exemple).parse(json('exemples', '--nombre', '30'))).toHaveLength(30)
  })

  it('an empty list is an empty array', () => {
    expect(json('appels', '--depuis', '2999-01-01')).toEqual([])
  })
})

describe('importer', () => {
  const ENTETE = 'identifiant;civilite;nom;prenom;antenne;code;telephone;date_entree;date_sortie'
  const lignes = (n: number) =>
    [
      ENTETE,
      ...Array.from({ length: n }, (_, i) => `I${String(i + 1).padStart(4, '0')};Mme;Nom;Prénom;EST;;;;`),
      '',
    ].join('\r\n')

  it('takes a file by its path, or from the input with a name; says it was already applied', () => {
    const chemin = join(dossier, 'INTERVENANTS_20200101_030000.csv')
    writeFileSync(chemin, lignes(20))
    expect(sonnette(['importer', chemin]).sortie).toContain('appliqué. 20 lignes lues, 0 refusées')
    expect(sonnette(['importer', chemin])).toMatchObject({ statut: 0 })
    const encore = sonnette(['importer', '-', '--nom', 'INTERVENANTS_x.csv'], { entree: lignes(20) })
    expect(encore.sortie).toContain('ignoré')
    expect(encore.sortie).toContain('Contenu déjà appliqué')
  })

  it('says why a file is held or refused, with status 1', () => {
    const retenu = sonnette(['importer', '-', '--nom', 'INTERVENANTS_y.csv'], { entree: lignes(10) })
    expect(retenu).toMatchObject({ statut: 1, sortie: expect.stringContaining('10 intervenants sur 20') })
    const coupe = sonnette(['importer', '-', '--nom', 'INTERVENANTS_z.csv'], {
      entree: lignes(20).slice(0, -5),
    })
    expect(coupe).toMatchObject({ statut: 1, sortie: expect.stringContaining('tronqué') })
    expect(
      sonnette(['importer', '-', '--nom', 'INTERVENANTS_y.csv', '--malgre'], { entree: lignes(10) }).statut,
    ).toBe(0)
  })

  it.each([
    [['importer', '/absent/INTERVENANTS_1.csv'], 'ne peut pas être lu (ENOENT)'],
    [['importer', '-'], 'Donnez le nom du fichier par --nom'],
    [['importer', '-', '--nom', 'AUTRE.csv'], "n'est d'aucun flux connu"],
  ])('%j: %s', (args, message) => {
    expect(sonnette(args)).toMatchObject({ statut: 1, erreur: expect.stringContaining(message) })
  })
})

describe('the rest', () => {
  it('verifier finds the base whole', () => {
    expect(sonnette(['verifier'])).toMatchObject({ statut: 0, sortie: expect.not.stringContaining('✗') })
  })

  it('message is left for a carer, and refused for nobody', () => {
    expect(sonnette(['message', 'I0001', 'Passez à l’antenne'])).toMatchObject({ statut: 0 })
    expect(sonnette(['message', 'I9999', 'x'])).toMatchObject({
      statut: 1,
      erreur: 'Aucun intervenant I9999.\n',
    })
  })

  it('utilisateur opens, renews and closes an account', () => {
    const ajout = [
      'utilisateur',
      'ajouter',
      'x@demo.sonnette',
      '--nom',
      'X',
      '--prenom',
      'Y',
      '--role',
      'gestionnaire',
    ]
    expect(sonnette(ajout)).toMatchObject({ statut: 1, erreur: 'Le rôle gestionnaire veut une antenne.\n' })
    expect(sonnette([...ajout, '--antenne', 'NULLE']).erreur).toContain('il y a CENTRE')
    expect(sonnette([...ajout, '--antenne', 'est']).sortie).toMatch(/Mot de passe : \w+-\w+-\w+-\w+-\d\d/)
    expect(sonnette([...ajout, '--antenne', 'est'])).toMatchObject({ statut: 1 })
    expect(sonnette(['utilisateur', 'reinitialiser', 'x@demo.sonnette']).sortie).toContain(
      'Nouveau mot de passe',
    )
    expect(sonnette(['utilisateur', 'desactiver', 'x@demo.sonnette']).statut).toBe(0)
    expect(sonnette(['utilisateur', 'desactiver', 'z@demo.sonnette']).statut).toBe(1)
  })

  it('utilisateur code tells the code of a demonstration account only; a lost second factor is taken off', () => {
    const code = (courriel: string) => sonnette(['utilisateur', 'code', courriel])
    expect(code('siege@demo.sonnette')).toMatchObject({
      statut: 0,
      sortie: expect.stringMatching(/^\d{6}\n$/),
    })
    expect(code('gestionnaire.est@demo.sonnette')).toMatchObject({ statut: 1 })
    expect(code('siege@exemple.fr').erreur).toContain('comptes de la démonstration')
    expect(sonnette(['utilisateur', 'sans-second-facteur', 'siege@demo.sonnette']).statut).toBe(0)
    expect(code('siege@demo.sonnette').erreur).toContain('sans second facteur')
  })

  it('without a base says so, and makes none', () => {
    const { statut, erreur } = sonnette(['appels'], { base: VIDE })
    expect({ statut, erreur }).toEqual({ statut: 1, erreur: `Il n'y a pas de base à ${VIDE}.\n` })
  })
})
