import { arrondiDuJour, minutesEntre, minutesRetenues, type RegleArrondi } from './arrondi.ts'
import { prestationDe } from './prestation.ts'
import { prisesQuiCouvrent, type Prise } from './prises.ts'
import { rapprocher, type Visitee, type VisitePrevue } from './visites.ts'

/** An intervention as corrected so far. */
export interface Corrigee extends Visitee {
  /** As a person said it. */
  prestation: string | null
  minutes_complementaires: number
  supprimee_le: number | null
}

/** What is retained of an intervention: null while an instant is missing, or when it was deleted. */
export interface Retenue {
  id: number
  debut: number | null
  prestation: string | null
  retenuMin: number | null
}

/**
 * The prestation and the retained minutes (regles.md §4) of the interventions of one beneficiaire, with her planned visits
 * and prises en charge. Give whole days: which visit an intervention answers depends on the others of the day.
 */
export function retenir(
  interventions: readonly Corrigee[],
  visites: readonly (VisitePrevue & { prestation: string })[],
  prises: readonly Prise[],
  regles: readonly RegleArrondi[],
): Retenue[] {
  const prevues = rapprocher(
    interventions.filter(({ supprimee_le }) => supprimee_le === null),
    visites,
  )
  return interventions.map((intervention) => {
    const { id, jour, debut, fin, minutes_complementaires: complementaires } = intervention
    const visite = prevues.get(id)
    const prestation = prestationDe(intervention.prestation, visite, prises, jour)
    if (intervention.supprimee_le !== null) return { id, debut, prestation, retenuMin: null }
    const financeurId = prisesQuiCouvrent(prises, jour, prestation)[0]?.financeurId ?? null
    const arrondi = arrondiDuJour(regles, jour, financeurId, prestation)
    const prevuesMin = visite === undefined ? null : minutesEntre(visite.debut, visite.fin)
    return {
      id,
      debut,
      prestation,
      retenuMin: minutesRetenues({ debut, fin, complementaires }, prevuesMin, arrondi),
    }
  })
}
