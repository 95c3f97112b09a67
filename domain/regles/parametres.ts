/** The numbers a charter would fix. Durations in the unit their name ends with; hours of the day as `HH:MM`, Paris. */
export interface Parametres {
  /** A second call this soon after an arrival is a repetition (svi.md, 4). */
  fenetreRepetitionS: number
  /** An arrival older than this is no longer open (regles.md §1). */
  dureeMaxMin: number
  dureeMinMin: number
  longueurCode: number
  longueurCodeBeneficiaire: number
  /** Whether codes end in a check digit; a feed's own codes may not. */
  cleDeControle: boolean
  ouverture: string
  fermeture: string
  /** A planned visit without a stamp this long after its start is missed (regles.md §2). */
  delaiManqueeMin: number
  /** A departure that has not come this long after the planned end is missing (regles.md §2). */
  delaiDepartMin: number
  /** A prise en charge that ends within so many months raises an alert (regles.md §7). */
  alerteEcheanceMois: number
  /** Consumption of the authorised hours of a period above which an alert is raised (regles.md §7). */
  alerteConsommationPourcent: number
  /** How often a number nobody knows calls before an alert is raised (regles.md §7). */
  alerteNumeroFois: number
}

export const DEFAUTS: Parametres = {
  fenetreRepetitionS: 120,
  dureeMaxMin: 720,
  dureeMinMin: 5,
  longueurCode: 5,
  longueurCodeBeneficiaire: 6,
  cleDeControle: true,
  ouverture: '08:00',
  fermeture: '20:30',
  delaiManqueeMin: 30,
  delaiDepartMin: 30,
  alerteEcheanceMois: 2,
  alerteConsommationPourcent: 90,
  alerteNumeroFois: 3,
}

/** A dated setting, as stored: the value is JSON, `au` is included, null means "until changed". */
export interface LigneParametre {
  cle: string
  valeur: string
  du: string
  au: string | null
}

/**
 * The settings in force on `jour`: an old month recomputes to the same figures. The latest `du` wins; of two of the same
 * day, the one given last.
 */
export function parametresDuJour(lignes: readonly LigneParametre[], jour: string): Parametres {
  const enVigueur = lignes
    .filter(({ cle, du, au }) => cle in DEFAUTS && du <= jour && (au === null || jour <= au))
    .toSorted((a, b) => (a.du === b.du ? 0 : a.du < b.du ? -1 : 1))
  const dates = enVigueur.map(({ cle, valeur }) => [cle, JSON.parse(valeur) as unknown])
  return { ...DEFAUTS, ...(Object.fromEntries(dates) as Partial<Parametres>) }
}
