import type { Format } from './description.ts'

/** What we answer for each file received: `<nom>.ack`, one line. */
export const ACCUSE = {
  partenaire: 'millesime',
  flux: 'accuses',
  prefixe: '',
  encodage: 'utf-8',
  separateur: ';',
  finDeLigne: '\r\n',
  entete: true,
  pied: null,
  formatDate: 'AAAA-MM-JJ',
  decimale: ',',
  cle: 'sha256',
  colonnes: [
    { nom: 'sha256', type: 'texte', obligatoire: true },
    { nom: 'lignes_lues', type: 'entier', obligatoire: true },
    { nom: 'lignes_refusees', type: 'entier', obligatoire: true },
    { nom: 'verdict', type: 'texte', obligatoire: true },
    { nom: 'raison', type: 'texte' },
  ],
} as const satisfies Format

/** The lines refused in a file received: `<nom>.refus.csv`, beside its accusé. */
export const REFUS = {
  ...ACCUSE,
  flux: 'refus',
  cle: 'ligne',
  tableur: true,
  colonnes: [
    { nom: 'ligne', type: 'entier', obligatoire: true },
    { nom: 'colonne', type: 'texte' },
    { nom: 'valeur', type: 'texte' },
    { nom: 'raison', type: 'texte', obligatoire: true },
  ],
} as const satisfies Format
