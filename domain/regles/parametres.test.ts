import { expect, it } from 'vitest'
import { DEFAUTS, parametresDuJour } from './parametres.ts'

const lignes = [
  { cle: 'fenetreRepetitionS', valeur: '60', du: '2026-03-01', au: '2026-06-30' },
  { cle: 'fenetreRepetitionS', valeur: '90', du: '2026-06-01', au: null },
  { cle: 'inconnue', valeur: '1', du: '2026-01-01', au: null },
]

it.each([
  ['2026-02-28', 120],
  ['2026-03-01', 60],
  ['2026-06-15', 90],
  ['2027-01-01', 90],
])('on %s the window is %i s', (jour, attendue) => {
  expect(parametresDuJour(lignes, jour)).toEqual({ ...DEFAUTS, fenetreRepetitionS: attendue })
})
