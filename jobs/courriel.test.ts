import { createServer, type Socket } from 'node:net'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Db } from '../db/index.ts'
import { baseDeTest } from '../test/base.ts'
import { uneAntenne } from '../test/constructeurs.ts'
import { unCompte } from '../test/extranet.ts'
import { envoyerLesDigests, type Serveur } from './courriel.ts'

const MATIN = Date.parse('2026-11-23T07:10:00+01:00')
const JOUR = 86_400_000
const journal = pino({ level: 'silent' })

interface Recu {
  de: string
  a: string[]
  lignes: string[]
}

/** A real SMTP server on this machine; `refuse` says which recipients it will not have. */
async function unServeur(refuse: (adresse: string) => boolean = () => false) {
  const recus: Recu[] = []
  const prises = new Set<Socket>()
  const serveur = createServer((prise) => {
    prises.add(prise)
    let reste = ''
    let corps: string[] | undefined
    let courant: Recu = { de: '', a: [], lignes: [] }
    const dire = (ligne: string) => prise.write(`${ligne}\r\n`)
    const repondre = (ligne: string) => {
      if (corps !== undefined) {
        if (ligne !== '.') return corps.push(ligne)
        recus.push({ ...courant, lignes: corps })
        corps = undefined
        return dire('250 pris')
      }
      const [mot = ''] = ligne.toUpperCase().split(/[ :]/)
      const adresse = /<([^>]*)>/.exec(ligne)?.[1] ?? ''
      if (mot === 'EHLO') return dire('250 essai')
      if (mot === 'STARTTLS') return dire('502 non')
      if (mot === 'MAIL') courant = { de: adresse, a: [], lignes: [] }
      if (mot === 'RCPT' && refuse(adresse)) return dire('550 inconnu')
      if (mot === 'RCPT') courant.a.push(adresse)
      if (mot === 'DATA') {
        corps = []
        return dire('354 dites')
      }
      if (mot === 'QUIT') return prise.end('221 au revoir\r\n')
      return dire('250 bien')
    }
    dire('220 essai')
    prise.on('error', () => undefined)
    prise.on('data', (morceau) => {
      const lignes = (reste + morceau.toString()).split('\r\n')
      reste = lignes.pop() ?? ''
      for (const ligne of lignes) repondre(ligne)
    })
  })
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret))
  onTestFinished(() => {
    for (const prise of prises) prise.destroy()
    serveur.close()
  })
  const adresse = serveur.address()
  const port = adresse !== null && typeof adresse === 'object' ? adresse.port : 0
  const reglages: Serveur = {
    ...{ hote: '127.0.0.1', port, securite: 'aucune', utilisateur: '', motDePasse: '' },
    de: 'sonnette@saad.example',
  }
  return { recus, reglages }
}

async function unMatin() {
  const db = await baseDeTest()
  const [est, sud] = [await uneAntenne(db, { nom: 'Est' }), await uneAntenne(db, { nom: 'Sud' })]
  await unCompte(db, 'gestionnaire', est, 'est@saad.example')
  await unCompte(db, 'coordonnateur', est, 'coordo@saad.example')
  await unCompte(db, 'gestionnaire', est, 'partie@saad.example')
  await db.updateTable('utilisateur').set({ desactive_le: 1 }).where('courriel', 'like', 'partie%').execute()
  await unCompte(db, 'gestionnaire', sud, 'sud@saad.example')
  await unCompte(db, 'siege', null, 'siege@saad.example')
  const alerter = async (antenne_id: number | null, sujet: string, emise_le: number | null = 0) => {
    const rien = { beneficiaire_id: null, intervenant_id: null, detail: '{}', echeance: 0 }
    await db
      .insertInto('alerte')
      .values({ genre: 'visite_manquee', antenne_id, sujet, emise_le, ...rien })
      .execute()
  }
  await alerter(est, 'visite:1')
  await alerter(est, 'visite:2')
  await alerter(est, 'visite:3', null)
  await alerter(sud, 'visite:4')
  const envoyer = async (reglages: Serveur, quand: number) =>
    envoyerLesDigests({ db, journal, origine: 'https://sonnette.test' }, reglages, quand)
  return { db, est, sud, alerter, envoyer }
}

const texteDe = ({ lignes }: Recu) => {
  const vide = lignes.indexOf('')
  const brut = lignes.slice(vide + 1).join('\n')
  const encodage = lignes.find((ligne) => ligne.toLowerCase().startsWith('content-transfer-encoding')) ?? ''
  if (encodage.includes('base64')) return Buffer.from(brut, 'base64').toString()
  const octets = brut
    .replaceAll('=\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hexa: string) => String.fromCharCode(Number.parseInt(hexa, 16)))
  return Buffer.from(octets, 'latin1').toString()
}

const envoyees = async (db: Db) =>
  (await db.selectFrom('alerte').select(['sujet', 'envoyee_le']).execute())
    .filter(({ envoyee_le }) => envoyee_le !== null)
    .map(({ sujet }) => sujet)

describe('the digest of the morning', () => {
  it('leaves once for each antenne, to those who handle its alerts, and names nobody', async () => {
    const { db, envoyer } = await unMatin()
    const { recus, reglages } = await unServeur()
    await envoyer(reglages, MATIN - 600_001)
    expect(recus).toEqual([])
    for (const minutes of [0, 10, 600]) await envoyer(reglages, MATIN + minutes * 60_000)
    expect(recus.map(({ a }) => a.toSorted())).toEqual([
      ['coordo@saad.example', 'est@saad.example'],
      ['sud@saad.example'],
    ])
    const [est] = recus
    expect(est?.de).toBe('sonnette@saad.example')
    const texte = texteDe(est ?? { de: '', a: [], lignes: [] }).replaceAll('\u00A0', ' ')
    expect(texte).toContain('Est, ce matin : 2 alertes à traiter.')
    expect(texte).toContain('- Visites prévues non pointées : 2, dont 2 nouvelles')
    expect(texte).toContain('https://sonnette.test/alertes')
    expect(await envoyees(db)).toEqual(['visite:1', 'visite:2', 'visite:4'])
  })

  it('comes back the next morning with what is new since', async () => {
    const { est, alerter, envoyer } = await unMatin()
    const { recus, reglages } = await unServeur()
    await envoyer(reglages, MATIN)
    await alerter(est, 'visite:5')
    await envoyer(reglages, MATIN + JOUR)
    const texte = texteDe(recus[2] ?? { de: '', a: [], lignes: [] }).replaceAll('\u00A0', ' ')
    expect(texte).toContain('- Visites prévues non pointées : 3, dont 1 nouvelle\n')
  })

  it('two that start at once send it once', async () => {
    const { envoyer } = await unMatin()
    const { recus, reglages } = await unServeur()
    await Promise.all([envoyer(reglages, MATIN), envoyer(reglages, MATIN)])
    expect(recus).toHaveLength(2)
  })

  it('one that is refused is tried again, and holds up no other', async () => {
    const { db, envoyer } = await unMatin()
    let refuse = true
    const { recus, reglages } = await unServeur((adresse) => refuse && !adresse.startsWith('sud'))
    await envoyer(reglages, MATIN)
    expect(recus.map(({ a }) => a)).toEqual([['sud@saad.example']])
    expect(await envoyees(db)).toEqual(['visite:4'])
    refuse = false
    await envoyer(reglages, MATIN + 600_000)
    expect(recus).toHaveLength(2)
    expect(await envoyees(db)).toHaveLength(3)
  })

  it('a server that is not there fails nothing else, and is tried again', async () => {
    const { envoyer } = await unMatin()
    const { recus, reglages } = await unServeur()
    await envoyer({ ...reglages, port: 1 }, MATIN)
    await envoyer(reglages, MATIN + 600_000)
    expect(recus).toHaveLength(2)
  })

  it('a server that must be asked to encrypt and cannot gets nothing', async () => {
    const { envoyer } = await unMatin()
    const { recus, reglages } = await unServeur()
    await envoyer({ ...reglages, securite: 'starttls' }, MATIN)
    expect(recus).toEqual([])
  })
})
