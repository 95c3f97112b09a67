import fc from 'fast-check'
import { expect, it } from 'vitest'
import { differences } from './differences.ts'

const INSECABLE = '\u00A0'

it('tells what changed, in French, and nothing of what stayed', () => {
  const avant = { role: 'gestionnaire', antenne_id: 3, administrateur: 0, nom: 'Petit' }
  const apres = { role: 'siege', antenne_id: null, administrateur: 1, nom: 'Petit' }
  expect(differences(JSON.stringify(avant), JSON.stringify(apres))).toEqual([
    { quoi: 'Rôle', avant: 'Gestionnaire', apres: 'Siège' },
    { quoi: 'Antenne', avant: '3', apres: null },
    { quoi: 'Gère les comptes', avant: 'non', apres: 'oui' },
  ])
})

it('reads days, instants, lists and what is nested', () => {
  const apres = {
    du: '2026-11-23',
    debut: Date.parse('2026-11-23T08:05:00Z'),
    codes: ['a', 'b'],
    de: { nom: 'X' },
  }
  expect(differences(null, JSON.stringify(apres))).toEqual([
    { quoi: 'Début', avant: null, apres: '23/11/2026' },
    { quoi: 'Arrivée', avant: null, apres: `23/11/2026 à 9${INSECABLE}h${INSECABLE}05` },
    { quoi: 'Codes', avant: null, apres: 'a, b' },
    { quoi: 'De · Nom', avant: null, apres: 'X' },
  ])
})

it('the same state twice is no difference, and nothing it is given breaks it', () => {
  fc.assert(
    fc.property(fc.json(), fc.oneof(fc.json(), fc.string()), (a, b) => {
      expect(differences(a, a)).toEqual([])
      for (const { quoi, avant, apres } of differences(a, b)) {
        expect(quoi).not.toBe('')
        expect(typeof (avant ?? apres ?? '')).toBe('string')
      }
    }),
  )
})
