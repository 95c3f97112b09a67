/**
 * What comes of a change of the reference tables or of the settings. `raison` is French and says what to do; `champ` is
 * the field it is about, '' for the whole. `a_confirmer` says what the change would bring before anything is written.
 */
export type Change =
  | { type: 'fait' }
  | { type: 'refusee'; champ: string; raison: string }
  | { type: 'a_confirmer'; consequences: readonly string[] }
  | { type: 'perimee' }
  | { type: 'introuvable' }

export const FAIT: Change = { type: 'fait' }
export const PERIMEE: Change = { type: 'perimee' }
export const INTROUVABLE: Change = { type: 'introuvable' }

export function refuser(champ: string, raison: string): Change {
  return { type: 'refusee', champ, raison }
}
