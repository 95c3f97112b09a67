import { heure, personne } from './formats.ts'
import type { Suivi } from './suivi.ts'

interface DuBeneficiaire {
  beneficiaire_civilite: string | null
  beneficiaire_prenom: string | null
  beneficiaire_nom: string | null
}

interface DeLIntervenant {
  intervenant_civilite: string | null
  intervenant_prenom: string | null
  intervenant_nom: string | null
}

/** The beneficiaire's name in a joined row. */
export function nomBeneficiaire(ligne: DuBeneficiaire): string {
  return personne({
    civilite: ligne.beneficiaire_civilite ?? '',
    prenom: ligne.beneficiaire_prenom ?? '',
    nom: ligne.beneficiaire_nom ?? '',
  })
}

/** The carer's name in a joined row: no title, she is a colleague. */
export function nomIntervenant(ligne: DeLIntervenant): string {
  return personne({ civilite: '', prenom: ligne.intervenant_prenom ?? '', nom: ligne.intervenant_nom ?? '' })
}

/** `8 h 32 – 9 h 58`, as retained; a missing hour is a question mark. */
export function plages({ debut, fin }: { debut: number | null; fin: number | null }): string {
  return [debut, fin].map((instant) => (instant === null ? '?' : heure(instant))).join(' – ')
}

/** The same, where a visit going on is not missing anything: `8 h 32 – …`. */
export function horaires({ vue, etat }: Suivi): string {
  return etat === 'en_cours' ? plages(vue).replace('?', '…') : plages(vue)
}
