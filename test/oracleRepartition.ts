import type { ARepartir, Plan } from '../domain/regles/repartition.ts'

type Prise = Plan['prises'][number]

/** One retained minute and who pays it. */
export interface Minute {
  interventionId: number
  jour: string
  priseEnChargeId: number | null
}

const HEURE = 3_600_000
const calendrier = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' })
const jours = new Map<number, string>()

/** The Paris day of an instant, from the calendar of the engine. */
function jourDeParis(instant: number): string {
  const heure = Math.floor(instant / HEURE)
  const connu = jours.get(heure) ?? calendrier.format(heure * HEURE)
  jours.set(heure, connu)
  return connu
}

const utc = (jour: string) => new Date(`${jour}T00:00:00Z`)
const texte = (date: Date) => date.toISOString().slice(0, 10)

function lundi(jour: string): string {
  const date = utc(jour)
  while (date.getUTCDay() !== 1) date.setUTCDate(date.getUTCDate() - 1)
  return texte(date)
}

/** The first of the six months that end with `jour`: the next day, six months before, or that month's last day. */
function sixMoisAvant(jour: string): string {
  const lendemain = new Date(utc(jour).getTime() + 24 * HEURE)
  const [annee, mois] = [lendemain.getUTCFullYear(), lendemain.getUTCMonth()]
  const dernier = new Date(Date.UTC(annee, mois - 5, 0)).getUTCDate()
  return texte(new Date(Date.UTC(annee, mois - 6, Math.min(lendemain.getUTCDate(), dernier))))
}

const fenetres = new Map<string, string>()
function premierDeLaFenetre(jour: string): string {
  const connu = fenetres.get(jour) ?? sixMoisAvant(jour)
  fenetres.set(jour, connu)
  return connu
}
const lundis = new Map<string, string>()
function semaine(jour: string): string {
  const connue = lundis.get(jour) ?? lundi(jour)
  lundis.set(jour, connue)
  return connue
}

function memePeriode({ periode }: Prise, a: string, b: string): boolean {
  if (periode === 'M') return a.slice(0, 7) === b.slice(0, 7)
  if (periode === 'A') return a.slice(0, 4) === b.slice(0, 4)
  if (periode === 'S') return semaine(a) === semaine(b)
  return true
}

function plafond(prise: Prise, couple: Plan['couple'], jour: string): number {
  if (prise.minutesMaximum === null) return Infinity
  const deux = couple.some(({ du, au }) => jour >= du && jour <= (au ?? '9999'))
  return prise.abattementCouple && deux
    ? prise.minutesMaximum - Math.ceil(prise.minutesMaximum / 5)
    : prise.minutesMaximum
}

function aDeLaPlace(
  prise: Prise,
  couple: Plan['couple'],
  prises: Map<string, number>,
  jour: string,
): boolean {
  if (prise.minutesMaximum === null) return true
  if (prise.periode !== 'X') {
    let deja = 0
    for (const [autre, minutes] of prises) if (memePeriode(prise, autre, jour)) deja += minutes
    return deja + 1 <= plafond(prise, couple, jour)
  }
  // One more minute that day must fit in every window of six months that holds it and is already begun.
  const fins = [jour, ...[...prises.keys()].filter((autre) => autre > jour)]
  return fins.every((fin) => {
    const debut = premierDeLaFenetre(fin)
    if (jour < debut) return true
    let deja = 0
    for (const [autre, minutes] of prises) if (autre >= debut && autre <= fin) deja += minutes
    return deja + 1 <= plafond(prise, couple, fin)
  })
}

/**
 * The allocation as regles.md §5 says it, naively: every minute of every intervention in turn, asking each prise en charge
 * by rank whether it covers that day and that prestation and has room for one minute more. Shares nothing with the
 * rules but the shape of what is given.
 */
export function minutesParMinute(interventions: readonly ARepartir[], { prises, couple }: Plan): Minute[] {
  const parRang = [...prises]
  parRang.sort((a, b) => (a.rang === b.rang ? a.id - b.id : a.rang - b.rang))
  const comptes = new Map(prises.map(({ id }) => [id, new Map<string, number>()]))
  const file = [...interventions]
  file.sort((a, b) => (a.debut === b.debut ? a.id - b.id : a.debut - b.debut))
  const minutes: Minute[] = []
  for (const { id, debut, minutes: retenues, prestation } of file) {
    for (let k = 0; k < retenues; k += 1) {
      const jour = jourDeParis(debut + k * 60_000)
      let payeur: number | null = null
      for (const prise of parRang) {
        const compte = comptes.get(prise.id) ?? new Map<string, number>()
        if (prise.prestation !== prestation) continue
        if (jour < prise.du || (prise.au !== null && jour > prise.au)) continue
        if (!aDeLaPlace(prise, couple, compte, jour)) continue
        compte.set(jour, (compte.get(jour) ?? 0) + 1)
        payeur = prise.id
        break
      }
      minutes.push({ interventionId: id, jour, priseEnChargeId: payeur })
    }
  }
  return minutes
}

/** The same minutes, those of one intervention, day and payer in a row counted together. */
export function enParts(minutes: readonly Minute[]) {
  const parts: (Minute & { minutes: number })[] = []
  for (const minute of minutes) {
    const derniere = parts.at(-1)
    const suite =
      derniere?.interventionId === minute.interventionId &&
      derniere.jour === minute.jour &&
      derniere.priseEnChargeId === minute.priseEnChargeId
    if (derniere !== undefined && suite) derniere.minutes += 1
    else parts.push({ ...minute, minutes: 1 })
  }
  return parts
}

/** The first intervention past the caps of each period, from its minutes without a payer that some agreement covers. */
export function depassementsParMinute(
  minutes: readonly Minute[],
  interventions: readonly ARepartir[],
  { prises }: Plan,
) {
  const prestations = new Map(interventions.map(({ id, prestation }) => [id, prestation]))
  const premiers: { interventionId: number; jour: string; minutes: number; prise: Prise; periode: string }[] =
    []
  for (const { interventionId, jour, priseEnChargeId } of minutes) {
    if (priseEnChargeId !== null) continue
    let prise: Prise | undefined
    for (const candidate of prises) {
      if (candidate.prestation !== prestations.get(interventionId)) continue
      if (jour < candidate.du || (candidate.au !== null && jour > candidate.au)) continue
      const avant =
        prise === undefined ||
        candidate.rang < prise.rang ||
        (candidate.rang === prise.rang && candidate.id < prise.id)
      if (avant) prise = candidate
    }
    if (prise === undefined) continue
    const periodes = { M: jour.slice(0, 7), X: jour.slice(0, 7), A: jour.slice(0, 4), S: semaine(jour) }
    const periode = prise.periode === null ? '' : periodes[prise.periode]
    const connu = premiers.find((p) => p.prise === prise && p.periode === periode)
    if (connu === undefined) premiers.push({ interventionId, jour, minutes: 1, prise, periode })
    else if (connu.interventionId === interventionId) connu.minutes += 1
  }
  return premiers.map(({ interventionId, jour, minutes, prise }) => ({
    ...{ interventionId, jour, minutes, priseEnChargeId: prise.id, periode: prise.periode },
  }))
}
