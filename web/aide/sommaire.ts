import { absences } from './absences.tsx'
import { anomalies } from './anomalies.tsx'
import { appels } from './appels.tsx'
import { beneficiaires } from './beneficiaires.tsx'
import type { Chapitre } from './chapitre.tsx'
import { comptes } from './comptes.tsx'
import { intervenants } from './intervenants.tsx'
import { interventions } from './interventions.tsx'
import { navigateur } from './navigateur.tsx'
import { planning } from './planning.tsx'
import { premiersPas } from './premiersPas.tsx'
import { reglages } from './reglages.tsx'
import { secours } from './secours.tsx'
import { tableauDeBord } from './tableauDeBord.tsx'
import { vocabulaire } from './vocabulaire.tsx'

/** The manual, in the order of a manager's day. */
export const CHAPITRES: readonly Chapitre[] = [
  premiersPas,
  tableauDeBord,
  interventions,
  anomalies,
  appels,
  beneficiaires,
  intervenants,
  planning,
  absences,
  secours,
  comptes,
  reglages,
  navigateur,
  vocabulaire,
]

/** Where the help of a page is: the chapter that explains it, else the table of contents. */
export function aidePour(chemin: string): string {
  if (chemin === '/') return '/aide/tableau-de-bord'
  const chapitre = CHAPITRES.find(({ pages }) =>
    pages.some((page) => chemin === page || chemin.startsWith(`${page}/`)),
  )
  return chapitre === undefined ? '/aide' : `/aide/${chapitre.cle}`
}
