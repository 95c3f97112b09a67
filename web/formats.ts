import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { heureDe, jourDe, versIso } from '../domain/regles/jours.ts'

const INSECABLE = '\u00A0'
const deux = (n: number) => String(n).padStart(2, '0')

/** `8 h 32`, the Paris hour of an instant (ms UTC). */
export function heure(instant: number): string {
  const { heure: h, minute } = heureDe(instant)
  return `${h}${INSECABLE}h${INSECABLE}${deux(minute)}`
}

/** `8 h 32 min 05 s`, for what must be proved to the second. */
export function heureSecondes(instant: number): string {
  const seconde = Number(versIso(instant).slice(17, 19))
  return `${heure(instant)}${INSECABLE}min${INSECABLE}${deux(seconde)}${INSECABLE}s`
}

/** `1 h 05`, from whole minutes. */
export function duree(minutes: number): string {
  return `${Math.floor(minutes / 60)}${INSECABLE}h${INSECABLE}${deux(minutes % 60)}`
}

/**
 * Minutes between two instants (ms UTC) as their hours are shown: seconds are dropped first, so that `9 h 13 – 10 h 45`
 * always reads `1 h 32`.
 */
export function minutesEntre(debut: number, fin: number): number {
  return Math.floor(fin / 60_000) - Math.floor(debut / 60_000)
}

/** `22/11/2026` from `2026-11-22`. */
export function jourCourt(jour: string): string {
  return jour.split('-').toReversed().join('/')
}

/** `22/11/2026 à 8 h 32`, the Paris day and hour of an instant (ms UTC). */
export function instantCourt(instant: number): string {
  return `${jourCourt(jourDe(instant))} à ${heure(instant)}`
}

const LONG = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeZone: 'UTC' })

/** `dimanche 22 novembre 2026`. */
export function jourLong(jour: string): string {
  return LONG.format(new Date(`${jour}T00:00:00Z`))
}

/** `01 42 00 00 01`; foreign numbers in international form. */
export function telephone(numero: string): string {
  const lu = parsePhoneNumberFromString(numero)
  if (lu === undefined) return numero
  const texte = lu.countryCallingCode === '33' ? lu.formatNational() : lu.formatInternational()
  return texte.replaceAll(' ', INSECABLE)
}

/** What was keyed without telling a code: `•••14`. The one-digit choices of the menu are no secret. */
export function masquer(saisie: string): string {
  return saisie.length <= 1 ? saisie : '•'.repeat(Math.min(saisie.length, 12) - 2) + saisie.slice(-2)
}

/** `1 appel`, `3 appels`; figures of four digits or more are spaced. */
export function nombre(n: number, singulier: string, pluriel = `${singulier}s`): string {
  return `${chiffre(n)}${INSECABLE}${n < 2 ? singulier : pluriel}`
}

const FRANCAIS = new Intl.NumberFormat('fr-FR')

/** `12 345`. */
export function chiffre(n: number): string {
  return FRANCAIS.format(n)
}

/** `Mme Odette LENOIR`, as files call people. */
export function personne({
  civilite,
  prenom,
  nom,
}: {
  civilite: string
  prenom: string
  nom: string
}): string {
  return [civilite, prenom, nom].filter((mot) => mot !== '').join(' ')
}
