import { readdirSync, readFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { DelaiDepasse, Raccroche, tendreFil, type Fil } from './fil.ts'
import { ProtocoleRompu } from './reponses.ts'

const DOSSIER = join(import.meta.dirname, 'transcriptions')

/** Both ends of one TCP connection: Asterisk's socket, and our wire. */
async function unFil(delaiEnteteMs = 1000): Promise<{ asterisk: Socket; fil: Fil }> {
  const { promise, resolve } = Promise.withResolvers<Fil>()
  const serveur = createServer((socket) => resolve(tendreFil(socket, delaiEnteteMs)))
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret))
  const asterisk = connect({ port: (serveur.address() as AddressInfo).port, noDelay: true })
  asterisk.on('error', () => {}).resume()
  onTestFinished(() => {
    asterisk.destroy()
    serveur.close()
  })
  return { asterisk, fil: await promise }
}

async function dire(asterisk: Socket, texte: string, octetParOctet: boolean): Promise<void> {
  if (!octetParOctet) asterisk.write(texte)
  else
    for (const octet of Buffer.from(texte))
      await new Promise((ecrit) => asterisk.write(Buffer.of(octet), ecrit))
}

async function issue(reponse: Promise<{ code: string; texte: string }>): Promise<string> {
  try {
    const { code, texte } = await reponse
    return `${code} ${texte.split('\n', 1)[0]}`.replace(/^(520) -/, '$1 ')
  } catch (erreur) {
    if (erreur instanceof Raccroche) return 'raccroché'
    return erreur instanceof ProtocoleRompu ? 'rompu' : String(erreur)
  }
}

/** Plays a recorded conversation: `<` Asterisk, `>` us, `=` what we must understand, `!` its last words. */
async function rejouer(transcription: string, octetParOctet: boolean): Promise<void> {
  const { asterisk, fil } = await unFil()
  let comprise = Promise.resolve('')
  for (const ligne of transcription.trimEnd().split('\n')) {
    const texte = ligne.slice(2)
    if (ligne.startsWith('<')) await dire(asterisk, `${texte}\n`, octetParOctet)
    else if (ligne.startsWith('!')) asterisk.end(texte)
    else if (ligne.startsWith('=')) expect(await comprise).toBe(texte)
    else {
      await attendre(5)
      comprise = issue(fil.demander(texte, 1000))
    }
  }
}

for (const nom of readdirSync(DOSSIER)) {
  for (const octetParOctet of [false, true]) {
    test(`${nom}${octetParOctet ? ', octet par octet' : ''}`, async () => {
      await rejouer(readFileSync(join(DOSSIER, nom), 'utf8'), octetParOctet)
    })
  }
}

test('deux questions ne sont jamais posées ensemble', async () => {
  const { asterisk, fil } = await unFil()
  asterisk.write('agi_uniqueid: 1.1\n\n')
  await fil.entete
  const premiere = issue(fil.demander('NOOP', 1000))
  await expect(fil.demander('NOOP', 1000)).rejects.toThrow(ProtocoleRompu)
  asterisk.write('200 result=0\n')
  expect(await premiere).toBe('200 result=0')
})

test('une réponse qui tarde ferme le fil : elle ne répondra pas à la question suivante', async () => {
  const { asterisk, fil } = await unFil()
  asterisk.write('agi_uniqueid: 1.1\n\n')
  await fil.entete
  await expect(fil.demander('NOOP', 30)).rejects.toThrow(DelaiDepasse)
  await new Promise((ferme) => asterisk.once('close', ferme))
  await expect(fil.demander('NOOP', 30)).rejects.toThrow(DelaiDepasse)
})

test("un environnement qui n'arrive pas est abandonné", async () => {
  const { asterisk, fil } = await unFil(30)
  asterisk.write('agi_uniqueid: 1.1\n')
  await expect(fil.entete).rejects.toThrow(DelaiDepasse)
})

test("une ligne sans fin et un bloc sans fin n'emplissent pas la mémoire", async () => {
  const ligne = await unFil()
  ligne.asterisk.write('x'.repeat(70_000))
  await expect(ligne.fil.entete).rejects.toThrow('ligne de plus')
  const bloc = await unFil()
  bloc.asterisk.write('a: b\n'.repeat(300))
  await expect(bloc.fil.entete).rejects.toThrow(ProtocoleRompu)
})
