import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantDe } from './jours.ts'
import { rapprocher, visiteDe, type Visitee, type VisitePrevue } from './visites.ts'

const JOUR = '2026-11-23'
const a = (heure: string) => instantDe(JOUR, heure)
const qui = { beneficiaire_id: 10, intervenant_id: 20, jour: JOUR }
const prevue = (id: number, debut: string, fin: string): VisitePrevue => ({
  ...qui,
  id,
  debut: a(debut),
  fin: a(fin),
})
const faite = (
  id: number,
  debut: string | null,
  fin: string | null,
  autres: Partial<Visitee> = {},
): Visitee => ({
  ...qui,
  id,
  debut: debut === null ? null : a(debut),
  fin: fin === null ? null : a(fin),
  ...autres,
})
const reponses = (interventions: Visitee[], visites: VisitePrevue[]) =>
  Object.fromEntries([...rapprocher(interventions, visites)].map(([id, visite]) => [id, visite.id]))

describe('the planned visit an intervention answers', () => {
  it.each([
    ['one for one', [faite(1, '09:05', '10:00')], [prevue(5, '09:00', '10:00')], { 1: 5 }],
    [
      'the nearest of two',
      [faite(1, '14:10', '15:00')],
      [prevue(5, '09:00', '10:00'), prevue(6, '14:00', '15:00')],
      { 1: 6 },
    ],
    [
      'each its own, nearest first',
      [faite(1, '09:50', '10:10'), faite(2, '09:05', '09:40')],
      [prevue(5, '09:00', '10:00'), prevue(6, '14:00', '15:00')],
      { 1: 6, 2: 5 },
    ],
    [
      'one visit answers one intervention alone',
      [faite(1, '09:00', '09:30'), faite(2, '09:40', '10:00')],
      [prevue(5, '09:00', '10:00')],
      { 1: 5 },
    ],
    [
      'without arrival, by its departure',
      [faite(1, null, '15:05')],
      [prevue(5, '09:00', '10:00'), prevue(6, '14:00', '15:00')],
      { 1: 6 },
    ],
    ['another carer', [faite(1, '09:00', null, { intervenant_id: 21 })], [prevue(5, '09:00', '10:00')], {}],
    ['another home', [faite(1, '09:00', null, { beneficiaire_id: 11 })], [prevue(5, '09:00', '10:00')], {}],
    ['another day', [faite(1, '09:00', null, { jour: '2026-11-24' })], [prevue(5, '09:00', '10:00')], {}],
  ])('%s', (_, interventions, visites, attendues) => {
    expect(reponses(interventions, visites)).toEqual(attendues)
    expect(reponses(interventions.toReversed(), visites.toReversed())).toEqual(attendues)
  })

  it('alone, is the nearest', () => {
    const visites = [prevue(5, '09:00', '10:00'), prevue(6, '14:00', '15:00')]
    expect(visiteDe(faite(1, '13:00', null), visites)?.id).toBe(6)
  })
})

it('no visit answers twice, none is left while an intervention of its pair has none, whatever the order', () => {
  const minute = fc.integer({ min: 0, max: 600 })
  const visites = fc.uniqueArray(
    fc.record({ id: fc.nat({ max: 99 }), minute, intervenant_id: fc.constantFrom(20, 21) }),
    { selector: ({ id }) => id, maxLength: 6 },
  )
  fc.assert(
    fc.property(visites, visites, fc.nat(), (prevues, faites, graine) => {
      const plan = prevues.map(({ id, minute: m, intervenant_id }) => {
        const debut = a('08:00') + m * 60_000
        return { ...qui, intervenant_id, id, debut, fin: debut + 3_600_000 }
      })
      const fait = faites.map(({ id, minute: m, intervenant_id }) => {
        return { ...qui, intervenant_id, id, debut: a('08:00') + m * 60_000, fin: null }
      })
      const trouvees = reponses(fait, plan)
      const melanger = <T extends { id: number }>(liste: T[]) =>
        liste.toSorted((x, y) => ((x.id * graine) % 13) - ((y.id * graine) % 13))
      expect(reponses(melanger(fait), melanger(plan))).toEqual(trouvees)
      expect(new Set(Object.values(trouvees)).size).toBe(Object.keys(trouvees).length)
      for (const intervenant_id of [20, 21]) {
        const combien = (liste: { intervenant_id: number }[]) =>
          liste.filter((l) => l.intervenant_id === intervenant_id).length
        const repondues = fait.filter((f) => f.intervenant_id === intervenant_id && f.id in trouvees).length
        expect(repondues).toBe(Math.min(combien(plan), combien(fait)))
      }
    }),
  )
})
