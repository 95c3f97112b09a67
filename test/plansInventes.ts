import fc from 'fast-check'
import type { Prise } from '../domain/regles/prises.ts'
import type { ARepartir, Plan } from '../domain/regles/repartition.ts'

const JOUR = 86_400_000
// Around the clock changes, the year's end, the 29th of February, the turn of a month.
const DEPARTS = ['2026-03-24', '2026-10-20', '2026-12-26', '2028-02-24', '2026-08-27', '2027-01-01']
const PRESTATIONS = ['AIDE_VIE', 'AIDE_VIE', 'ENTRETIEN']

const jourApres = (depart: string, n: number) =>
  new Date(Date.parse(`${depart}T00:00:00Z`) + n * JOUR).toISOString().slice(0, 10)

// Days in three clusters: close together so that caps bite, and months apart so that windows close.
const unEcart = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 2, arbitrary: fc.integer({ min: 13, max: 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: 175, max: 190 }) },
  { weight: 1, arbitrary: fc.integer({ min: 300, max: 400 }) },
)

const unPlafond = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 600 }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.constant(null) },
)

function unePrise(depart: string): fc.Arbitrary<Omit<Prise, 'id'>> {
  return fc
    .record({
      financeurId: fc.integer({ min: 1, max: 3 }),
      prestation: fc.constantFrom(...PRESTATIONS),
      debut: fc.integer({ min: -200, max: 60 }),
      jours: fc.option(fc.integer({ min: 0, max: 300 })),
      minutesMaximum: unPlafond,
      periode: fc.constantFrom('M', 'S', 'A', 'X', null),
      rang: fc.integer({ min: 1, max: 3 }),
      abattementCouple: fc.boolean(),
    })
    .map(({ debut, jours, ...prise }) => ({
      ...prise,
      du: jourApres(depart, debut),
      au: jours === null ? null : jourApres(depart, debut + jours),
    }))
}

function uneIntervention(depart: string): fc.Arbitrary<Omit<ARepartir, 'id'>> {
  return fc
    .record({
      ecart: unEcart,
      // Half of them near midnight, where days and periods change.
      minute: fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1260, max: 1439 })),
      // Some at the same instant: two carers who arrive together.
      pas: fc.constantFrom(1, 1, 1, 240),
      seconde: fc.integer({ min: 0, max: 59 }),
      minutes: fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0, max: 240 }) },
        { weight: 1, arbitrary: fc.integer({ min: 1400, max: 1600 }) },
      ),
      prestation: fc.constantFrom(...PRESTATIONS, null),
    })
    .map(({ ecart, minute, pas, seconde, ...reste }) => ({
      ...reste,
      debut:
        Date.parse(`${depart}T00:00:00Z`) +
        (pas === 1 ? ecart : ecart % 4) * JOUR +
        (minute - (minute % pas)) * 60_000 +
        (pas === 1 ? seconde : 0) * 1000,
    }))
}

const numerotes = <T>(lignes: readonly T[]) => lignes.map((ligne, rang) => ({ ...ligne, id: rang + 1 }))

/** An invented plan of help and the visits paid by it. */
export interface PlanInvente {
  plan: Plan
  interventions: ARepartir[]
}

/** Plans of up to five prises en charge and up to `visites` interventions, some at once, some across midnight. */
export function unPlan(visites = 14): fc.Arbitrary<PlanInvente> {
  return fc.constantFrom(...DEPARTS).chain((depart) =>
    fc
      .record({
        prises: fc.array(unePrise(depart), { maxLength: 5 }),
        couple: fc.array(
          unePrise(depart).map(({ du, au }) => ({ du, au })),
          { maxLength: 2 },
        ),
        interventions: fc.array(uneIntervention(depart), { maxLength: visites }),
      })
      .map(({ prises, couple, interventions }) => ({
        plan: { prises: numerotes(prises), couple },
        interventions: numerotes(interventions),
      })),
  )
}
