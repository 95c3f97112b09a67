import { couvreLeJour, parRang, type Prise } from './prises.ts'

/**
 * Which prestation an intervention is: what a person said, else that of the planned visit it answers, else that of the
 * first in rank of the prises en charge of the day; null when nothing tells.
 */
export function prestationDe(
  dite: string | null,
  visite: { prestation: string } | undefined,
  prises: readonly Pick<Prise, 'id' | 'prestation' | 'du' | 'au' | 'rang'>[],
  jour: string,
): string | null {
  if (dite !== null) return dite
  if (visite !== undefined) return visite.prestation
  const premiere = prises.filter((prise) => couvreLeJour(prise, jour)).toSorted(parRang)[0]
  return premiere?.prestation ?? null
}
