import type { Role } from '../../db/schema.ts'

type Qui = 'tous' | 'connectes' | readonly (Role | 'drapeau')[]

// Written from the roles the customer gave, not from the program's own table. `drapeau`: whoever may also manage accounts
// and settings, whatever the role.
const METIER = ['gestionnaire', 'coordonnateur', 'siege'] as const
const TELEPHONIE = ['coordonnateur', 'siege'] as const
const REFERENCES = ['siege'] as const
const REGLAGES = ['siege', 'administrateur', 'drapeau'] as const
const COMPTES = ['administrateur', 'drapeau'] as const
const JOURNAL = ['siege', 'informatique', 'administrateur', 'auditeur', 'drapeau'] as const

/** Who may ask for what: the first line that fits a route tells. */
const TABLE: readonly (readonly [route: RegExp, qui: Qui])[] = [
  [/^get \/(sante|public\/.*|ouverte|connexion.*)$/, 'tous'],
  [/^post \/(connexion.*)$/, 'tous'],
  [/^(get|post) \/(lien|invitation|mot-de-passe)(\/.*)?$/, 'tous'],
  [/^post \/rapports\/csp$/, 'tous'],
  [/^(get|post) \/second-facteur(\/.*)?$/, 'tous'],
  [/^(get|post) \/saisie-gardee(\/.*)?$/, 'connectes'],
  [/^post \/deconnexion$/, 'connectes'],
  [/^get (\/|\*)$/, 'connectes'],
  [/^(get|post) \/compte(\/.*)?$/, 'connectes'],
  [/^get \/aide(\/.*)?$/, 'connectes'],
  [/^(get|post) \/comptes(\.csv|\/.*)?$/, COMPTES],
  [/^get \/journal(\.csv)?$/, JOURNAL],
  [/^(get|post) \/reglages\/regles(\/.*)?$/, REGLAGES],
  [/^get \/reglages$/, REGLAGES],
  [/^(get|post) \/reglages\/.*$/, REFERENCES],
  [/^post \/beneficiaires\/:id\/numeros.*$/, TELEPHONIE],
  [/^post \/intervenants\/:id\/code.*$/, TELEPHONIE],
  [/^get \/(cartes|intervenants\/:id\/carte)$/, TELEPHONIE],
  [
    /^get \/(direct|recherche.*|personnes\/choix|interventions.*|appels.*|anomalies.*|alertes.*|planning.*|saisie.*)$/,
    METIER,
  ],
  [/^post \/(interventions|appels|anomalies|alertes|planning|saisie|revisions)(\/.*)?$/, METIER],
  [/^get \/(beneficiaires|intervenants)(\.csv|\/.*)?$/, METIER],
  [/^post \/(beneficiaires|intervenants)\/.*$/, METIER],
]

/** Whether this account may ask for the route; undefined when the table says nothing of it. */
export function attendu(
  methode: string,
  chemin: string,
  compte: { role: Role; administrateur: 0 | 1 } | undefined,
): boolean | undefined {
  const ligne = TABLE.find(([route]) => route.test(`${methode} ${chemin}`))
  if (ligne === undefined) return undefined
  const [, qui] = ligne
  if (qui === 'tous') return true
  if (compte === undefined) return false
  if (qui === 'connectes') return true
  return qui.includes(compte.role) || (compte.administrateur === 1 && qui.includes('drapeau'))
}
