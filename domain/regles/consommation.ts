import { jourSuivant } from './jours.ts'
import { plageDe, type Plage } from './periodes.ts'
import { plafondDuJour, type Couverte } from './plafonds.ts'
import type { Prise } from './prises.ts'

/** One period of a prise en charge; `autoriseMin` and `resteMin` are null when it has no cap. */
export interface PeriodeConsommee {
  /** Paris days, both included, within the prise en charge. */
  du: string
  au: string
  /** In force on the last day: a couple's cap may change on the way. */
  autoriseMin: number | null
  faitMin: number
  resteMin: number | null
}

type Plafonnee = Pick<Prise, 'minutesMaximum' | 'periode' | 'du' | 'au' | 'abattementCouple'>

/**
 * The periods of a prise en charge that a view (days, included) shows, cut at its own dates: its weeks, months or year;
 * the six months that end with each month; all of it so far when its cap has no period; months when it has no cap.
 */
export function periodesMontrees(prise: Plafonnee, vue: Plage): Plage[] {
  const commun = intersection(vue, prise)
  if (commun === null) return []
  if (prise.periode === null && prise.minutesMaximum !== null) return [{ du: prise.du, au: commun.au }]
  const plages: Plage[] = []
  for (let { du } = commun; du <= commun.au;) {
    const pas = plageDe(prise.periode === 'X' ? 'M' : (prise.periode ?? 'M'), du)
    // Six rolling months are told as of the end of each month, or of the prise en charge.
    const entiere = prise.periode === 'X' ? plageDe('X', plusTot(pas.au, prise.au)) : pas
    const plage = intersection(entiere, prise)
    if (plage !== null) plages.push(plage)
    du = jourSuivant(pas.au)
  }
  return plages
}

function intersection(a: Plage, b: Couverte): Plage | null {
  const du = a.du > b.du ? a.du : b.du
  const au = plusTot(a.au, b.au)
  return du <= au ? { du, au } : null
}

function plusTot(a: string, b: string | null): string {
  return b !== null && b < a ? b : a
}

/** What was done and what remains in each of these periods; `faites`: minutes by Paris day on this prise en charge. */
export function consommer(
  prise: Plafonnee,
  couple: readonly Couverte[],
  plages: readonly Plage[],
  faites: readonly { jour: string; minutes: number }[],
): PeriodeConsommee[] {
  return plages.map(({ du, au }) => {
    const autoriseMin = plafondDuJour(prise, couple, au)
    const faitMin = faites
      .filter(({ jour }) => du <= jour && jour <= au)
      .reduce((somme, { minutes }) => somme + minutes, 0)
    return {
      du,
      au,
      autoriseMin,
      faitMin,
      resteMin: autoriseMin === null ? null : Math.max(0, autoriseMin - faitMin),
    }
  })
}
