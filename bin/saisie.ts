import { InvalidArgumentError } from 'commander'
import { Temporal } from 'temporal-polyfill'
import { debutDuJour } from '../domain/regles/jours.ts'

/** A whole number of 1 or more. */
export function lireNombre(texte: string): number {
  const nombre = Number(texte)
  if (!Number.isSafeInteger(nombre) || nombre < 1)
    throw new InvalidArgumentError(`« ${texte} » n'est pas un nombre.`)
  return nombre
}

/** A number of 0 or more, with decimals. */
export function lireDecimal(texte: string): number {
  const nombre = Number(texte.replace(',', '.'))
  if (!Number.isFinite(nombre) || nombre < 0)
    throw new InvalidArgumentError(`« ${texte} » n'est pas un nombre.`)
  return nombre
}

/** An instant (ms UTC) from ISO 8601 with an offset, or the start of a Paris day from `AAAA-MM-JJ`. */
export function lireInstant(texte: string): number {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(texte)) return debutDuJour(texte)
    return Temporal.Instant.from(texte).epochMilliseconds
  } catch {
    throw new InvalidArgumentError(
      `« ${texte} » n'est ni un jour AAAA-MM-JJ ni un instant ISO 8601 avec son décalage.`,
    )
  }
}
