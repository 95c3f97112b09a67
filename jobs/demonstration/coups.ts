import { instantDe } from '../../domain/regles/jours.ts'
import type { Hasard } from './hasard.ts'
import type { Visite } from './planning.ts'

const SECONDE = 1000
const MINUTE = 60 * SECONDE

/** One stamp to be: when, which way, by which path. */
export interface Coup {
  instant: number
  resultat: 'arrivee' | 'depart' | 'repetition'
  sens: 'depart' | null
  origine: 'telephone' | 'secours'
  /** Rung from the carer's own telephone. */
  ligneIntervenant: boolean
}

type Accident =
  | 'oubli'
  | 'sans_depart'
  | 'sans_arrivee'
  | 'trop_courte'
  | 'secours'
  | 'ligne_intervenant'
  | 'chevauchement'
  | 'hors_horaire'
  | 'repetition'

type Taux = readonly (readonly [Accident, number])[]

/** What went wrong lately, in parts of one: much of it is not put right yet. */
const RECENTS: Taux = [
  ['oubli', 0.015],
  ['sans_depart', 0.03],
  ['sans_arrivee', 0.01],
  ['trop_courte', 0.01],
  ['secours', 0.015],
  ['ligne_intervenant', 0.012],
  ['chevauchement', 0.01],
  ['hors_horaire', 0.03],
  ['repetition', 0.015],
]

/** What is left of what went wrong before: months that were closed. */
const ANCIENS: Taux = [
  ['oubli', 0.01],
  ['trop_courte', 0.002],
  ['secours', 0.003],
  ['repetition', 0.015],
]

/**
 * The calls a planned visit gave: most often an arrival and a departure some minutes off the plan, at times something
 * else. `suivante` is the carer's next visit of the day.
 */
export function coupsDeLaVisite(
  h: Hasard,
  visite: Visite,
  suivante: Visite | undefined,
  recente: boolean,
): Coup[] {
  const sort = accident(h, recente ? RECENTS : ANCIENS)
  const a = visite.debut + h.entier(-5 * 60, 10 * 60) * SECONDE
  const d = Math.max(visite.fin + h.entier(-9 * 60, 9 * 60) * SECONDE, a + 20 * MINUTE)
  const arrivee = coup(a, 'arrivee')
  const depart = coup(d, 'depart')
  const suites: Record<Accident, () => Coup[]> = {
    oubli: () => [],
    sans_depart: () => [arrivee],
    sans_arrivee: () => [{ ...depart, sens: 'depart' }],
    trop_courte: () => [arrivee, { ...depart, instant: a + h.entier(150, 270) * SECONDE }],
    secours: () => [arrivee, { ...depart, origine: 'secours' }],
    ligne_intervenant: () => [arrivee, { ...depart, ligneIntervenant: true }],
    chevauchement: () => [arrivee, tropTard(h, depart, suivante)],
    hors_horaire: () => horsHoraire(h, visite, arrivee, depart, suivante),
    repetition: () => [
      arrivee,
      { ...arrivee, instant: a + h.entier(25, 100) * SECONDE, resultat: 'repetition' },
      depart,
    ],
  }
  return sort === undefined ? [arrivee, depart] : suites[sort]()
}

function tropTard(h: Hasard, depart: Coup, suivante: Visite | undefined): Coup {
  if (suivante === undefined) return depart
  return { ...depart, instant: suivante.debut + h.entier(12, 25) * MINUTE }
}

// Before eight, or after half past eight in the evening; a visit of the middle of the day has no such accident.
function horsHoraire(h: Hasard, { jour, debut, fin }: Visite, a: Coup, d: Coup, suivante?: Visite): Coup[] {
  if (debut <= instantDe(jour, '09:00')) {
    return [{ ...a, instant: instantDe(jour, '07:20') + h.entier(0, 35) * MINUTE }, d]
  }
  if (suivante === undefined && fin >= instantDe(jour, '18:00')) {
    return [a, { ...d, instant: instantDe(jour, '20:32') + h.entier(0, 40) * MINUTE }]
  }
  return [a, d]
}

function accident(h: Hasard, taux: Taux): Accident | undefined {
  let reste = h()
  return taux.find(([, part]) => (reste -= part) < 0)?.[0]
}

function coup(instant: number, resultat: 'arrivee' | 'depart'): Coup {
  return { instant, resultat, sens: null, origine: 'telephone', ligneIntervenant: false }
}
