import { expect, test } from 'vitest'
import { ouvrirMesures } from './mesures.ts'

test('les centiles portent sur les dernières réponses, les issues sur toutes', () => {
  const mesures = ouvrirMesures()
  expect(mesures.releve()).toEqual({ issues: {}, reponses: 0, reponseMs: { p50: 0, p99: 0, max: 0 } })
  for (let ms = 0; ms < 5000; ms += 1) mesures.chronometrer(ms)
  mesures.compter('arrivee')
  mesures.compter('arrivee')
  const { issues, reponses, reponseMs } = mesures.releve()
  expect({ issues, reponses }).toEqual({ issues: { arrivee: 2 }, reponses: 5000 })
  expect(reponseMs).toEqual({ p50: 2951, p99: 4958, max: 4999 })
})
