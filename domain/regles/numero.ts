import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'

// Overseas numbers are dialled 0X… from there too, and are not in mainland France's plan.
const PLANS: readonly CountryCode[] = ['FR', 'RE', 'GP', 'MQ', 'GF', 'YT']

/**
 * E.164 form of a caller's number as operators write it (`0X…`, `+33…`, `0033…`, `33…`, nine bare digits, overseas),
 * or null when it is no telephone number. Never throws, is idempotent, never maps two numbers to one (security.md §3.3).
 */
export function normaliser(brut: string): string | null {
  const chiffres = brut.replace(/[\s.\-()]/g, '')
  if (!/^\+?\d{3,15}$/.test(chiffres)) return null
  for (const lecture of lectures(chiffres)) {
    for (const plan of PLANS) {
      const numero = parsePhoneNumberFromString(lecture, plan)
      if (numero?.isValid() === true && numero.ext === undefined) return numero.number
    }
  }
  return null
}

function lectures(chiffres: string): string[] {
  if (chiffres.startsWith('+')) return [chiffres]
  if (chiffres.startsWith('00')) return [`+${chiffres.slice(2)}`]
  if (chiffres.startsWith('0')) return [chiffres]
  return chiffres.length === 9 ? [`0${chiffres}`] : [`+${chiffres}`]
}
