/** Where a stamp, or an intervention, comes from. */
export type Origine = 'telephone' | 'secours' | 'manuel'

/** The least direct: a hand, then the fallback, then the telephone. */
export function moinsDirecte(origines: readonly (Origine | undefined)[]): Origine {
  if (origines.includes('manuel')) return 'manuel'
  return origines.includes('secours') ? 'secours' : 'telephone'
}
