/** How many days of visits a change bears on, as the subject of a sentence whose verb is said for one and for more. */
export function joursDits(n: number, un: string, plusieurs: string): string {
  if (n === 0) return 'Aucun jour d’intervention n’est concerné.'
  return n === 1 ? `Un jour d’intervention ${un}.` : `${n} jours d’intervention ${plusieurs}.`
}
