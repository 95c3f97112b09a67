// Damm's quasigroup of order 10: catches every wrong digit and every swap of two neighbours.
const DAMM = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const

/**
 * The check digit of `corps` (digits only), by Damm's algorithm.
 * @throws when `corps` holds anything but digits
 */
export function cle(corps: string): string {
  if (!/^\d+$/.test(corps)) throw new Error(`« ${corps} » n'est pas une suite de chiffres.`)
  let etat = 0
  for (const chiffre of corps) etat = DAMM[etat]?.[Number(chiffre)] ?? 0
  return String(etat)
}

/** Whether `code` has this many digits, the last being the check digit of the others (svi.md, 3). */
export function codeValide(code: string, longueur: number): boolean {
  return /^\d{2,}$/.test(code) && code.length === longueur && cle(code.slice(0, -1)) === code.slice(-1)
}

/**
 * Draws a code of `longueur` digits, check digit included, its first digit 1 to 8: 0 means "all" and 9 "repeat" on
 * the telephone. `alea` gives a number in [0, 1).
 */
export function tirerCode(longueur: number, alea: () => number): string {
  const premier = 1 + Math.floor(alea() * 8)
  const suite = Array.from({ length: longueur - 2 }, () => Math.floor(alea() * 10))
  const corps = [premier, ...suite].join('')
  return corps + cle(corps)
}
