import { createHash } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../../db/index.ts'
import { ACCUSE } from '../../jobs/formats/accuse.ts'
import { ecrire } from '../../jobs/formats/ecrire.ts'
import { INTERVENANTS } from '../../jobs/formats/intervenants.ts'
import { lire } from '../../jobs/formats/lire.ts'
import { USAGERS } from '../../jobs/formats/usagers.ts'
import { ouvrirReception } from '../../jobs/reception.ts'
import { avecSftp, CleInattendue, type Partenaire } from '../../jobs/sftp.ts'
import { baseDeTest, dossierDeTest } from '../base.ts'
import { uneAntenne } from '../constructeurs.ts'
import { uneCoupure } from './coupure.ts'
import { unPartenaire, type ServeurPartenaire } from './partenaire.ts'

// The exchanges with a real OpenSSH server, the partner of the stack.

const COUPURES = Number(process.env.SONNETTE_COUPURES ?? 10)
const DUREE_COUPURES_MS = 30_000 + COUPURES * 8000

let serveur: ServeurPartenaire
let db: Db
beforeAll(async () => {
  serveur = await unPartenaire()
})
afterAll(async () => serveur.arreter())
beforeEach(async () => {
  await serveur.chez('rm -rf depot/* depot/.[a-z]* retrait/* retrait/.[a-zA-Z]*')
  db = await baseDeTest()
  await uneAntenne(db, { code: 'EST' })
})

function reception(partenaire: Partenaire = serveur.partenaire) {
  return ouvrirReception({
    ...{ db, partenaire, journal: pino({ level: 'silent' }) },
    ...{ depot: 'depot', retrait: 'retrait', dossier: dossierDeTest() },
    ...{ maintenant: Date.now, alea: Math.random },
  })
}

function intervenants(nombre: number, nom = 'Traoré'): Buffer {
  const lignes = Array.from({ length: nombre }, (_, i) => ({ identifiant: `I${i}`, nom, antenne: 'EST' }))
  return ecrire(INTERVENANTS, lignes)
}

async function accuse(nom: string) {
  const contenu = Buffer.from(await serveur.chez(`cat retrait/${nom}.ack`))
  const lecture = lire(ACCUSE, contenu)
  return 'illisible' in lecture ? lecture.illisible : lecture.lignes[0]
}

const registre = () => db.selectFrom('fichier').select(['nom', 'etat']).orderBy('id').execute()
const presents = async () => (await db.selectFrom('intervenant').select('id').execute()).length

describe('a night of files', () => {
  it('is taken when complete, applied, answered, and not taken again', async () => {
    const regarder = reception()
    await serveur.deposer('INTERVENANTS_20261123_030000.csv', intervenants(12))
    await serveur.deposer('LISEZMOI.txt', Buffer.from('bonjour'))
    await regarder()
    expect(await presents()).toBe(0)
    await regarder()
    expect(await presents()).toBe(12)
    expect(await accuse('INTERVENANTS_20261123_030000.csv')).toMatchObject({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      ...{ lignes_lues: 12, lignes_refusees: 0, verdict: 'applique' },
    })
    await regarder()
    expect(await registre()).toHaveLength(1)
    expect(await serveur.chez('ls -A retrait')).toBe('INTERVENANTS_20261123_030000.csv.ack\n')
  })

  it('waits for a file that grows, and leaves a hidden one alone', async () => {
    const regarder = reception()
    const [debut, fin] = [intervenants(5).subarray(0, 100), intervenants(5).subarray(100)]
    await serveur.deposer('INTERVENANTS_1.csv', debut)
    await serveur.chez('echo x >depot/.INTERVENANTS_2.csv')
    await regarder()
    await serveur.chez(`echo ${fin.toString('base64')} | base64 -d >>depot/INTERVENANTS_1.csv`)
    await regarder()
    expect(await registre()).toEqual([])
    await regarder()
    expect(await registre()).toEqual([{ nom: 'INTERVENANTS_1.csv', etat: 'applique' }])
  })

  it('goes on after a bad file, and returns the lines it refused', async () => {
    const regarder = reception()
    await serveur.deposer('INTERVENANTS_1.csv', Buffer.from('pas;le;bon;entete\r\n'))
    const lignes = Array.from({ length: 30 }, (_, i) => ({ identifiant: `I${i}`, nom: 'N', antenne: 'EST' }))
    await serveur.deposer(
      'INTERVENANTS_2.csv',
      ecrire(INTERVENANTS, [...lignes, { identifiant: 'X', nom: '=N', antenne: '?' }]),
    )
    await serveur.deposer(
      'USAGERS_3.csv',
      ecrire(USAGERS, [{ identifiant: 'U1', nom: 'Lenoir', antenne: 'EST' }]),
    )
    await regarder()
    await regarder()
    expect(await registre()).toEqual([
      { nom: 'INTERVENANTS_1.csv', etat: 'quarantaine' },
      { nom: 'INTERVENANTS_2.csv', etat: 'applique' },
      { nom: 'USAGERS_3.csv', etat: 'applique' },
    ])
    expect(await accuse('INTERVENANTS_1.csv')).toMatchObject({
      verdict: 'quarantaine',
      raison: expect.stringContaining('En-tête inattendu'),
    })
    expect(await serveur.chez('cat retrait/INTERVENANTS_2.csv.refus.csv')).toBe(
      'ligne;colonne;valeur;raison\r\n32;antenne;?;Antenne inconnue.\r\n',
    )
  })

  it('believes the .sha256 when there is one', async () => {
    const regarder = reception()
    const contenu = intervenants(8)
    await serveur.deposer('INTERVENANTS_1.csv', contenu.subarray(0, 150))
    await serveur.deposer(
      'INTERVENANTS_1.csv.sha256',
      Buffer.from(createHash('sha256').update(contenu).digest('hex')),
    )
    await regarder()
    await regarder()
    expect(await registre()).toEqual([])
    await serveur.deposer('INTERVENANTS_1.csv', contenu)
    await regarder()
    await regarder()
    expect(await registre()).toEqual([{ nom: 'INTERVENANTS_1.csv', etat: 'applique' }])
  })

  it('holds a file that changed under its name, and says so in a new answer', async () => {
    const regarder = reception()
    await serveur.deposer('INTERVENANTS_1.csv', intervenants(10))
    await regarder()
    await regarder()
    await serveur.deposer('INTERVENANTS_1.csv', intervenants(10, 'Diallo'))
    await serveur.chez("touch -d '+5 seconds' depot/INTERVENANTS_1.csv")
    await regarder()
    await regarder()
    expect(await registre()).toMatchObject([{ etat: 'applique' }, { etat: 'retenu' }])
    expect(await accuse('INTERVENANTS_1.csv')).toMatchObject({ verdict: 'retenu' })
  })
})

describe('the server that answers', () => {
  const dire = (partenaire: Partenaire) => avecSftp(partenaire, (depot) => depot.lister('depot'))

  it('must have one of the two pinned keys', async () => {
    const { partenaire } = serveur
    const autre = `SHA256:${'A'.repeat(43)}`
    expect(await dire({ ...partenaire, empreintes: [autre, ...partenaire.empreintes] })).toEqual([])
    await expect(dire({ ...partenaire, empreintes: [autre] })).rejects.toThrow(CleInattendue)
    await expect(dire({ ...partenaire, empreintes: [] })).rejects.toThrow(partenaire.empreintes[0])
  })

  it('must know our key', async () => {
    await expect(dire({ ...serveur.partenaire, cle: serveur.autreCle })).rejects.toThrow('authentication')
  })

  it('may be away', async () => {
    await expect(dire({ ...serveur.partenaire, port: 1 })).rejects.toThrow()
  })
})

it('replaces a file whole: who reads it meanwhile sees the former or the next', async () => {
  const gros = Buffer.alloc(3_000_000, 'x')
  await avecSftp(serveur.partenaire, async (depot) => {
    await depot.publier('retrait/a.ack', Buffer.from('ancien'))
    const suivi = { fini: false }
    const vues = new Set<string>()
    const publication = depot.publier('retrait/a.ack', gros).finally(() => (suivi.fini = true))
    while (!suivi.fini)
      vues.add(String((await depot.lister('retrait')).map(({ nom, taille }) => `${nom} ${taille}`)))
    await publication
    for (const vue of vues) expect(['a.ack 6', 'a.ack 3000000']).toContain(vue)
  })
})

it(
  `${COUPURES} cuts of the link, from the first byte to the last: nothing lost, nothing twice, no partial name`,
  async () => {
    const { hote, port } = serveur.partenaire
    const partenaire = { ...serveur.partenaire }
    const regarder = reception(partenaire)
    const nomDe = (fois: number) => `INTERVENANTS_${String(fois).padStart(4, '0')}.csv`
    async function regarderPar(octets: number): Promise<number> {
      const chemin = await uneCoupure(hote, port, octets)
      Object.assign(partenaire, { hote: '127.0.0.1', port: chemin.port })
      await regarder().catch(() => undefined)
      Object.assign(partenaire, { hote, port })
      await chemin.fermer()
      return chemin.passes()
    }
    let parRegard = 0
    for (let fois = 0; fois <= COUPURES; fois++) {
      await serveur.deposer(nomDe(fois), intervenants(10, `Nom ${fois}`))
      await regarder()
      // The first look goes through whole, and tells how many bytes one takes.
      if (fois === 0) parRegard = await regarderPar(Number.MAX_SAFE_INTEGER)
      else await regarderPar(Math.floor((parRegard * (fois - Math.random())) / COUPURES))
      await regarder()
      await regarder()
      expect(await accuse(nomDe(fois))).toMatchObject({ lignes_lues: 10 })
    }
    const attendus = Array.from({ length: COUPURES + 1 }, (_, fois) => nomDe(fois))
    expect(await registre()).toEqual(attendus.map((nom) => ({ nom, etat: 'applique' })))
    const visibles = (await serveur.chez('ls retrait')).trim().split('\n')
    expect(visibles).toEqual(attendus.map((nom) => `${nom}.ack`))
  },
  DUREE_COUPURES_MS,
)
