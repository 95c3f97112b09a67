/** The six offices of Paris domicile and the postcodes each serves. */
export interface Antenne {
  code: string
  /** In the demonstration's sign-ins: `gestionnaire.centre@…`. */
  court: string
  nom: string
  adresse: string
  codesPostaux: readonly string[]
}

export const ANTENNES: readonly Antenne[] = [
  {
    code: 'CENTRE',
    court: 'centre',
    nom: 'Paris domicile Centre',
    adresse: '21 place du Panthéon, 75005 Paris',
    codesPostaux: ['75001', '75002', '75003', '75004', '75005', '75006'],
  },
  {
    code: 'NORD-EST',
    court: 'nord-est',
    nom: 'Paris domicile Nord-Est',
    adresse: '23 bis rue Bichat, 75010 Paris',
    codesPostaux: ['75009', '75010', '75019'],
  },
  {
    code: 'EST',
    court: 'est',
    nom: 'Paris domicile Est',
    adresse: '124-130 avenue Ledru-Rollin, 75011 Paris',
    codesPostaux: ['75011', '75012', '75020'],
  },
  {
    code: 'OUEST',
    court: 'ouest',
    nom: 'Paris domicile Ouest',
    adresse: '109 rue Saint-Dominique, 75007 Paris',
    codesPostaux: ['75007', '75015', '75016', '75116'],
  },
  {
    code: 'NORD-OUEST',
    court: 'nord-ouest',
    nom: 'Paris domicile Nord-Ouest',
    adresse: '21 rue Pierre Demours, 75017 Paris',
    codesPostaux: ['75008', '75017', '75018'],
  },
  {
    code: 'SUD',
    court: 'sud',
    nom: 'Paris domicile Sud',
    adresse: '9 rue Furtado-Heine, 75014 Paris',
    codesPostaux: ['75013', '75014'],
  },
]

/** The funders of the demonstration; `poids` is their share of the people. */
export const FINANCEURS = [
  { code: 'APA', libelle: 'APA (Département de Paris)', genre: 'departement', poids: 860 },
  {
    code: 'ASL_PA',
    libelle: 'ASL personnes âgées (Département de Paris)',
    genre: 'departement',
    poids: 335,
    abattement_couple: 1,
  },
  {
    code: 'ASL_PH',
    libelle: 'ASL personnes handicapées (Département de Paris)',
    genre: 'departement',
    poids: 100,
    abattement_couple: 1,
  },
  { code: 'PCH', libelle: 'PCH aides humaines (Département de Paris)', genre: 'departement', poids: 15 },
  { code: 'CNAV', libelle: "Caisse nationale d'assurance vieillesse", genre: 'caisse', poids: 560 },
  {
    code: 'CNRACL',
    libelle: 'Caisse de retraite des agents des collectivités locales',
    genre: 'caisse',
    poids: 120,
  },
  { code: 'CPAM75', libelle: 'CPAM de Paris', genre: 'cpam', poids: 60 },
  { code: 'MGEN', libelle: 'Mutuelle MGEN', genre: 'mutuelle', poids: 90 },
  { code: 'APA92', libelle: 'APA (Hauts-de-Seine)', genre: 'autre_departement', poids: 30 },
  { code: 'ETAT', libelle: 'État (résidences-services)', genre: 'etat', poids: 20 },
] as const satisfies readonly {
  code: string
  libelle: string
  genre: string
  poids: number
  abattement_couple?: 1
}[]

/** The kinds of service of the demonstration. */
export const PRESTATIONS = [
  { code: 'AIDE_VIE', libelle: 'Aide à la vie quotidienne' },
  { code: 'ENTRETIEN', libelle: 'Entretien du logement' },
] as const
