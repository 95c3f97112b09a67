import { Temporal } from 'temporal-polyfill'

/** The one time zone in which days are cut and hours are said. */
export const FUSEAU = 'Europe/Paris'

function aParis(instant: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(FUSEAU)
}

/** A Paris day and where it ends: the first instant (ms UTC) of the next one. */
export interface Journee {
  jour: string
  fin: number
}

const JOUR_UTC = 86_400_000
const MEMOIRE = 20_000
const journees = new Map<number, Journee>()

/** The Paris day `instant` (ms UTC) belongs to. Cheap: the allocation of ten years asks it millions of times. */
export function journeeDe(instant: number): Journee {
  // Paris has always been less than a day ahead of UTC, never behind: its day is that of UTC, or the next one.
  const rang = Math.floor(instant / JOUR_UTC)
  const journee = journeeUtc(rang)
  return instant < journee.fin ? journee : journeeUtc(rang + 1)
}

function journeeUtc(rang: number): Journee {
  const connue = journees.get(rang)
  if (connue !== undefined) return connue
  if (journees.size >= MEMOIRE) journees.clear()
  const jour = Temporal.Instant.fromEpochMilliseconds(rang * JOUR_UTC)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
  const fin = jour.add({ days: 1 }).toZonedDateTime(FUSEAU).epochMilliseconds
  const journee = { jour: jour.toString(), fin }
  journees.set(rang, journee)
  return journee
}

/** The Paris day of `instant` (ms UTC), `AAAA-MM-JJ`. */
export function jourDe(instant: number): string {
  return journeeDe(instant).jour
}

/** The Paris hour (0 to 23) and minute of `instant` (ms UTC): what is said and shown. */
export function heureDe(instant: number): { heure: number; minute: number } {
  const { hour, minute } = aParis(instant)
  return { heure: hour, minute }
}

/** The first instant (ms UTC) of the Paris day `jour`. */
export function debutDuJour(jour: string): number {
  return Temporal.PlainDate.from(jour).toZonedDateTime(FUSEAU).epochMilliseconds
}

/** The day `n` days after `jour` (before, when negative). */
export function jourSuivant(jour: string, n = 1): string {
  return Temporal.PlainDate.from(jour).add({ days: n }).toString()
}

/** ISO 8601 with the Paris offset, to the second: `2026-11-23T08:32:10+01:00`. */
export function versIso(instant: number): string {
  return aParis(instant).toString({ timeZoneName: 'never', smallestUnit: 'second' })
}

/** The instant (ms UTC) of `heure` (`HH:MM`) on the Paris day `jour`; in a gap, the hour after; repeated, the first. */
export function instantDe(jour: string, heure: string): number {
  return Temporal.PlainDateTime.from(`${jour}T${heure}`).toZonedDateTime(FUSEAU).epochMilliseconds
}
