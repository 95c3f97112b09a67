import { readFileSync } from 'node:fs'
import { beforeEach, expect, it } from 'vitest'
import { unCompte, unExtranet, type Extranet } from '../test/extranet.ts'
import { lireCatalogue, LIEUX } from './aide/catalogue.ts'
import { DERNIERE, NOUVEAUTES } from './aide/nouveautes.tsx'
import { aidePour, CHAPITRES } from './aide/sommaire.ts'
import { chercherDansLAide, insecables, PAGES } from './aide/texte.ts'
import { toutesLesRoutes } from './app.tsx'

let extranet: Extranet
let cookie: string
beforeEach(async () => {
  extranet = await unExtranet()
  cookie = await extranet.cookie(await unCompte(extranet.db, 'auditeur'))
})

const lirePage = async (chemin: string) => (await extranet.lire(chemin, cookie)).text()

it.each(CHAPITRES.map(({ cle, titre }) => [cle, titre]))('anybody signed in reads %s', async (cle, titre) => {
  const reponse = await extranet.lire(`/aide/${cle}`, cookie)
  const html = await reponse.text()
  expect([reponse.status, html]).toEqual([200, expect.stringContaining(`${titre}</h1>`)])
  expect(await lirePage('/aide')).toContain(`href="/aide/${cle}"`)
})

it('a chapter that is not there is not there', async () => {
  expect((await extranet.lire('/aide/rien', cookie)).status).toBe(404)
})

it('the manual names only pages there are', () => {
  const chemins = toutesLesRoutes(extranet.services).filter(({ methode }) => methode === 'get')
  const modeles = chemins.flatMap(({ chemin }) =>
    chemin === '*' ? [] : [new RegExp(`^${chemin.replaceAll(/:\w+/g, '[^/]+')}$`)],
  )
  const pages = [...PAGES.values()].flatMap((html) =>
    [...html.matchAll(/href="(\/[^"#?]*)/g)].map(([, lien = '']) => lien),
  )
  const contextes = CHAPITRES.flatMap((chapitre) => chapitre.pages)
  expect(pages.length).toBeGreaterThan(10)
  const absentes = pages.filter((page) => !modeles.some((modele) => modele.test(page)))
  expect(absentes).toEqual([])
  const inconnus = contextes.filter((debut) => !chemins.some(({ chemin }) => chemin.startsWith(debut)))
  expect(inconnus).toEqual([])
})

it('the links of the manual to itself lead to a chapter, and to a part of it', () => {
  const liens = [...PAGES.values()].flatMap((html) => [...html.matchAll(/href="\/aide\/([^"#]*)#?([^"]*)/g)])
  const connus = new Set([...PAGES.keys(), 'annonces', 'nouveautes'])
  const perdus = liens.filter(
    ([, cle = '', ancre = '']) =>
      !connus.has(cle) || (ancre !== '' && PAGES.get(cle)?.includes(`id="${ancre}"`) !== true),
  )
  expect(perdus.map(([lien]) => lien)).toEqual([])
})

it.each([
  ['/', '/aide/tableau-de-bord'],
  ['/anomalies', '/aide/anomalies'],
  ['/interventions/12', '/aide/interventions'],
  ['/reglages/regles/ouverture', '/aide/reglages'],
  ['/appels/non-identifies', '/aide/appels'],
  ['/nulle-part', '/aide'],
])('the help of %s is %s', (chemin, vers) => {
  expect(aidePour(chemin)).toBe(vers)
})

it('finds the part that speaks of something, the accents and the capitals aside', () => {
  expect(chercherDansLAide(['fusionner'])[0]?.vers).toBe('/aide/interventions#les-autres-corrections')
  expect(chercherDansLAide(['retirer', 'absence'])[0]?.vers).toBe('/aide/absences#retirer-une-absence')
  expect(chercherDansLAide(['zzz'])).toEqual([])
  expect(chercherDansLAide([])).toEqual([])
})

it('says what it found, and that it found nothing, without running what was typed', async () => {
  expect(await lirePage('/aide?texte=Numéro+masqué')).toContain('/aide/appels#')
  const page = await lirePage('/aide?texte=%3Cscript%3Ezzz')
  expect(page).toContain('Rien sur')
  expect(page).not.toContain('<script>zzz')
})

it('keeps the high signs on the line of their word, and out of the tags', () => {
  expect(insecables('<p class="a : b">Oui : non ; « bien » ?</p>')).toBe(
    '<p class="a : b">Oui\u00A0: non\u00A0; «\u00A0bien\u00A0»\u00A0?</p>',
  )
})

it('shows every sentence of the catalogue of prompts, word for word', async () => {
  const page = await lirePage('/aide/annonces')
  const phrases = readFileSync('asterisk-conf/annonces.tsv', 'utf8')
    .split('\n')
    .filter((ligne) => ligne !== '' && !/^(heure|minute)-/.test(ligne))
  expect(phrases.length).toBeGreaterThan(15)
  for (const ligne of phrases) {
    const phrase = (ligne.split('\t')[2] ?? '').replaceAll("'", '’')
    expect(page).toContain(insecables(`>« ${phrase} »`).slice(1))
  }
})

it('the image has the catalogue where the page looks for it', () => {
  expect(readFileSync('Dockerfile', 'utf8')).toContain(`asterisk-conf/annonces.tsv ${LIEUX[0]}`)
})

it('does without a catalogue', () => {
  expect(lireCatalogue(['/nulle/part'])).toEqual([])
})

it('marks the news until they are opened, for each account', async () => {
  const marque = 'nouveautés à lire'
  expect(await lirePage('/aide')).toContain(marque)
  const page = await lirePage('/aide/nouveautes')
  expect(page).not.toContain(marque)
  for (const { titre } of NOUVEAUTES) expect(page).toContain(titre)
  expect(page).toContain('Nouveau</span>')
  expect(await lirePage('/aide')).not.toContain(marque)
  expect(await lirePage('/aide/nouveautes')).not.toContain('Nouveau</span>')
  const autre = await extranet.cookie(await unCompte(extranet.db, 'informatique'))
  expect(await (await extranet.lire('/aide', autre)).text()).toContain(marque)
  await extranet.db.updateTable('utilisateur').set({ nouveautes_lues: '2026-01-01' }).execute()
  expect(await lirePage('/aide')).toContain(marque)
  expect(DERNIERE).toBe(
    NOUVEAUTES.map(({ cle }) => cle)
      .toSorted()
      .at(-1),
  )
})
