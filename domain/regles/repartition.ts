import { journeeDe } from './jours.ts'
import { plageDe, type Periode } from './periodes.ts'
import { compteurDe, plageDuPlafond, type Compteur, type Couverte } from './plafonds.ts'
import { prisesQuiCouvrent, type Prise } from './prises.ts'

/** Kept on every line of allocation: raised when these rules would share the same minutes otherwise. */
export const VERSION_DES_REGLES = 1

const MINUTE = 60_000

/** The retained minutes of an intervention, laid from `debut` (ms UTC) on. */
export interface ARepartir {
  id: number
  debut: number
  minutes: number
  prestation: string | null
}

/** Minutes of an intervention on a Paris day, paid by a prise en charge; null: at taux plein. */
export interface Part {
  interventionId: number
  jour: string
  prestation: string | null
  priseEnChargeId: number | null
  minutes: number
}

/** The first intervention of a period whose minutes go past the caps of the prises en charge that cover it. */
export interface Depassement {
  interventionId: number
  /** The Paris day of the first minute past the caps. */
  jour: string
  /** How many minutes of this intervention are past them, in that period. */
  minutes: number
  /** The first in rank of the prises en charge that cover it: the period is its period, the month for rolling ones. */
  priseEnChargeId: number
  periode: Periode | null
}

/** What the minutes of one beneficiaire are shared between. */
export interface Plan {
  prises: readonly Prise[]
  /** The days when another of the home has help of a funder that authorises less to couples (CASF, R231-2). */
  couple: readonly Couverte[]
}

/**
 * Shares the retained minutes of one beneficiaire between her prises en charge (regles.md §5): interventions in the order
 * they began, minute after minute, each to the first in rank that covers its Paris day and its prestation and has
 * minutes left in its period, at last to taux plein. `acquis` are the lines of earlier interventions, already consumed.
 * The order of the arrays does not matter.
 * @throws when the parts of an intervention do not sum to its minutes
 */
export function repartir(
  interventions: readonly ARepartir[],
  { prises, couple }: Plan,
  acquis: readonly Part[] = [],
): { parts: Part[]; depassements: Depassement[] } {
  const compteurs = new Map(prises.map((prise) => [prise.id, compteurDe(prise, couple)]))
  const depassements = new Map<string, Depassement>()
  for (const part of acquis) {
    if (part.priseEnChargeId !== null) compteurs.get(part.priseEnChargeId)?.prendre(part.jour, part.minutes)
    else noterDepassement(depassements, prises, part)
  }
  const anciens = new Set(depassements.keys())
  const parts = interventions.toSorted(parDebut).flatMap((intervention) => {
    const siennes = partsDe(intervention, prises, compteurs)
    exigerLeTout(intervention, siennes)
    for (const part of siennes)
      if (part.priseEnChargeId === null) noterDepassement(depassements, prises, part)
    return siennes
  })
  const nouveaux = [...depassements]
    .filter(([cle]) => !anciens.has(cle))
    .map(([, depassement]) => depassement)
  return { parts, depassements: nouveaux }
}

function parDebut(a: ARepartir, b: ARepartir): number {
  return a.debut - b.debut || a.id - b.id
}

function partsDe(
  intervention: ARepartir,
  prises: readonly Prise[],
  compteurs: ReadonlyMap<number, Compteur>,
): Part[] {
  const { id: interventionId, prestation } = intervention
  const parts: Part[] = []
  for (const { jour, minutes } of journees(intervention)) {
    let reste = minutes
    for (const { id: priseEnChargeId } of prisesQuiCouvrent(prises, jour, prestation)) {
      const compteur = compteurs.get(priseEnChargeId)
      const payees = Math.min(reste, compteur?.reste(jour) ?? 0)
      if (payees === 0) continue
      compteur?.prendre(jour, payees)
      parts.push({ interventionId, jour, prestation, priseEnChargeId, minutes: payees })
      reste -= payees
    }
    if (reste > 0) parts.push({ interventionId, jour, prestation, priseEnChargeId: null, minutes: reste })
  }
  return parts
}

// Minute k belongs to the Paris day of the instant `debut` + k minutes.
function journees({ debut, minutes }: ARepartir): { jour: string; minutes: number }[] {
  const tranches = []
  for (let posees = 0; posees < minutes;) {
    const { jour, fin } = journeeDe(debut + posees * MINUTE)
    const jusque = Math.min(minutes, Math.ceil((fin - debut) / MINUTE))
    tranches.push({ jour, minutes: jusque - posees })
    posees = jusque
  }
  return tranches
}

function exigerLeTout({ id, minutes }: ARepartir, parts: readonly Part[]): void {
  const somme = parts.reduce((total, part) => total + part.minutes, 0)
  if (somme !== minutes) {
    throw new Error(`L'intervention ${id} a ${minutes} minutes et ses parts en font ${somme}.`)
  }
}

function noterDepassement(
  depassements: Map<string, Depassement>,
  prises: readonly Prise[],
  { interventionId, jour, prestation, minutes }: Part,
): void {
  const [prise] = prisesQuiCouvrent(prises, jour, prestation)
  if (prise === undefined) return
  // Six rolling months end every day: past the cap is told once a calendar month.
  const { du } = prise.periode === 'X' ? plageDe('M', jour) : plageDuPlafond(prise, jour)
  const cle = `${prise.id} ${du}`
  const connu = depassements.get(cle)
  if (connu === undefined) {
    const { id: priseEnChargeId, periode } = prise
    depassements.set(cle, { interventionId, jour, minutes, priseEnChargeId, periode })
  } else if (connu.interventionId === interventionId) connu.minutes += minutes
}
