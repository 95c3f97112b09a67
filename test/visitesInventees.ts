import fc from 'fast-check'
import type { RegleArrondi } from '../domain/regles/arrondi.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { VisiteARetenir } from './oracleArrondi.ts'

// Both clock changes, the 29th of February, the year's end (UTC), and any day.
const NUITS = ['2026-03-28T20:00Z', '2026-10-24T20:00Z', '2028-02-28T20:00Z', '2026-12-31T18:00Z'].map((t) =>
  Date.parse(t),
)
const PRESTATIONS = ['AIDE_VIE', 'ENTRETIEN']
const JOURS = ['2025-01-01', '2026-03-29', '2026-10-25', '2026-12-31', '2028-02-29']

const unDebut = fc.oneof(
  fc
    .tuple(fc.constantFrom(...NUITS), fc.integer({ min: 0, max: 10 * 3_600_000 }))
    .map(([nuit, ms]) => nuit + ms),
  fc.integer({ min: Date.parse('2025-06-01'), max: Date.parse('2029-01-01') }),
)

const uneRegle: fc.Arbitrary<Omit<RegleArrondi, 'id'>> = fc.record({
  financeurId: fc.constantFrom(null, 1, 2),
  prestation: fc.constantFrom(null, ...PRESTATIONS),
  mode: fc.constantFrom('reel', 'inferieur', 'superieur', 'plus_proche'),
  pasMin: fc.constantFrom(1, 5, 10, 15, 30, 60, 7),
  toleranceMin: fc.option(fc.integer({ min: 0, max: 15 })),
  plafondPrevu: fc.boolean(),
  du: fc.constantFrom(...JOURS),
  au: fc.option(fc.constantFrom(...JOURS)),
})

/** Visits with the planned minutes often near those worked, and the dated rounding rules they fall under. */
export const uneVisiteARetenir: fc.Arbitrary<{ visite: VisiteARetenir; regles: RegleArrondi[] }> = fc
  .record({
    debut: unDebut,
    dureeMs: fc.integer({ min: 0, max: 12 * 3_600_000 }),
    complementaires: fc.oneof(fc.constant(0), fc.integer({ min: -200, max: 200 })),
    ecart: fc.option(fc.integer({ min: -30, max: 30 })),
    financeurId: fc.constantFrom(null, 1, 2),
    prestation: fc.constantFrom(null, ...PRESTATIONS),
    regles: fc.array(uneRegle, { maxLength: 6 }),
  })
  .map(({ debut, dureeMs, ecart, regles, ...reste }) => ({
    visite: {
      ...reste,
      debut,
      fin: debut + dureeMs,
      jour: jourDe(debut),
      prevues: ecart === null ? null : Math.max(1, Math.round(dureeMs / 60_000) + ecart),
    },
    regles: regles.map((regle, rang) => ({ ...regle, id: rang + 1 })),
  }))
