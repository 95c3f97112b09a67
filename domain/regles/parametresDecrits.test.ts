import { expect, it } from 'vitest'
import { DEFAUTS } from './parametres.ts'
import { clesDesParametres, decrire, estUnParametre, incoherence, lireValeur } from './parametresDecrits.ts'

it.each(clesDesParametres())('%s has French words and bounds that hold its default', (cle) => {
  const { libelle, aide, rubrique, nature, min, max } = decrire(cle)
  expect(libelle).not.toBe(cle)
  expect(aide).not.toBe('')
  expect(rubrique).not.toBe('Autres')
  const defaut: unknown = DEFAUTS[cle]
  if (typeof defaut === 'number') {
    expect(defaut).toBeGreaterThanOrEqual(min)
    expect(defaut).toBeLessThanOrEqual(max)
  } else {
    expect(nature).toBe(typeof defaut === 'boolean' ? 'ouiNon' : 'heure')
  }
})

it('the defaults hold together', () => {
  expect(incoherence(DEFAUTS)).toBeUndefined()
})

it.each([
  [{ ouverture: '20:30' }, 'ouverture'],
  [{ fermeture: '07:59' }, 'ouverture'],
  [{ dureeMinMin: 720 }, 'minimale'],
  [{ dureeMaxMin: 5 }, 'minimale'],
])('%j cannot hold', (faute, mot) => {
  expect(incoherence({ ...DEFAUTS, ...faute })).toContain(mot)
})

it.each([
  ['ouverture', '8:30', '08:30'],
  ['ouverture', '8 h 30', '08:30'],
  ['ouverture', '8h', '08:00'],
  ['ouverture', '23:59', '23:59'],
  ['dureeMinMin', '0', 0],
  ['dureeMinMin', '120', 120],
  ['cleDeControle', 'oui', true],
  ['cleDeControle', 'non', false],
] as const)('%s reads %j as %j', (cle, texte, valeur) => {
  expect(lireValeur(cle, texte)).toEqual({ bon: true, valeur })
})

it.each([
  ['ouverture', '24:00'],
  ['ouverture', '8:60'],
  ['ouverture', '830'],
  ['ouverture', ''],
  ['dureeMinMin', '121'],
  ['dureeMinMin', '-1'],
  ['dureeMinMin', '5,5'],
  ['dureeMinMin', ''],
  ['cleDeControle', 'true'],
] as const)('%s refuses %j', (cle, texte) => {
  expect(lireValeur(cle, texte)).toMatchObject({ bon: false })
})

it('knows what is not a setting', () => {
  expect(estUnParametre('ouverture')).toBe(true)
  expect(estUnParametre('toString')).toBe(false)
  expect(estUnParametre('')).toBe(false)
})
