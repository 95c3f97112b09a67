import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'

// Overseas numbers are dialled 0X… like the mainland's, under country codes of their own.
const OUTRE_MER: readonly CountryCode[] = ['RE', 'GP', 'MQ', 'GF', 'YT']
const FRANCAIS = /^(?:\+33|0033|33|0)?([1-9]\d{8})$/

/**
 * E.164 form of a caller's number as operators write it (`0X…`, `+33…`, `0033…`, `33…`, nine bare digits, overseas),
 * or null when it is no telephone number. Never throws, is idempotent, never maps two numbers to one.
 */
export function normaliser(brut: string): string | null {
  const chiffres = brut.replace(/[\s.\-()]/g, '')
  if (!/^\+?\d{3,15}$/.test(chiffres)) return null
  const national = FRANCAIS.exec(chiffres)?.[1]
  if (national !== undefined) return francais(national)
  const complet = chiffres.startsWith('+') ? chiffres : `+${chiffres.replace(/^00/, '')}`
  const numero = parsePhoneNumberFromString(complet)
  return numero?.isValid() === true ? numero.number : null
}

function francais(national: string): string {
  const metropole = parsePhoneNumberFromString(`+33${national}`)
  if (metropole?.isValid() === true) return metropole.number
  for (const territoire of OUTRE_MER) {
    const numero = parsePhoneNumberFromString(`0${national}`, territoire)
    if (numero?.isValid() === true) return numero.number
  }
  return `+33${national}`
}
