/** A repeatable source of chance: the same seed draws the same demonstration. */
export interface Hasard {
  /** In [0, 1). */
  (): number
  /** A whole number, both ends included. */
  entier(min: number, max: number): number
  /** True with probability `p`. */
  chance(p: number): boolean
  /** One of the list, which must not be empty. */
  parmi<T>(liste: readonly T[]): T
  /** A copy of the list in another order. */
  melange<T>(liste: readonly T[]): T[]
}

/** Mulberry32: small, quick, good enough for names and hours; never for codes or passwords. */
export function hasard(graine: number): Hasard {
  let etat = graine >>> 0
  const tirer = (): number => {
    etat = (etat + 0x6d2b79f5) >>> 0
    let t = etat
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const entier = (min: number, max: number): number => min + Math.floor(tirer() * (max - min + 1))
  const parmi = <T>(liste: readonly T[]): T => {
    if (liste.length === 0) throw new RangeError('Rien à tirer dans une liste vide.')
    return liste[entier(0, liste.length - 1)] as T
  }
  const melange = <T>(liste: readonly T[]): T[] => {
    const copie = [...liste]
    for (let i = copie.length - 1; i > 0; i--) {
      const j = entier(0, i)
      const x = copie[i] as T
      copie[i] = copie[j] as T
      copie[j] = x
    }
    return copie
  }
  return Object.assign(tirer, { entier, chance: (p: number) => tirer() < p, parmi, melange })
}
