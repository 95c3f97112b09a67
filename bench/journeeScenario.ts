import { instantDe } from '../domain/regles/jours.ts'
import { hasard } from '../jobs/demonstration/hasard.ts'

/** What went wrong with a visit on the telephone, if anything did. */
export type Sort =
  | 'juste'
  | 'sans_depart'
  | 'trop_courte'
  | 'trop_longue'
  | 'code_faux'
  | 'lieu_perdu'
  | 'numero_masque'
  | 'hors_pec'
  | 'depassement'
  | 'ligne_intervenant'
  | 'non_prevue'
  | 'manquee'
  | 'secours'
  | 'sans_arrivee'
  | 'double'
  | 'a_cheval'
  | 'pendant'

/** How a call is made on the line. */
export type Forme = 'code' | 'trois_faux' | 'masque_perdu' | 'masque' | 'mobile' | 'depart_dit'

/** What a call is in the truth of the day. */
export type Role = 'arrivee' | 'depart' | 'repetition' | 'depart_dit'

export interface AppelEcrit {
  id: string
  visite: number
  role: Role
  forme: Forme
  /** Seconds after the start of the replay. */
  s: number
  /** Q.850 cause the caller must hear. */
  cause: 16 | 21 | 31
}

/** A visit as it truly was. Its home has its rank. */
export interface VisiteEcrite {
  rang: number
  sort: Sort
  aide: number
  /** As planned, ms UTC; null: nobody planned it. */
  prevue: { debut: number; fin: number } | null
  /** Departure the manager knows of and types, ms UTC, a whole minute. */
  sue: number | null
}

export interface Journee {
  jour: string
  /** Instant of a second of the replay, ms UTC. */
  instant: (s: number) => number
  dureeS: number
  /** The calls of the commonest kind, one every `1 / cadence` second, then the others at their own second. */
  cadence: number
  cadences: readonly AppelEcrit[]
  isoles: readonly AppelEcrit[]
  visites: readonly VisiteEcrite[]
  aides: number
}

/** Dated for the day: so that a replayed minute is long enough for what must happen within it. */
export const REGLES_DU_JOUR = { dureeMinMin: 30, dureeMaxMin: 240, fenetreRepetitionS: 1200 }

const DEBUT = '07:50'
const MINUTE = 60_000
/** Seconds at the end in which nobody arrives any more. */
const SOIR_S = 40
const SECONDES_DU_JOUR = 12.5 * 3600

const FAUTES_DE_TOURNEE: readonly Sort[] = [
  ...['sans_depart', 'trop_courte', 'hors_pec', 'depassement', 'non_prevue', 'secours'],
  ...['double', 'sans_depart', 'numero_masque'],
] as Sort[]

/** @param dureeS seconds in which the twelve and a half hours of the day pass */
export function ecrireJournee(jour: string, dureeS: number, cadence: number): Journee {
  const h = hasard(20_261_123)
  const vitesse = SECONDES_DU_JOUR / dureeS
  const zero = instantDe(jour, DEBUT)
  const instant = (s: number) => zero + Math.round(s * vitesse * 1000)
  const secondes = (minutes: number) => (minutes * 60) / vitesse
  const cinqMinutes = (s: number) => Math.floor(instant(s) / (5 * MINUTE)) * 5 * MINUTE
  const finArriveesS = dureeS - SOIR_S

  const visites: VisiteEcrite[] = []
  const cadences: AppelEcrit[] = []
  const isoles: AppelEcrit[] = []
  const dus: AppelEcrit[] = []
  const AIDES = 100
  let aides = AIDES

  function ecrire(sort: Sort, aide: number, s: number, minutes: number): VisiteEcrite {
    const prevue = { debut: cinqMinutes(s), fin: cinqMinutes(s + secondes(minutes)) }
    const visite = {
      rang: visites.length,
      sort,
      aide,
      prevue: sort === 'non_prevue' ? null : prevue,
      sue: null,
    }
    visites.push(visite)
    return visite
  }
  const appel = (
    visite: VisiteEcrite,
    role: Role,
    s: number,
    forme: Forme = 'code',
    cause: 16 | 21 | 31 = 16,
  ) => ({
    ...{ id: `v${visite.rang}-${role}`, visite: visite.rang, role, forme, s, cause },
  })
  const devoir = (...appels: AppelEcrit[]) => {
    dus.push(...appels)
    dus.sort((a, b) => a.s - b.s)
  }

  // The stories that take more than one kind of call have carers of their own, spread over the day.
  const histoires: Sort[] = [
    ...Array.from({ length: 8 }, (): Sort[] => ['code_faux', 'lieu_perdu', 'ligne_intervenant']).flat(),
    ...Array.from({ length: 5 }, (): Sort[] => ['a_cheval', 'sans_arrivee', 'manquee']).flat(),
    ...Array.from({ length: 3 }, (): Sort[] => ['trop_longue']).flat(),
  ]
  for (const [n, sort] of h.melange(histoires).entries()) {
    const part = sort === 'trop_longue' ? 0.4 : 0.85
    const s = 8 + ((n + 0.5) / histoires.length) * (finArriveesS * part - 8)
    const aide = aides
    aides += 1
    const minutes = h.entier(45, 70)
    const depart = s + secondes(minutes)
    const visite = ecrire(sort, aide, s, minutes)
    if (sort === 'manquee') continue
    if (sort === 'code_faux') isoles.push(appel(visite, 'arrivee', s, 'trois_faux', 21))
    else if (sort === 'lieu_perdu') isoles.push(appel(visite, 'arrivee', s, 'masque_perdu', 21))
    else if (sort === 'ligne_intervenant') isoles.push(appel(visite, 'arrivee', s, 'mobile'))
    else devoir(appel(visite, 'arrivee', s, 'code', sort === 'sans_arrivee' ? 31 : 16))
    if (sort === 'trop_longue') visite.sue = cinqMinutes(s) + 300 * MINUTE
    else devoir(appel(visite, 'depart', depart))
    // The box took her departure for an arrival: she says what it was.
    if (sort === 'sans_arrivee') isoles.push(appel(visite, 'depart_dit', depart + 5, 'depart_dit'))
    if (sort === 'a_cheval') {
      // She went on to the next home and rang the departure of the first from her way back there.
      const milieu = depart - secondes(20)
      const suivante = ecrire('pendant', aide, milieu, 60)
      visite.sue = cinqMinutes(milieu - secondes(6))
      devoir(appel(suivante, 'arrivee', milieu), appel(suivante, 'depart', depart + secondes(45)))
    }
  }

  const libres = Array.from({ length: AIDES }, () => 0)
  let s = 0
  for (; s < finArriveesS; s += 1 / cadence) {
    const [du] = dus
    if (du !== undefined && du.s <= s) {
      dus.shift()
      cadences.push({ ...du, s })
      const aide = visites[du.visite]?.aide ?? AIDES
      if (du.role === 'depart' && aide < AIDES) libres[aide] = s + secondes(25)
      continue
    }
    const aide = libres.indexOf(Math.min(...libres))
    const sort = h.chance(0.08) ? h.parmi(FAUTES_DE_TOURNEE) : 'juste'
    const minutes = sort === 'trop_courte' ? h.entier(23, 26) : h.entier(40, 75)
    const visite = ecrire(sort, aide, s, minutes)
    const fin = s + secondes(minutes)
    libres[aide] = sort === 'sans_depart' ? fin + secondes(25) : Infinity
    cadences.push(appel(visite, 'arrivee', s, 'code', sort === 'secours' ? 31 : 16))
    if (sort === 'double') devoir(appel(visite, 'repetition', s + secondes(6)))
    if (sort === 'numero_masque') isoles.push(appel(visite, 'depart', fin, 'masque'))
    else if (sort !== 'sans_depart') devoir(appel(visite, 'depart', fin))
    if (sort === 'numero_masque') libres[aide] = fin + secondes(25)
  }
  isoles.push(...dus)
  return {
    jour,
    instant,
    dureeS,
    cadence,
    cadences,
    isoles: isoles.toSorted((a, b) => a.s - b.s),
    visites,
    aides,
  }
}
