import { expect, test } from 'vitest'
import { Raccroche, type Fil } from './fil.ts'
import type { Reponse } from './reponses.ts'
import { CommandeEchouee, ouvrirSession } from './session.ts'

/** A session whose answers are written in advance. */
function uneSession(...reponses: readonly string[]) {
  const restantes = reponses.map((ligne) => ({ code: ligne.slice(0, 3), texte: ligne.slice(4) }) as Reponse)
  const lignes: string[] = []
  const fil: Fil = {
    entete: Promise.resolve([]),
    async demander(ligne) {
      lignes.push(ligne)
      const reponse = restantes.shift()
      if (reponse === undefined) throw new Raccroche()
      return reponse
    },
  }
  return { session: ouvrirSession(fil), lignes }
}

test.for([
  ['200 result=42714', { digits: '42714', fin: 'complet' }],
  ['200 result=0042', { digits: '0042', fin: 'complet' }],
  ['200 result= (timeout)', { digits: '', fin: 'timeout' }],
  ['200 result=42 (timeout)', { digits: '42', fin: 'timeout' }],
  ['200 result=', { digits: '', fin: 'complet' }],
] as const)('GET DATA, %s', async ([reponse, attendu]) => {
  const { session, lignes } = uneSession(reponse)
  expect(await session.getData('sonnette/code', { timeoutMs: 5000, max: 5 })).toEqual(attendu)
  expect(lignes).toEqual(['GET DATA "sonnette/code" "5000" "5"'])
})

test.for([
  ['200 result=0', null],
  ['200 result=1 ()', ''],
  ['200 result=1 (a "q" (b) \\ c)', 'a "q" (b) \\ c'],
] as const)('GET VARIABLE, %s', async ([reponse, attendu]) => {
  expect(await uneSession(reponse).session.getVariable('X')).toBe(attendu)
})

test('une touche est rendue telle qu’elle est sur le clavier', async () => {
  expect(await uneSession('200 result=53').session.waitForDigit(3000)).toBe('5')
  expect(await uneSession('200 result=0').session.waitForDigit(3000)).toBeNull()
  expect(await uneSession('200 result=42 endpos=12160').session.streamFile('a', 3000, '*')).toBe('*')
  expect(await uneSession('200 result=50').session.exec('Background', 'a&b')).toBe('2')
})

test('-1 est un raccrochage quand le canal est mort, un son absent quand il vit', async () => {
  const raccroche = uneSession('200 result=-1', '511 Command Not Permitted on a dead channel')
  await expect(raccroche.session.getData('code', { timeoutMs: 1, max: 1 })).rejects.toThrow(Raccroche)
  const parti = uneSession('200 result=-1')
  await expect(parti.session.waitForDigit(1)).rejects.toThrow(Raccroche)
  const absent = uneSession('200 result=-1 endpos=0', '200 result=6')
  await expect(absent.session.streamFile('absent', 1000)).rejects.toThrow(CommandeEchouee)
})

test('ce qu’Asterisk ne sait pas faire est dit', async () => {
  await expect(uneSession('510 Invalid or unknown command').session.noop()).rejects.toThrow(CommandeEchouee)
  await expect(uneSession('520 usage').session.verbose('x')).rejects.toThrow(CommandeEchouee)
  await expect(uneSession('200 result=-2').session.exec('Inconnue', '')).rejects.toThrow(CommandeEchouee)
  await expect(uneSession('200 rien').session.hangup()).rejects.toThrow(CommandeEchouee)
})

test('un texte qui ferait une seconde commande ne part pas', async () => {
  const { session, lignes } = uneSession('200 result=1')
  await expect(session.setVariable('X', 'a"\nEXEC System "reboot')).rejects.toThrow('caractère de contrôle')
  expect(lignes).toEqual([])
})
