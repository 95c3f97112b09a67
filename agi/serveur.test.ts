import { connect } from 'node:net'
import { setTimeout as attendre } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { appeler, type Appelante } from '../test/asterisk.ts'
import { baseDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { unTelephone } from '../test/telephone.ts'
import { ouvrirMesures } from './mesures.ts'
import { ecouter, type Options } from './serveur.ts'

const journal = pino({ level: 'silent' })

async function unServeur(options: Partial<Options> = {}) {
  const mesures = ouvrirMesures()
  const serveur = await ecouter({
    adresse: '127.0.0.1',
    port: 0,
    cle: undefined,
    traiter: async (session) => {
      await session.exec('Background', 'sonnette/merci')
      return 'fini'
    },
    journal,
    mesures,
    maintenant: Date.now,
    ...options,
  })
  onTestFinished(() => serveur.arreter(0))
  return { serveur, issues: () => mesures.releve().issues, mesures }
}

test.for([
  ['secret', 1],
  ['', 0],
  ['Secret', 0],
  ['secretsecret', 0],
  ['%zz', 0],
] as const)('la clé « %s » ouvre %i session', async ([cle, sessions]) => {
  const { serveur, issues } = await unServeur({ cle: 'secret' })
  expect((await appeler(serveur.port, { cle })).commandes).toHaveLength(sessions)
  expect(issues()).toEqual(sessions === 1 ? { fini: 1 } : { refuse: 1 })
})

test('un environnement forgé n’ouvre rien', async () => {
  const { serveur, issues } = await unServeur()
  const forge: Appelante = { enPlus: ['agi_callerid: 0699999999'] }
  expect((await appeler(serveur.port, forge)).commandes).toEqual([])
  expect(issues()).toEqual({ refuse: 1 })
})

test('se connecter et partir sans un mot n’est pas un appel', async () => {
  const { serveur, issues } = await unServeur()
  const socket = connect({ port: serveur.port }).resume()
  socket.end()
  await new Promise((ferme) => socket.once('close', ferme))
  expect(issues()).toEqual({})
})

test('se connecter et se taire est borné', async () => {
  const { serveur, issues } = await unServeur({ delaiEnteteMs: 30 })
  const socket = connect({ port: serveur.port }).resume()
  await new Promise((ferme) => socket.once('close', ferme))
  expect(issues()).toEqual({ abandonne: 1 })
})

test('au-delà du nombre d’appels permis, le dialplan garde l’appel', async () => {
  const occupe = Promise.withResolvers<string>()
  const { serveur, issues } = await unServeur({ appelsMax: 1, traiter: async () => occupe.promise })
  const premier = appeler(serveur.port)
  await expect.poll(() => serveur.enCours()).toBe(1)
  expect((await appeler(serveur.port)).commandes).toEqual([])
  occupe.resolve('fini')
  await premier
  expect(issues()).toEqual({ trop_d_appels: 1, fini: 1 })
})

test('à l’arrêt, l’appel en cours s’achève et aucun autre n’entre', async () => {
  const occupe = Promise.withResolvers<void>()
  const { serveur, issues } = await unServeur({
    traiter: async (session) => {
      await occupe.promise
      await session.exec('Background', 'sonnette/merci')
      return 'fini'
    },
  })
  const appel = appeler(serveur.port)
  await expect.poll(() => serveur.enCours()).toBe(1)
  const arret = serveur.arreter(5000)
  const refusee = await new Promise((dire) => connect({ port: serveur.port }).once('error', dire))
  expect(refusee).toMatchObject({ code: 'ECONNREFUSED' })
  occupe.resolve()
  expect((await appel).entendu).toEqual(['merci'])
  await arret
  expect(issues()).toEqual({ fini: 1 })
})

test('à l’arrêt, un appel sans fin est coupé', async () => {
  const { serveur } = await unServeur({ traiter: async () => new Promise(() => {}) })
  const appel = appeler(serveur.port)
  await expect.poll(() => serveur.enCours()).toBe(1)
  await serveur.arreter(50)
  expect((await appel).suite).toBe('secours')
})

test('le temps que nous prenons pour répondre est mesuré', async () => {
  const { serveur, mesures } = await unServeur({
    traiter: async (session) => {
      await attendre(40)
      await session.exec('Background', 'sonnette/merci')
      return 'fini'
    },
  })
  await appeler(serveur.port)
  const { reponses, reponseMs } = mesures.releve()
  expect(reponses).toBe(1)
  expect(reponseMs.p50).toBeGreaterThan(30)
  expect(reponseMs.p99).toBeLessThan(1000)
})

test('le journal ne dit ni numéro, ni code, ni nom', async () => {
  let lignes = ''
  const journal = pino({ level: 'trace' }, { write: (ligne: string) => void (lignes += ligne) })
  const db = await baseDeTest()
  const odette = await unBeneficiaire(db, { numeros: ['+33142000001'], nom: 'Lenoir' })
  const awa = await unIntervenant(db, { nom: 'Traoré' })
  const telephone = await unTelephone(db, { journal })
  const entetes = { parametres: ['%3Csip%3A0142000001%40x%3E', '', 'appel-id'] }
  await telephone.appeler({ ...entetes, touches: { 'bienvenue-code': awa.code } })
  await telephone.appeler({ ...entetes, touches: { 'bienvenue-code': '98765' } })
  await telephone.appeler({ ...entetes, enPlus: ['agi_callerid: 0142000001'] })
  await telephone.appeler({
    numero: 'unknown',
    touches: { 'beneficiaire-code': odette.code },
    raccrocheApres: 3,
  })
  await db.destroy()
  await telephone.appeler({ ...entetes, touches: { 'bienvenue-code': awa.code } })
  await expect.poll(() => lignes.split('\n').length).toBe(6)
  expect(lignes).not.toMatch(/142000001|98765|Dupont|Lenoir|Traoré/)
  expect(lignes).not.toContain(awa.code)
  expect(lignes).not.toContain(odette.code)
})
