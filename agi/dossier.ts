import type { Lieu } from '../domain/identifier.ts'
import type { IssueSansPointage } from '../domain/noterAppel.ts'

/** The steps of a call, as kept with one that left no stamp. */
export type Etape = 'accueil' | 'beneficiaire' | 'code' | 'lieu' | 'repetition' | 'pointage'

/** What is known of the call so far: what a hang-up at this very moment would leave. */
export type Dossier = Omit<IssueSansPointage, 'resultat' | 'etape' | 'saisies'> & {
  etape: Etape
  saisies: string[]
}

export function ouvrirDossier(): Dossier {
  return {
    etape: 'accueil',
    saisies: [],
    identification: 'aucune',
    beneficiaireId: null,
    intervenantId: null,
  }
}

/** Keeps how the home was found, and which: none yet when several remain. */
export function situer(
  dossier: Dossier,
  identification: Dossier['identification'],
  lieux: readonly Lieu[],
): void {
  dossier.identification = identification
  dossier.beneficiaireId = lieux.length === 1 ? (lieux[0]?.id ?? null) : null
}
