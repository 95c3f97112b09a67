import { createHash } from 'node:crypto'
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { dossierDeTest } from '../test/base.ts'
import { ouvrirVoix } from './voix.ts'

afterEach(() => vi.unstubAllEnvs())

const journal = pino({ level: 'silent' })
const nomDe = (texte: string) => createHash('sha256').update(texte).digest('hex')

/** Stands for the two programs of the image: the first writes what it must say, the second 16000 bytes, one second. */
function desProgrammes(pico = 'printf %s "$5" > "$4"'): { dossier: string; rendus: () => string[] } {
  const [dossier, programmes] = [dossierDeTest(), dossierDeTest()]
  const ecrire = (nom: string, corps: string) => {
    writeFileSync(join(programmes, nom), `#!/bin/sh\n${corps}\n`)
    chmodSync(join(programmes, nom), 0o755)
  }
  ecrire('pico2wave', `echo "$5" >> ${programmes}/journal\n${pico}`)
  ecrire('sox', 'head -c 16000 /dev/zero > "$8"')
  vi.stubEnv('PATH', `${programmes}:${process.env.PATH}`)
  const rendus = () => readFileSync(join(programmes, 'journal'), 'utf8').trimEnd().split('\n')
  return { dossier, rendus }
}

test('un texte est rendu une fois, sous un nom qui ne dit rien de lui', async () => {
  const { dossier, rendus } = desProgrammes()
  const voix = ouvrirVoix(dossier, journal)
  const [son, memeSon] = await Promise.all([voix('Bonjour Awa'), voix('Bonjour Awa')])
  expect(son).toEqual({ nom: join(dossier, nomDe('Bonjour Awa')), dureeMaxMs: 1000 })
  expect(memeSon).toEqual(son)
  expect(await ouvrirVoix(dossier, journal)('Bonjour Awa')).toEqual(son)
  expect(rendus()).toEqual(['Bonjour Awa'])
  expect(readdirSync(dossier)).toEqual([`${nomDe('Bonjour Awa')}.wav`])
})

test('ce que le synthétiseur prendrait pour autre chose que du texte est ôté', async () => {
  const { dossier, rendus } = desProgrammes()
  await ouvrirVoix(dossier, journal)('--wave=/etc/x <speed level="500"> a\nb; $(reboot) "c"')
  expect(rendus()).toEqual(['wave=/etc/x  speed level="500"  a b; $(reboot) "c"'])
})

test('un texte trop long est coupé, un texte vide n’est pas dit', async () => {
  const { dossier, rendus } = desProgrammes()
  const voix = ouvrirVoix(dossier, journal)
  await voix('a'.repeat(1000))
  expect(rendus()[0]).toHaveLength(400)
  expect(await voix(' <> ')).toBeUndefined()
})

test('un programme absent ou qui échoue donne le silence, et ne laisse rien', async () => {
  const { dossier } = desProgrammes('echo non > "$4"; exit 1')
  expect(await ouvrirVoix(dossier, journal)('Bonjour')).toBeUndefined()
  expect(readdirSync(dossier)).toEqual([])
  vi.stubEnv('PATH', '/nulle-part')
  expect(await ouvrirVoix(dossier, journal)('Bonjour')).toBeUndefined()
})

test('pas plus de deux rendus à la fois', async () => {
  const { dossier } = desProgrammes('sleep 0.2; printf x > "$4"')
  const voix = ouvrirVoix(dossier, journal)
  const sons = await Promise.all(['a', 'b', 'c'].map(async (texte) => voix(texte)))
  expect(sons.map((son) => son !== undefined)).toEqual([true, true, false])
})
