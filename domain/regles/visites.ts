/** A planned visit, as the rules see it: instants in ms UTC. */
export interface VisitePrevue {
  id: number
  beneficiaire_id: number
  intervenant_id: number
  jour: string
  debut: number
  fin: number
}

/** An intervention as far as the planning goes: its retained instants, ms UTC, at least one of them. */
export interface Visitee {
  id: number
  beneficiaire_id: number
  intervenant_id: number
  jour: string
  debut: number | null
  fin: number | null
}

/**
 * Which planned visit each intervention answers: of the same pair and day, the nearest first, each visit answering at
 * most one intervention. By the number of the intervention; the order of the lists does not matter.
 */
export function rapprocher<V extends VisitePrevue>(
  interventions: readonly Visitee[],
  visites: readonly V[],
): Map<number, V> {
  const parCouple = new Map<string, V[]>()
  for (const visite of visites) {
    const cle = cleDe(visite)
    const connues = parCouple.get(cle)
    if (connues === undefined) parCouple.set(cle, [visite])
    else connues.push(visite)
  }
  const couples = interventions.flatMap((intervention) =>
    (parCouple.get(cleDe(intervention)) ?? []).map((visite) => ({
      intervention,
      visite,
      ecart: ecartDe(intervention, visite),
    })),
  )
  const reponses = new Map<number, V>()
  const prises = new Set<number>()
  for (const { intervention, visite } of couples.toSorted(
    (a, b) => a.ecart - b.ecart || a.visite.id - b.visite.id || a.intervention.id - b.intervention.id,
  )) {
    if (reponses.has(intervention.id) || prises.has(visite.id)) continue
    reponses.set(intervention.id, visite)
    prises.add(visite.id)
  }
  return reponses
}

/** The planned visit that one intervention answers, its neighbours of the same pair and day left out. */
export function visiteDe<V extends VisitePrevue>(
  intervention: Visitee,
  visites: readonly V[],
): V | undefined {
  return rapprocher([intervention], visites).get(intervention.id)
}

const cleDe = (l: { beneficiaire_id: number; intervenant_id: number; jour: string }) =>
  `${l.beneficiaire_id} ${l.intervenant_id} ${l.jour}`

function ecartDe({ debut, fin }: Visitee, visite: VisitePrevue): number {
  return debut === null ? Math.abs((fin ?? visite.fin) - visite.fin) : Math.abs(debut - visite.debut)
}
