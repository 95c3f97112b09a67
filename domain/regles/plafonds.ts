import { plageDe, type Plage } from './periodes.ts'
import { couvreLeJour, type Prise } from './prises.ts'

/** The minutes a prise en charge has left, as minutes are taken from it day after day. */
export interface Compteur {
  /** Minutes left on a Paris day; Infinity without a cap. */
  reste: (jour: string) => number
  prendre: (jour: string, minutes: number) => void
}

type Plafonnee = Pick<Prise, 'minutesMaximum' | 'periode' | 'du' | 'au' | 'abattementCouple'>

/**
 * The minutes a prise en charge authorises in the period of a Paris day; null: no cap. One fifth less, rounded down, on
 * the days when another of the home also has such help (`couple`; CASF, R231-2).
 */
export function plafondDuJour(prise: Plafonnee, couple: readonly Couverte[], jour: string): number | null {
  const { minutesMaximum: maximum, abattementCouple } = prise
  if (maximum === null) return null
  const reduit = abattementCouple && couple.some((plage) => couvreLeJour(plage, jour))
  return reduit ? Math.floor((maximum * 4) / 5) : maximum
}

/** Days, both included; null: until changed. */
export interface Couverte {
  du: string
  au: string | null
}

const SANS_FIN = '9999-12-31'

/** The period in which the cap of a prise en charge holds on a Paris day; the whole of it when it has no period. */
export function plageDuPlafond({ periode, du, au }: Plafonnee, jour: string): Plage {
  return periode === null ? { du, au: au ?? SANS_FIN } : plageDe(periode, jour)
}

/** A counter at zero for a prise en charge; `couple`: the days when another of the home also has such help. */
export function compteurDe(prise: Plafonnee, couple: readonly Couverte[]): Compteur {
  if (prise.minutesMaximum === null) return { reste: () => Infinity, prendre: () => undefined }
  const plafond = (jour: string) => plafondDuJour(prise, couple, jour) ?? Infinity
  return prise.periode === 'X' ? compteurGlissant(plafond) : compteurFixe(prise, plafond)
}

function compteurFixe(prise: Plafonnee, plafond: (jour: string) => number): Compteur {
  const pris = new Map<string, number>()
  const cle = (jour: string) => plageDuPlafond(prise, jour).du
  return {
    reste: (jour) => Math.max(0, plafond(jour) - (pris.get(cle(jour)) ?? 0)),
    prendre: (jour, minutes) => pris.set(cle(jour), (pris.get(cle(jour)) ?? 0) + minutes),
  }
}

// Days come in order, but for two visits across the same midnight: the minutes of the second on the eve must leave
// room in the windows that end the day after, where the first has taken some already.
function compteurGlissant(plafond: (jour: string) => number): Compteur {
  const jours: { jour: string; minutes: number }[] = []
  const resteFin = (fin: string) => {
    const { du } = plageDe('X', fin)
    let pris = 0
    for (let i = jours.length - 1; i >= 0; i -= 1) {
      const { jour, minutes } = jours[i] ?? { jour: '', minutes: 0 }
      if (jour < du) break
      if (jour <= fin) pris += minutes
    }
    return plafond(fin) - pris
  }
  return {
    reste(jour) {
      let reste = resteFin(jour)
      for (let i = jours.length - 1; i >= 0; i -= 1) {
        const fin = jours[i]?.jour ?? ''
        if (fin <= jour) break
        reste = Math.min(reste, resteFin(fin))
      }
      return Math.max(0, reste)
    },
    prendre(jour, minutes) {
      const rang = jours.findLastIndex((j) => j.jour <= jour)
      const dernier = jours[rang]
      if (dernier?.jour === jour) dernier.minutes += minutes
      else jours.splice(rang + 1, 0, { jour, minutes })
    },
  }
}

/**
 * The first day whose consumption still counts against a cap on `depuis` or after: where the earlier lines are to be
 * read from. `depuis` itself when no cap looks back.
 */
export function debutDesAcquis(prises: readonly Plafonnee[], depuis: string): string {
  const debuts = prises
    .filter(({ minutesMaximum, au }) => minutesMaximum !== null && (au === null || au >= depuis))
    .map((prise) => plageDuPlafond(prise, depuis).du)
  return [depuis, ...debuts].reduce((premier, jour) => (jour < premier ? jour : premier))
}
