/** Folds `texte` for search: no accents, lower case, single spaces. The stored column and the asked words both pass here. */
export function plier(texte: string): string {
  return texte
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9+]+/g, ' ')
    .trim()
}
