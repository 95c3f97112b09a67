import { seCroisent, type Intervalle } from './intervalles.ts'

/** A line given to a beneficiaire for some days. */
export interface Attribution extends Intervalle {
  beneficiaire_id: number
  foyer: string | null
}

/**
 * The attribution that keeps this line from being given too: of the same days, to herself (she has it already) or to
 * somebody she does not live with. A call would not tell whose home it comes from.
 */
export function conflitDeLigne<A extends Attribution>(
  nouvelle: Attribution,
  existantes: readonly A[],
): A | undefined {
  return existantes.find(
    (autre) =>
      seCroisent(autre, nouvelle) &&
      (autre.beneficiaire_id === nouvelle.beneficiaire_id ||
        autre.foyer === null ||
        autre.foyer !== nouvelle.foyer),
  )
}
