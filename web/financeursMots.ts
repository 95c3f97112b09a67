import { GENRES } from '../domain/financeurs.ts'

export const CHEMIN_FINANCEURS = '/reglages/financeurs'

const NOMS: Record<(typeof GENRES)[number], string> = {
  departement: 'Le Département',
  caisse: 'Caisse de retraite',
  mutuelle: 'Mutuelle',
  cpam: 'Assurance maladie (CPAM)',
  autre_departement: 'Autre Département',
  etat: 'État',
  autre: 'Autre, à préciser',
}

/** The kinds, for a choice. */
export const GENRES_NOMMES = GENRES.map((genre) => [genre, NOMS[genre]] as const)

export function nomDuGenre(genre: string): string {
  return GENRES_NOMMES.find(([cle]) => cle === genre)?.[1] ?? genre
}
