import type { Ligne } from '../db/schema.ts'

interface Visitee {
  beneficiaire_id: number
  intervenant_id: number
  jour: string
  debut_brut: number | null
  fin_brut: number | null
}

/** The planned visit an intervention answers: of the same pair and day, the nearest. */
export function visiteDe(
  intervention: Visitee,
  visites: readonly Ligne<'visite'>[],
): Ligne<'visite'> | undefined {
  const ecart = ({ debut, fin }: Ligne<'visite'>) =>
    intervention.debut_brut === null
      ? Math.abs((intervention.fin_brut ?? 0) - fin)
      : Math.abs(intervention.debut_brut - debut)
  return visites
    .filter(
      (visite) =>
        visite.beneficiaire_id === intervention.beneficiaire_id &&
        visite.intervenant_id === intervention.intervenant_id &&
        visite.jour === intervention.jour,
    )
    .toSorted((a, b) => ecart(a) - ecart(b))[0]
}
