import type { RegleArrondi } from '../domain/regles/arrondi.ts'

const horloge = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  dateStyle: 'short',
  timeStyle: 'short',
})
const decalage = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', timeZoneName: 'longOffset' })
const HEURE = 3_600_000
const decalages = new Map<number, string>()

/** What the clock on the wall says, without seconds, with the offset of the hour: `2026-10-25T02:30+01:00`. */
function surLHorloge(instant: number): string {
  const heure = Math.floor(instant / HEURE)
  const connu = decalages.get(heure) ?? (decalage.format(heure * HEURE).match(/GMT(.*)$/)?.[1] || '+00:00')
  decalages.set(heure, connu)
  return horloge.format(instant).replace(' ', 'T') + connu
}

/** The minutes between two instants, read off the clock on the wall at both ends. */
export function minutesLues(debut: number, fin: number): number {
  return (Date.parse(surLHorloge(fin)) - Date.parse(surLHorloge(debut))) / 60_000
}

/** The rule of a day, looked for from the most specific to the default. */
function regleDe(
  regles: readonly RegleArrondi[],
  jour: string,
  financeurId: number | null,
  prestation: string | null,
): RegleArrondi | undefined {
  const essais: [number | null, string | null][] = [
    [financeurId, prestation],
    [financeurId, null],
    [null, prestation],
    [null, null],
  ]
  for (const [financeur, service] of essais) {
    let retenue: RegleArrondi | undefined
    for (const regle of regles) {
      if (regle.financeurId !== financeur || regle.prestation !== service) continue
      if (jour < regle.du || (regle.au !== null && jour > regle.au)) continue
      const plusRecente =
        retenue === undefined || regle.du > retenue.du || (regle.du === retenue.du && regle.id > retenue.id)
      if (plusRecente) retenue = regle
    }
    if (retenue !== undefined) return retenue
  }
  return undefined
}

/** A visit and all that its retained time depends on. */
export interface VisiteARetenir {
  jour: string
  debut: number
  fin: number
  complementaires: number
  prevues: number | null
  financeurId: number | null
  prestation: string | null
}

/** Retained minutes as regles.md §4 says them, by counting; shares nothing with the rules. */
export function retenuAttendu(visite: VisiteARetenir, regles: readonly RegleArrondi[]): number {
  const { jour, debut, fin, complementaires, prevues, financeurId, prestation } = visite
  const regle = regleDe(regles, jour, financeurId, prestation)
  let minutes = minutesLues(debut, fin)
  if (regle !== undefined) {
    const { toleranceMin: tolerance } = regle
    const pres =
      prevues !== null &&
      tolerance !== null &&
      minutes >= prevues - tolerance &&
      minutes <= prevues + tolerance
    if (pres) minutes = prevues
    else {
      let dessous = 0
      while (dessous + regle.pasMin <= minutes) dessous += regle.pasMin
      const exces = minutes - dessous
      const monte = {
        reel: false,
        inferieur: false,
        superieur: exces > 0,
        plus_proche: exces * 2 >= regle.pasMin,
      }
      if (regle.mode !== 'reel') minutes = monte[regle.mode] ? dessous + regle.pasMin : dessous
      if (regle.plafondPrevu && prevues !== null && minutes > prevues) minutes = prevues
    }
  }
  const total = minutes + complementaires
  return total < 0 ? 0 : total
}
