import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ouvrir } from '../db/index.ts'
import { baseDeTest, dossierDeTest } from '../test/base.ts'
import { compterEssai, ESSAIS_D_UN_INCONNU, ESSAIS_PAR_HEURE, reprendreEssai } from './tentatives.ts'

const T = Date.parse('2026-11-23T08:00:00Z')
const MINUTE = 60_000
const QUI = 'marie@exemple.fr'

it('a hundred guesses at once, from everywhere, are ten an hour', async () => {
  const db = await baseDeTest()
  const essais = await Promise.all(
    Array.from({ length: 100 }, (_, n) => compterEssai(db, QUI, n % 2 === 0, T + n)),
  )
  expect(essais.filter(({ type }) => type === 'permis')).toHaveLength(ESSAIS_PAR_HEURE)
})

it('a stranger who guesses all day keeps nobody out of her own browser', async () => {
  const db = await baseDeTest()
  for (let minute = 0; minute < 600; minute += 1) await compterEssai(db, QUI, false, T + minute * MINUTE)
  expect(await compterEssai(db, QUI, false, T + 599 * MINUTE)).toMatchObject({ type: 'attendre' })
  expect(await compterEssai(db, QUI, true, T + 599 * MINUTE)).toMatchObject({ type: 'permis' })
})

it('a right guess is not held against her; the wrong ones before it stay', async () => {
  const db = await baseDeTest()
  for (let n = 0; n < 40; n += 1) {
    const essai = await compterEssai(db, QUI, false, T + n)
    if (essai.type === 'permis') await reprendreEssai(db, essai.id)
    expect(essai.type).toBe('permis')
  }
  for (let n = 0; n < ESSAIS_D_UN_INCONNU; n += 1) {
    const juste = await compterEssai(db, QUI, false, T + 100 + n)
    if (juste.type === 'permis') await reprendreEssai(db, juste.id)
    await compterEssai(db, QUI, false, T + 100 + n)
  }
  expect(await compterEssai(db, QUI, false, T + 200)).toMatchObject({ type: 'attendre' })
})

it('a restart forgives nothing; an hour does', async () => {
  const chemin = join(dossierDeTest(), 'sonnette.db')
  const db = await baseDeTest(chemin)
  for (let n = 0; n < ESSAIS_D_UN_INCONNU; n += 1) await compterEssai(db, QUI, false, T + n * MINUTE)
  const autre = ouvrir(chemin)
  try {
    expect(await compterEssai(autre, QUI, false, T + 30 * MINUTE)).toEqual({
      type: 'attendre',
      jusque: T + 60 * MINUTE,
    })
    expect(await compterEssai(autre, 'autre@exemple.fr', false, T)).toMatchObject({ type: 'permis' })
    expect(await compterEssai(autre, QUI, false, T + 60 * MINUTE)).toMatchObject({ type: 'permis' })
    expect(await compterEssai(autre, QUI, false, T + 60 * MINUTE)).toMatchObject({ type: 'attendre' })
  } finally {
    await autre.destroy()
  }
})
