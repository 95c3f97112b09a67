/**
 * What may be logged of an error: its kind, its code and where it happened. Never its message or properties, which can
 * carry what was keyed or said.
 */
export function decrireErreur(erreur: unknown): { nom: string; code?: string; pile?: string[] } {
  if (!(erreur instanceof Error)) return { nom: 'inconnue' }
  const pile = erreur.stack?.split('\n').filter((ligne) => /^\s+at /.test(ligne)) ?? []
  const code = 'code' in erreur ? { code: String(erreur.code) } : {}
  return { nom: erreur.constructor.name, ...code, pile: pile.slice(0, 6).map((ligne) => ligne.trim()) }
}
