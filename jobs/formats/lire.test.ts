import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format } from './description.ts'
import { ecrire } from './ecrire.ts'
import { INTERVENANTS } from './intervenants.ts'
import { lire } from './lire.ts'
import { USAGERS } from './usagers.ts'

const ENTETE = INTERVENANTS.colonnes.map(({ nom }) => nom).join(';')
const LIGNE = 'I0001;Mme;Traoré;Awa;EST;;0639980001;2020-02-29;'

function fichier(...lignes: string[]): Buffer {
  return Buffer.from(lignes.map((ligne) => `${ligne}\r\n`).join(''))
}

function lu<F extends Format>(format: F, contenu: Uint8Array) {
  const lecture = lire(format, contenu)
  if ('illisible' in lecture) throw new Error(lecture.illisible)
  return lecture
}

function illisible(format: Format, contenu: Uint8Array): string {
  const lecture = lire(format, contenu)
  return 'illisible' in lecture ? lecture.illisible : ''
}

describe('a whole file', () => {
  it('is read into typed rows', () => {
    const { lignes, refus, lues } = lu(INTERVENANTS, fichier(ENTETE, LIGNE))
    expect({ refus, lues }).toEqual({ refus: [], lues: 1 })
    expect(lignes).toEqual([
      {
        ligne: 2,
        identifiant: 'I0001',
        civilite: 'Mme',
        nom: 'Traoré',
        prenom: 'Awa',
        antenne: 'EST',
        code: '',
        telephone: '0639980001',
        date_entree: '2020-02-29',
        date_sortie: null,
      },
    ])
  })

  it('may do without its last line end', () => {
    expect(lu(INTERVENANTS, Buffer.from(`${ENTETE}\n${LIGNE}`))).toMatchObject({ lues: 1, refus: [] })
  })

  it('keeps quotes, separators and a byte-order mark in their place', () => {
    const contenu = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      fichier(ENTETE, 'I1;;"L;e ""Grand""";O"Neil;EST;;;;'),
    ])
    expect(lu(INTERVENANTS, contenu).lignes[0]).toMatchObject({ nom: 'L;e "Grand"', prenom: 'O"Neil' })
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'Le fichier est vide.'],
    ['another encoding', Buffer.concat([fichier(ENTETE), Buffer.from([0xe9, 0x0a])]), "n'est pas en UTF-8"],
    [
      'another header',
      fichier(ENTETE.replace('nom', 'patronyme'), LIGNE),
      'colonne 3 « nom » lue « patronyme »',
    ],
    ['a short header', fichier('identifiant;civilite', LIGNE), 'colonne 3 « nom » absente'],
    ['a long header', fichier(`${ENTETE};plus`, LIGNE), '10 colonnes lues, 9 attendues'],
    ['a last line cut', Buffer.from(`${ENTETE}\r\n${LIGNE.slice(0, 30)}`), 'tronqué'],
    ['a quote never closed', fichier(ENTETE, 'I1;"Mme;Traoré', LIGNE), 'tronqué'],
    ['a quote that swallows much', fichier(ENTETE, 'I1;"Mme', ...Array(3000).fill(LIGNE)), '64 ko'],
  ])('with %s is unreadable', (_, contenu, raison) => {
    expect(illisible(INTERVENANTS, contenu)).toContain(raison)
  })
})

describe('a wrong value refuses its line alone', () => {
  it.each([
    ['I1;;N;P;EST;;', '', '7 colonnes au lieu de 9.', 'I1'],
    [';;N;P;EST;;;;', 'identifiant', 'Valeur obligatoire absente.', null],
    ['I1;;N;P;EST;;;31/12/2020;', 'date_entree', 'Date attendue sous la forme AAAA-MM-JJ.', 'I1'],
    ['I1;;N;P;EST;;;2021-02-29;', 'date_entree', "Cette date n'existe pas.", 'I1'],
    ['I1;MONSEIGNEUR;N;P;EST;;;;', 'civilite', 'Plus de 10 caractères.', 'I1'],
    ['I1;;N\u0007;P;EST;;;;', 'nom', 'Caractère de contrôle interdit.', 'I1'],
  ])('%j: %s', (ligne, colonne, raison, cle) => {
    const { lignes, refus } = lu(INTERVENANTS, fichier(ENTETE, LIGNE, ligne, LIGNE))
    expect(lignes).toHaveLength(2)
    expect(refus).toEqual([expect.objectContaining({ ligne: 3, colonne, raison, cle })])
  })

  it('in numbers and choices too', () => {
    const usager = {
      identifiant: 'U',
      nom: 'N',
      telephones: ['01', '02'],
      heures_maximum: 12.5,
      periode: 'M',
    }
    const [bon] = lu(USAGERS, ecrire(USAGERS, [usager])).lignes
    expect(bon).toMatchObject({ telephones: ['01', '02'], heures_maximum: 12.5, gir: null })
    const faux = ecrire(USAGERS, [
      { ...usager, gir: 7 },
      { ...usager, periode: 'Z' },
      { ...usager, rang: 1.5 },
    ])
    expect(lu(USAGERS, faux).refus.map(({ colonne, raison }) => `${colonne} ${raison}`)).toEqual([
      'gir Au plus 6.',
      'periode Valeur attendue : M, S, A, X.',
      'rang Nombre entier attendu.',
    ])
  })
})

// The customer's real layouts are unknown: another description must be enough.
describe('a changed description changes what is read, and no code', () => {
  const ANCIEN = {
    ...INTERVENANTS,
    encodage: 'windows-1252',
    separateur: '|',
    finDeLigne: '\n',
    entete: false,
    pied: { marque: 'FIN' },
    formatDate: 'JJ/MM/AAAA',
    colonnes: [
      { nom: 'nom', type: 'texte', obligatoire: true },
      { nom: 'identifiant', type: 'texte', titre: 'MATRICULE', obligatoire: true },
      { nom: 'date_entree', type: 'date' },
      { nom: 'heures', type: 'decimal' },
    ],
  } as const satisfies Format

  const octets = (texte: string) => Buffer.from(texte, 'latin1')

  it('order, encoding, separator, dates, trailer', () => {
    const { lignes } = lu(ANCIEN, octets('Lefèvre|I7|29/02/2020|7,5\nFIN|1\n'))
    expect(lignes).toEqual([
      { ligne: 1, nom: 'Lefèvre', identifiant: 'I7', date_entree: '2020-02-29', heures: 7.5 },
    ])
  })

  it('titles', () => {
    const titre = { ...ANCIEN, entete: true }
    expect(illisible(titre, octets('nom|identifiant|date_entree|heures\nFIN|0\n'))).toContain('MATRICULE')
    expect(lu(titre, octets('nom|MATRICULE|date_entree|heures\nN|I|01/01/2020|1\nFIN|1\n')).lues).toBe(1)
  })

  it('a trailer that is absent or counts otherwise', () => {
    expect(illisible(ANCIEN, octets('N|I|01/01/2020|1\n'))).toContain('ligne de fin manque')
    expect(illisible(ANCIEN, octets('N|I|01/01/2020|1\nFIN|2\n'))).toContain('annonce 2 lignes')
  })

  it('a decimal mark', () => {
    expect(lu({ ...ANCIEN, decimale: '.' }, octets('N|I||7.5\nFIN|1\n')).lignes[0]?.heures).toBe(7.5)
  })
})

it('reads back whatever is written', () => {
  const texte = fc
    .string({ minLength: 1, maxLength: 15, unit: 'binary' })
    .map((t) => t.replace(/\p{Cc}/gu, ' ').trim())
  const usager = fc.record({
    identifiant: texte.filter((t) => t !== ''),
    nom: texte.filter((t) => t !== ''),
    ville: texte,
    telephones: fc.array(fc.stringMatching(/^0\d{9}$/), { maxLength: 3 }),
    date_naissance: fc.constantFrom('1931-01-31', '2000-02-29', null),
    gir: fc.option(fc.integer({ min: 1, max: 6 })),
    heures_maximum: fc.option(fc.integer({ min: 0, max: 4000 }).map((n) => n / 4)),
  })
  fc.assert(
    fc.property(fc.array(usager), (usagers) => {
      const { lignes, refus } = lu(USAGERS, ecrire(USAGERS, usagers))
      expect(refus).toEqual([])
      expect(lignes).toEqual(usagers.map((u) => expect.objectContaining(u)))
    }),
  )
})

it('never throws, whatever the bytes', () => {
  const debut = Buffer.from(`${ENTETE}\r\n`)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (octets, entete) => {
      lire(INTERVENANTS, entete ? Buffer.concat([debut, octets, Buffer.from('\n')]) : octets)
    }),
  )
})

it('writes harmless cells for a spreadsheet', () => {
  const tableur = { ...INTERVENANTS, tableur: true } as const
  expect(ecrire(tableur, [{ identifiant: '=1+1', nom: '@x' }]).toString()).toContain("'=1+1;;'@x")
})
