import { describe, expect, it } from 'vitest'
import { famillesDe, familleDesHeures, plusForte } from './motifs.ts'

it.each([
  ['creer', ['CRE']],
  ['deplacer', ['COA', 'COD', 'CO2']],
  ['inverser', ['CO2']],
  ['fusionner', ['CO2']],
  ['scinder', ['CO2']],
  ['reaffecter', ['MDT']],
  ['supprimer', ['SUP']],
  ['minutes', ['MDT']],
] as const)('the motifs of %s are of %j', (acte, familles) => {
  expect(famillesDe(acte)).toEqual(familles)
})

describe('familleDesHeures', () => {
  it.each([
    [{ debut: 1, fin: 2 }, { debut: 1, fin: 2 }, null],
    [{ debut: 1, fin: 2 }, { debut: 0, fin: 2 }, 'COA'],
    [{ debut: null, fin: 2 }, { debut: 1, fin: 2 }, 'COA'],
    [{ debut: 1, fin: null }, { debut: 1, fin: 2 }, 'COD'],
    [{ debut: 1, fin: 2 }, { debut: 0, fin: 3 }, 'CO2'],
  ] as const)('%j to %j: %s', (avant, apres, famille) => {
    expect(familleDesHeures(avant, apres)).toBe(famille)
  })
})

describe('plusForte', () => {
  it.each([
    [null, 'MDT', 'MDT'],
    ['COA', 'COD', 'CO2'],
    ['COD', 'COA', 'CO2'],
    ['COA', 'COA', 'COA'],
    ['COA', 'MDT', 'COA'],
    ['MDT', 'COD', 'COD'],
    ['CO2', 'COA', 'CO2'],
    ['CO2', 'CRE', 'CRE'],
    ['CRE', 'CO2', 'CRE'],
    ['CRE', 'SUP', 'SUP'],
    ['SUP', 'CRE', 'SUP'],
  ] as const)('%s then %s: %s', (actuelle, nouvelle, famille) => {
    expect(plusForte(actuelle, nouvelle)).toBe(famille)
  })
})
