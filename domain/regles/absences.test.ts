import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absenceDuJour, estDefinitif, fauteDAbsence, MOTIFS_ABSENCE, type Absence } from './absences.ts'
import { contient, seCroisent } from './intervalles.ts'
import { jourSuivant } from './jours.ts'

const AUJOURDHUI = '2026-11-23'
const jour = (n: number) => jourSuivant(AUJOURDHUI, n)
const rang = fc.integer({ min: -40, max: 40 })
const intervalle = fc
  .tuple(rang, fc.option(fc.integer({ min: 0, max: 30 })))
  .map(([debut, duree]) => ({ du: jour(debut), au: duree === null ? null : jour(debut + duree) }))
const absence: fc.Arbitrary<Absence> = fc
  .tuple(intervalle, fc.constantFrom(...MOTIFS_ABSENCE))
  .map(([jours, motif]) => ({ ...jours, motif }))

describe('days of an interval', () => {
  it('two intervals cross exactly when some day is in both', () => {
    const jours = Array.from({ length: 200 }, (_, n) => jour(n - 60))
    fc.assert(
      fc.property(intervalle, intervalle, (a, b) => {
        const commun = jours.some((j) => contient(a, j) && contient(b, j))
        expect(seCroisent(a, b)).toBe(commun)
        expect(seCroisent(b, a)).toBe(commun)
      }),
    )
  })
})

describe('an absence', () => {
  it('whatever is entered one after the other, no day is ever two absences', () => {
    const jours = Array.from({ length: 140 }, (_, n) => jour(n - 60))
    fc.assert(
      fc.property(fc.array(absence, { maxLength: 12 }), (demandes) => {
        const gardees: Absence[] = []
        for (const demande of demandes) {
          const faute = fauteDAbsence(demande, gardees, AUJOURDHUI)
          if (faute === undefined) gardees.push(demande)
          else if (faute.champ === '') expect(gardees.some((autre) => seCroisent(autre, demande))).toBe(true)
        }
        for (const j of jours) {
          expect(gardees.filter((gardee) => contient(gardee, j)).length).toBeLessThanOrEqual(1)
          expect(absenceDuJour(gardees, j)).toBe(gardees.find((gardee) => contient(gardee, j)))
        }
        for (const { motif, au } of gardees) if (estDefinitif(motif)) expect(au).toBeNull()
      }),
    )
  })

  it.each<[Absence, string | undefined]>([
    [{ du: '2026-12-20', au: '2026-12-31', motif: 'vacances' }, undefined],
    [{ du: '2026-11-20', au: null, motif: 'hospitalisation' }, undefined],
    [{ du: '2026-11-23', au: '2026-11-23', motif: 'autre' }, undefined],
    [{ du: '2026-11-24', au: null, motif: 'deces' }, undefined],
    [{ du: '2026-12-20', au: null, motif: 'vacances' }, 'au'],
    [{ du: '2026-12-20', au: '2026-12-19', motif: 'vacances' }, 'au'],
    [{ du: '2026-11-23', au: '2026-12-23', motif: 'ehpad' }, 'au'],
    [{ du: '2020-11-23', au: '2026-12-23', motif: 'autre' }, 'du'],
    [{ du: '2029-11-23', au: '2029-12-23', motif: 'autre' }, 'du'],
    [{ du: '2026-11-23', au: '2036-12-23', motif: 'autre' }, 'au'],
  ])('%j: %s', (demande, champ) => {
    expect(fauteDAbsence(demande, [], AUJOURDHUI)?.champ).toBe(champ)
  })

  it('says which absence is in the way', () => {
    const noel = { du: '2026-12-20', au: '2026-12-31' }
    const faute = fauteDAbsence({ du: '2026-12-31', au: '2027-01-02', motif: 'autre' }, [noel], AUJOURDHUI)
    expect(faute?.raison).toContain('20/12/2026, jusqu’au 31/12/2026')
  })
})
