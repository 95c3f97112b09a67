import { expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { noterAppel } from '../domain/noterAppel.ts'
import { unAppel, unBeneficiaire, uneAntenne, unIntervenant } from '../test/constructeurs.ts'
import { MATIN, unCompte, unExtranet, unPointage } from '../test/extranet.ts'
import { FLUX_PAR_SESSION } from './direct.ts'

const attendre = (ms: number) => new Promise((suite) => setTimeout(suite, ms))

async function unAppelDans(antenneId: number, db: Db): Promise<void> {
  const lieu = await unBeneficiaire(db, { antenne_id: antenneId })
  const { id } = await unIntervenant(db, { antenne_id: antenneId })
  await unPointage(db, id, lieu, MATIN)
}

it('tells the pages of the antenne where a call came, of headquarters, and nobody else', async () => {
  const { db, services } = await unExtranet()
  const [a, b] = [await uneAntenne(db), await uneAntenne(db)]
  const prevenus: string[] = []
  const abonner = (nom: string, portee: 'toutes' | number[]) =>
    services.direct.abonner({
      jeton: nom,
      portee,
      prevenir: () => prevenus.push(nom),
      fermer: () => undefined,
    })
  abonner('a', [a])
  abonner('b', [b])
  abonner('siege', 'toutes')
  await attendre(300)
  const avant = performance.now()
  await unAppelDans(a, db)
  while (prevenus.length < 2 && performance.now() - avant < 2000) await attendre(10)
  expect(performance.now() - avant).toBeLessThan(800)
  await attendre(700)
  expect(prevenus.toSorted()).toEqual(['a', 'siege'])
})

it('a call of no antenne concerns headquarters alone', async () => {
  const { db, services } = await unExtranet()
  const a = await uneAntenne(db)
  const prevenus: string[] = []
  for (const [nom, portee] of [['a', [a]] as const, ['siege', 'toutes'] as const]) {
    services.direct.abonner({
      jeton: nom,
      portee,
      prevenir: () => prevenus.push(nom),
      fermer: () => undefined,
    })
  }
  await noterAppel(db, unAppel(MATIN), {
    resultat: 'beneficiaire_inconnu',
    etape: 'beneficiaire',
    saisies: [],
    identification: 'aucune',
    beneficiaireId: null,
    intervenantId: null,
  })
  await attendre(600)
  expect(prevenus).toEqual(['siege'])
})

it('a burst of calls is told at most about once a second, and its last call is told', async () => {
  const { db, services } = await unExtranet()
  const a = await uneAntenne(db)
  const instants: number[] = []
  services.direct.abonner({
    jeton: 'a',
    portee: [a],
    prevenir: () => instants.push(performance.now()),
    fermer: () => undefined,
  })
  let dernier = 0
  for (let n = 0; n < 40; n += 1) {
    await unAppelDans(a, db)
    dernier = performance.now()
    await attendre(30)
  }
  await attendre(900)
  expect(instants.length).toBeLessThanOrEqual(5)
  expect(instants.at(-1)).toBeGreaterThan(dernier)
  const ecarts = instants.slice(1).map((instant, n) => instant - (instants[n] ?? 0))
  expect(Math.min(...ecarts)).toBeGreaterThan(550)
})

it('a session holds a few streams at most, and they end with it', async () => {
  const { db, app, lire, cookie } = await unExtranet()
  const biscuit = await cookie(await unCompte(db, 'siege'))
  const flux: ReadableStreamDefaultReader<Uint8Array>[] = []
  for (let n = 0; n < FLUX_PAR_SESSION; n += 1) {
    const reponse = await lire('/direct', biscuit)
    expect(reponse.headers.get('content-type')).toBe('text/event-stream')
    expect(reponse.headers.get('cache-control')).toBe('no-store')
    if (reponse.body !== null) flux.push(reponse.body.getReader())
  }
  expect((await lire('/direct', biscuit)).status).toBe(429)
  await app.request('/deconnexion', {
    method: 'POST',
    headers: { cookie: biscuit, 'sec-fetch-site': 'same-origin' },
  })
  for (const lecteur of flux) {
    let texte = ''
    for (let fini = false; !fini;) {
      const { done, value } = await lecteur.read()
      fini = done
      texte += new TextDecoder().decode(value)
    }
    expect(texte).toBe('event: ouvert\ndata: \nretry: 2000\n\nevent: fin\ndata: \n\n')
  }
})
