import { REGLES_DU_JOUR, type Journee, type Role, type VisiteEcrite } from './journeeScenario.ts'

/** When each call of the scenario was received, ms UTC, by its id: the raw calls, nothing that was deduced from them. */
export type Bruts = ReadonlyMap<string, number>

export interface Attendu {
  /** Codes open before the manager, and once nothing is left to correct, sorted. */
  avant: string[]
  apres: string[]
  /** Retained minutes and interventions at the end, by rank of the carer. */
  parAide: ReadonlyMap<number, { minutes: number; interventions: number }>
}

const MINUTE = 60_000
const OUVERTURE = '08:00'
const FERMETURE = '20:30'

const aParis = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  minute: '2-digit',
})

/** The figures of the day from its truth and the raw instants, by a naive count that shares no code with the box. */
export function attendre({ visites }: Journee, bruts: Bruts): Attendu {
  const avant: string[] = []
  const apres: string[] = []
  const parAide = new Map<number, { minutes: number; interventions: number }>()
  for (const visite of visites) {
    const recu = (role: Role) => {
      const instant = bruts.get(`v${visite.rang}-${role}`)
      if (instant === undefined)
        throw new Error(`L’appel ${role} de la visite ${visite.rang} n’a pas été gardé.`)
      return instant
    }
    avant.push(...fautesAvant(visite, recu))
    if (visite.sort === 'manquee') {
      apres.push('MANQUEE')
      continue
    }
    const arrivee = recu('arrivee')
    const depart = departVrai(visite, recu)
    apres.push(...deLaVisite(visite, arrivee, depart))
    const deja = parAide.get(visite.aide) ?? { minutes: 0, interventions: 0 }
    parAide.set(visite.aide, {
      minutes: deja.minutes + Math.floor(depart / MINUTE) - Math.floor(arrivee / MINUTE),
      interventions: deja.interventions + 1,
    })
  }
  return { avant: avant.toSorted(), apres: apres.toSorted(), parAide }
}

function departVrai({ sort, prevue, sue }: VisiteEcrite, recu: (role: Role) => number): number {
  if (sort === 'sans_depart') return prevue?.fin ?? NaN
  return sue ?? recu('depart')
}

function fautesAvant(visite: VisiteEcrite, recu: (role: Role) => number): string[] {
  const { sort }: { sort: string } = visite
  switch (sort) {
    case 'manquee':
      return ['MANQUEE']
    case 'sans_depart':
    case 'trop_longue':
      return ['SANS_DEPART', ...horaire(recu('arrivee'))]
    // The departure passes for an arrival until the lost call is linked.
    case 'code_faux':
      return ['INTERVENANT_INCONNU', 'SANS_DEPART', ...horaire(recu('depart'))]
    case 'lieu_perdu':
      return ['BENEFICIAIRE_INCONNU', 'SANS_DEPART', ...horaire(recu('depart'))]
    case 'sans_arrivee':
      return [
        ...deLaVisite(visite, recu('arrivee'), recu('depart')),
        ...['SANS_ARRIVEE', 'NON_PREVUE', ...horaire(recu('depart_dit'))],
      ]
    case 'hors_pec':
      return ['HORS_PEC', ...deLaVisite(visite, recu('arrivee'), recu('depart'))]
    case 'a_cheval':
    case 'pendant':
      return ['CHEVAUCHEMENT', ...deLaVisite(visite, recu('arrivee'), recu('depart'))]
    default:
      return deLaVisite(visite, recu('arrivee'), recu('depart'))
  }
}

/** What a whole visit tells, nothing being left to correct. */
function deLaVisite({ sort }: VisiteEcrite, arrivee: number, depart: number): string[] {
  const { dureeMinMin, dureeMaxMin } = REGLES_DU_JOUR
  const duree = depart - arrivee
  return [
    ...(duree < dureeMinMin * MINUTE ? ['TROP_COURTE'] : []),
    ...(duree > dureeMaxMin * MINUTE ? ['TROP_LONGUE'] : []),
    ...horaire(arrivee, depart),
    ...(sort === 'depassement' ? ['DEPASSEMENT'] : []),
    ...(sort === 'ligne_intervenant' ? ['LIGNE_INTERVENANT'] : []),
    ...(sort === 'non_prevue' ? ['NON_PREVUE'] : []),
    ...(sort === 'secours' || sort === 'sans_arrivee' ? ['SECOURS'] : []),
  ]
}

function horaire(...instants: number[]): string[] {
  const dites = instants.map((instant) => aParis.format(instant))
  return dites.some((dite) => dite < OUVERTURE || dite > FERMETURE) ? ['HORS_HORAIRE'] : []
}
