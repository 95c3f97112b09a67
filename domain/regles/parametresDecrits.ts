import { DEFAUTS, type Parametres } from './parametres.ts'

/** What a value counts: how it is typed, shown and bounded. */
export type Nature =
  'secondes' | 'minutes' | 'jours' | 'mois' | 'pourcent' | 'fois' | 'chiffres' | 'nombre' | 'heure' | 'ouiNon'

/**
 * From when a change may hold. `passe`: any day, past days are judged again. `demain`: the calls of today are already
 * paired by the old value. `aujourdhui`: it only bears on calls to come.
 */
export type Depuis = 'passe' | 'demain' | 'aujourdhui'

/** What headquarters reads of a setting. */
export interface Description {
  libelle: string
  aide: string
  rubrique: string
  nature: Nature
  min: number
  max: number
  depuis: Depuis
}

const DECRITS: Partial<Record<string, Description>> = {
  ouverture: {
    libelle: 'Heure d’ouverture',
    aide: 'Un appel reçu plus tôt rend l’intervention « hors horaires ».',
    rubrique: 'Horaires et durées',
    nature: 'heure',
    min: 0,
    max: 0,
    depuis: 'passe',
  },
  fermeture: {
    libelle: 'Heure de fermeture',
    aide: 'Un appel reçu plus tard rend l’intervention « hors horaires ».',
    rubrique: 'Horaires et durées',
    nature: 'heure',
    min: 0,
    max: 0,
    depuis: 'passe',
  },
  dureeMinMin: {
    libelle: 'Durée minimale d’une intervention',
    aide: 'Plus courte, l’intervention est « très courte » et doit être vérifiée.',
    rubrique: 'Horaires et durées',
    nature: 'minutes',
    min: 0,
    max: 120,
    depuis: 'passe',
  },
  dureeMaxMin: {
    libelle: 'Durée maximale d’une intervention',
    aide: 'Passé ce délai, un départ ne ferme plus l’arrivée : elle reste sans départ.',
    rubrique: 'Horaires et durées',
    nature: 'minutes',
    min: 60,
    max: 1440,
    depuis: 'demain',
  },
  fenetreRepetitionS: {
    libelle: 'Appels répétés',
    aide: 'Un second appel dans ce délai après une arrivée est une répétition, pas un départ.',
    rubrique: 'Téléphone',
    nature: 'secondes',
    min: 0,
    max: 900,
    depuis: 'demain',
  },
  longueurCode: {
    libelle: 'Longueur du code des intervenants',
    aide: 'Les codes déjà attribués gardent leur longueur et ne pourront plus être composés.',
    rubrique: 'Téléphone',
    nature: 'chiffres',
    min: 3,
    max: 8,
    depuis: 'aujourdhui',
  },
  longueurCodeBeneficiaire: {
    libelle: 'Longueur du code des bénéficiaires',
    aide: 'Les codes déjà donnés gardent leur longueur et ne pourront plus être composés.',
    rubrique: 'Téléphone',
    nature: 'chiffres',
    min: 4,
    max: 10,
    depuis: 'aujourdhui',
  },
  cleDeControle: {
    libelle: 'Clé de contrôle des codes importés',
    aide: 'Oui : le dernier chiffre d’un code reçu du logiciel métier est vérifié. Non : ses codes sont pris tels quels.',
    rubrique: 'Téléphone',
    nature: 'ouiNon',
    min: 0,
    max: 0,
    depuis: 'aujourdhui',
  },
  delaiManqueeMin: {
    libelle: 'Visite manquée après',
    aide: 'Une visite prévue sans appel aussi longtemps après son début est « manquée ».',
    rubrique: 'Délais',
    nature: 'minutes',
    min: 0,
    max: 480,
    depuis: 'passe',
  },
  delaiDepartMin: {
    libelle: 'Départ manquant après',
    aide: 'Un départ qui n’est pas venu aussi longtemps après la fin prévue est « sans départ ».',
    rubrique: 'Délais',
    nature: 'minutes',
    min: 0,
    max: 480,
    depuis: 'passe',
  },
  alerteEcheanceMois: {
    libelle: 'Fin de prise en charge annoncée',
    aide: 'Une alerte paraît quand une prise en charge finit d’ici là.',
    rubrique: 'Alertes',
    nature: 'mois',
    min: 0,
    max: 12,
    depuis: 'aujourdhui',
  },
  alerteConsommationPourcent: {
    libelle: 'Heures accordées presque consommées',
    aide: 'Une alerte paraît quand cette part des heures de la période est dépassée.',
    rubrique: 'Alertes',
    nature: 'pourcent',
    min: 1,
    max: 100,
    depuis: 'aujourdhui',
  },
  alerteNumeroFois: {
    libelle: 'Numéro inconnu qui rappelle',
    aide: 'Une alerte paraît quand un numéro inconnu a appelé ce nombre de fois.',
    rubrique: 'Alertes',
    nature: 'fois',
    min: 1,
    max: 20,
    depuis: 'aujourdhui',
  },
}

const UNITES: readonly [RegExp, Nature, max: number][] = [
  [/Min$/, 'minutes', 1440],
  [/S$/, 'secondes', 86_400],
  [/Jours$/, 'jours', 366],
  [/Mois$/, 'mois', 24],
  [/Pourcent$/, 'pourcent', 100],
  [/Fois$/, 'fois', 100],
]

/** The settings there are, in the order they are shown. */
export function clesDesParametres(): (keyof Parametres)[] {
  return Object.keys(DEFAUTS) as (keyof Parametres)[]
}

/** Whether `cle` is a setting. */
export function estUnParametre(cle: string): cle is keyof Parametres {
  return Object.hasOwn(DEFAUTS, cle)
}

/** What is said of a setting; one without words of its own is told from its name and its default. */
export function decrire(cle: keyof Parametres): Description {
  return DECRITS[cle] ?? deviner(cle)
}

function deviner(cle: keyof Parametres): Description {
  const [, nature, max] = UNITES.find(([fin]) => fin.test(cle)) ?? [undefined, 'nombre' as const, 100_000]
  const commun = { libelle: cle, aide: '', rubrique: 'Autres', min: 0, max, depuis: 'passe' } as const
  const defaut: unknown = DEFAUTS[cle]
  if (typeof defaut === 'boolean') return { ...commun, nature: 'ouiNon' }
  return { ...commun, nature: typeof defaut === 'string' ? 'heure' : nature }
}

export type Valeur = Parametres[keyof Parametres]
export type ValeurLue = { bon: true; valeur: Valeur } | { bon: false; raison: string }

/** Reads what a person typed for this setting: an hour `8:30` or `8 h 30`, a whole number, `oui` or `non`. */
export function lireValeur(cle: keyof Parametres, texte: string): ValeurLue {
  const { nature, min, max } = decrire(cle)
  if (nature === 'ouiNon') {
    if (texte !== 'oui' && texte !== 'non') return { bon: false, raison: 'Choisissez oui ou non.' }
    return { bon: true, valeur: texte === 'oui' }
  }
  if (nature === 'heure') return lireHeure(texte)
  const nombre = /^\d{1,6}$/.test(texte) ? Number(texte) : Number.NaN
  if (nombre >= min && nombre <= max) return { bon: true, valeur: nombre }
  return { bon: false, raison: `Il faut un nombre entier de ${min} à ${max}.` }
}

function lireHeure(texte: string): ValeurLue {
  const lue = /^(\d{1,2})\s*(?:h|:)\s*(\d{2})?$/i.exec(texte)
  const [heure, minute] = [Number(lue?.[1] ?? 99), Number(lue?.[2] ?? 0)]
  if (heure > 23 || minute > 59) return { bon: false, raison: 'Il faut une heure, par exemple 8:30.' }
  return { bon: true, valeur: [heure, minute].map((n) => String(n).padStart(2, '0')).join(':') }
}

/** Why these settings cannot hold together on one day, in French; undefined when they can. */
export function incoherence({
  ouverture,
  fermeture,
  dureeMinMin,
  dureeMaxMin,
}: Parametres): string | undefined {
  if (ouverture >= fermeture) return 'L’heure d’ouverture doit précéder l’heure de fermeture.'
  if (dureeMinMin >= dureeMaxMin) return 'La durée minimale doit être inférieure à la durée maximale.'
  return undefined
}
