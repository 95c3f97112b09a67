/** ESPPADOM's families of corrections (edess.org, DELIVERY, "les motifs de correction"). */
export type Famille = 'CRE' | 'MDT' | 'SUP' | 'COA' | 'COD' | 'CO2' | 'HOR'

export type ActeMotive =
  'creer' | 'deplacer' | 'inverser' | 'fusionner' | 'scinder' | 'reaffecter' | 'supprimer' | 'minutes'

const FAMILLES: Record<ActeMotive, readonly Famille[]> = {
  creer: ['CRE'],
  deplacer: ['COA', 'COD', 'CO2'],
  inverser: ['CO2'],
  fusionner: ['CO2'],
  scinder: ['CO2'],
  reaffecter: ['MDT'],
  supprimer: ['SUP'],
  minutes: ['MDT'],
}

/** The families whose motifs fit an act (ESPPADOM DELIVERY). Moving: COA an arrival, COD a departure, CO2 both. */
export function famillesDe(acte: ActeMotive): readonly Famille[] {
  return FAMILLES[acte]
}

interface Heures {
  debut: number | null
  fin: number | null
}

/**
 * The family a change of times makes (ESPPADOM DELIVERY): COA the arrival, COD the departure, CO2 both; null when
 * neither moved.
 */
export function familleDesHeures(avant: Heures, apres: Heures): 'COA' | 'COD' | 'CO2' | null {
  const arrivee = avant.debut !== apres.debut
  const depart = avant.fin !== apres.fin
  if (arrivee && depart) return 'CO2'
  if (arrivee) return 'COA'
  return depart ? 'COD' : null
}

// The strongest says the most to a funder: never stamped at all, then both ends, one end, something else.
const FORCE: Record<Famille, number> = { HOR: 0, MDT: 1, COA: 2, COD: 2, CO2: 3, CRE: 4, SUP: 5 }

/** The family of two corrections in force together: the strongest; an arrival and a departure make CO2. */
export function plusForte(actuelle: Famille | null, nouvelle: Famille): Famille {
  if (actuelle === null) return nouvelle
  if (FORCE[actuelle] === 2 && FORCE[nouvelle] === 2 && actuelle !== nouvelle) return 'CO2'
  return FORCE[nouvelle] > FORCE[actuelle] ? nouvelle : actuelle
}
