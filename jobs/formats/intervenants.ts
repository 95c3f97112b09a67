import type { Format } from './description.ts'

/** Carers, full snapshot, every day. */
export const INTERVENANTS = {
  partenaire: 'millesime',
  flux: 'intervenants',
  prefixe: 'INTERVENANTS_',
  encodage: 'utf-8',
  separateur: ';',
  finDeLigne: '\r\n',
  entete: true,
  pied: null,
  formatDate: 'AAAA-MM-JJ',
  decimale: ',',
  cle: 'identifiant',
  colonnes: [
    { nom: 'identifiant', type: 'texte', longueur: 20, obligatoire: true },
    { nom: 'civilite', type: 'texte', longueur: 10 },
    { nom: 'nom', type: 'texte', longueur: 80, obligatoire: true },
    { nom: 'prenom', type: 'texte', longueur: 80 },
    { nom: 'antenne', type: 'texte', longueur: 20, obligatoire: true },
    { nom: 'code', type: 'texte', longueur: 10 },
    { nom: 'telephone', type: 'texte', longueur: 20 },
    { nom: 'date_entree', type: 'date' },
    { nom: 'date_sortie', type: 'date' },
  ],
} as const satisfies Format
