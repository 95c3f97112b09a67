import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { debutDuJour, instantDe, jourDe } from './jours.ts'
import { creneaux, totaux } from './planning.ts'

const MINUTE = 60_000
const DELAIS = { delaiManqueeMin: 30, dureeMaxMin: 720 }
const LUNDI = '2026-11-23'
const a = (heure: string, jour = LUNDI) => instantDe(jour, heure)
const MAINTENANT = a('10:00')

let suite = 0
function visite(debut: number, duree = 60) {
  suite += 1
  return {
    id: suite,
    beneficiaire_id: 1,
    intervenant_id: 2,
    jour: jourDe(debut),
    debut,
    fin: debut + duree * MINUTE,
  }
}
function intervention(debut: number | null, fin: number | null) {
  suite += 1
  return { id: suite, beneficiaire_id: 1, intervenant_id: 2, jour: jourDe(debut ?? fin ?? 0), debut, fin }
}
const unSeul = (...args: Parameters<typeof creneaux>) => {
  const lignes = creneaux(...args)
  expect(lignes.length).toBe(1)
  return lignes[0]
}

describe('a planned visit', () => {
  it.each([
    ['10:01', 'a_venir'],
    ['10:00', 'attendue'],
    ['09:31', 'attendue'],
    ['09:30', 'manquee'],
    ['08:00', 'manquee'],
  ])('planned at %s and without a stamp, at ten it is %s', (heure, etat) => {
    expect(unSeul([visite(a(heure))], [], [], DELAIS, MAINTENANT)?.etat).toBe(etat)
  })

  it('is no longer expected on the days of an absence, and on those only', () => {
    const absence = { beneficiaire_id: 1, du: LUNDI, au: LUNDI }
    expect(unSeul([visite(a('08:00'))], [], [absence], DELAIS, MAINTENANT)?.etat).toBe('absence')
    const veille = visite(a('08:00', '2026-11-22'))
    expect(unSeul([veille], [], [absence], DELAIS, MAINTENANT)?.etat).toBe('manquee')
    const autre = { ...absence, beneficiaire_id: 9 }
    expect(unSeul([visite(a('08:00'))], [], [autre], DELAIS, MAINTENANT)?.etat).toBe('manquee')
  })

  it.each([
    ['08:15', 0],
    ['08:16', 16],
    ['07:30', 0],
  ])('begun at %s for eight, it is %i minutes late', (heure, retard) => {
    const ligne = unSeul([visite(a('08:00'))], [intervention(a(heure), a('09:00'))], [], DELAIS, MAINTENANT)
    expect(ligne).toMatchObject({ etat: 'faite', retardMin: retard, nonPrevue: false })
  })
})

describe('an intervention', () => {
  it('is going on, or lacks a stamp', () => {
    expect(unSeul([], [intervention(a('09:00'), null)], [], DELAIS, MAINTENANT)?.etat).toBe('en_cours')
    const hier = intervention(a('20:00', '2026-11-22'), null)
    expect(unSeul([], [hier], [], DELAIS, MAINTENANT)?.etat).toBe('incomplete')
    expect(unSeul([], [intervention(null, a('09:00'))], [], DELAIS, MAINTENANT)?.etat).toBe('incomplete')
  })

  it('is not planned only where there is a planning', () => {
    const faite = intervention(a('08:00'), a('09:00'))
    expect(unSeul([], [faite], [], DELAIS, MAINTENANT)?.nonPrevue).toBe(false)
    const demain = visite(a('08:00', '2026-11-24'))
    expect(creneaux([demain], [faite], [], DELAIS, MAINTENANT)[0]?.nonPrevue).toBe(true)
  })
})

describe('nights', () => {
  it('a visit across midnight is one line of the day it begins on, whole', () => {
    const prevue = visite(a('22:00'), 480)
    const faite = intervention(a('22:02'), a('05:58', '2026-11-24'))
    const lignes = creneaux([prevue], [faite], [], DELAIS, a('12:00', '2026-11-24'))
    expect(lignes).toMatchObject([{ jour: LUNDI, etat: 'faite', retardMin: 0 }])
    expect(totaux(lignes)).toEqual({ prevuMin: 480, faitMin: 476 })
  })

  it.each([
    ['2026-03-29', 120],
    ['2026-10-25', 240],
  ])('on the night of %s, one to four lasts %i minutes', (jour, minutes) => {
    const prevue = { ...visite(a('01:00', jour)), fin: a('04:00', jour) }
    const lignes = creneaux(
      [prevue],
      [intervention(a('01:00', jour), a('04:00', jour))],
      [],
      DELAIS,
      a('12:00', jour),
    )
    expect(lignes).toMatchObject([{ jour, etat: 'faite' }])
    expect(totaux(lignes)).toEqual({ prevuMin: minutes, faitMin: minutes })
  })
})

it('every planned visit and every intervention is on one line and one only, on its own day, in order', () => {
  const instant = fc
    .tuple(fc.constantFrom('2026-03-28', '2026-10-24', LUNDI), fc.integer({ min: 0, max: 3 * 1440 }))
    .map(([jour, minutes]) => debutDuJour(jour) + minutes * MINUTE)
  const visites = fc.array(fc.tuple(instant, fc.integer({ min: 1, max: 600 })), { maxLength: 12 })
  const interventions = fc.array(
    fc.tuple(instant, fc.integer({ min: 0, max: 600 }), fc.constantFrom('deux', 'arrivee', 'depart')),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(visites, interventions, instant, (v, i, maintenant) => {
      const prevues = v.map(([debut, duree]) => visite(debut, duree))
      const faites = i.map(([debut, duree, demi]) =>
        intervention(demi === 'depart' ? null : debut, demi === 'arrivee' ? null : debut + duree * MINUTE),
      )
      const lignes = creneaux(prevues, faites, [], DELAIS, maintenant)
      const tri = (ids: (number | undefined)[]) =>
        ids.filter((id) => id !== undefined).toSorted((x, y) => x - y)
      expect(tri(lignes.map((ligne) => ligne.visite?.id))).toEqual(tri(prevues.map(({ id }) => id)))
      expect(tri(lignes.map((ligne) => ligne.intervention?.id))).toEqual(tri(faites.map(({ id }) => id)))
      const debuts = lignes.map((l) => l.intervention?.debut ?? l.intervention?.fin ?? l.visite?.debut ?? 0)
      expect(debuts).toEqual(debuts.toSorted((x, y) => x - y))
      for (const ligne of lignes) {
        expect(ligne.jour).toBe((ligne.intervention ?? ligne.visite)?.jour)
      }
      const { prevuMin } = totaux(lignes)
      expect(prevuMin).toBe(v.reduce((somme, [, duree]) => somme + duree, 0))
    }),
  )
})
