/** Folds `texte` for search: no accents, lower case, single spaces. The stored column and the asked words both pass here. */
export function plier(texte: string): string {
  return texte
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, ' ')
    .trim()
}

/** The words asked for, folded; eight at most. */
export function motsDe(texte: string): string[] {
  return plier(texte)
    .split(' ')
    .filter((mot) => mot !== '')
    .slice(0, 8)
}
