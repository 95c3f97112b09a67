import type { Db } from '../../db/index.ts'
import { beneficiaireVisible } from '../../db/beneficiaires.ts'
import { intervenantAffectable } from '../../db/intervenants.ts'
import type { Ligne } from '../../db/schema.ts'
import type { Auteur } from '../auteur.ts'
import { jourDe } from '../regles/jours.ts'

type Empeche = { type: 'refusee'; raison: string } | { type: 'introuvable' }

/** The home of an intervention of `jour`, within the author's scope. */
export async function beneficiaireDuJour(
  db: Db,
  { portee }: Auteur,
  id: number,
  jour: string,
): Promise<Ligne<'beneficiaire'> | Empeche> {
  const beneficiaire = await beneficiaireVisible(db, portee, id)
  if (beneficiaire === undefined) return { type: 'introuvable' }
  if (parti(beneficiaire.archive_le, jour)) {
    return { type: 'refusee', raison: 'Ce bénéficiaire n’était plus suivi ce jour-là.' }
  }
  return beneficiaire
}

/**
 * The carer of an intervention of `jour`. A manager may name a carer of her antennes, or one lent by another who has
 * been to a home of hers; any other is as if absent.
 */
export async function intervenantDuJour(
  db: Db,
  { portee }: Auteur,
  id: number,
  jour: string,
): Promise<Ligne<'intervenant'> | Empeche> {
  const intervenant = await intervenantAffectable(db, portee, id)
  if (intervenant === undefined) return { type: 'introuvable' }
  const { date_entree, date_sortie, archive_le } = intervenant
  if (date_entree !== null && jour < date_entree) {
    return { type: 'refusee', raison: 'Cet intervenant n’était pas encore en poste ce jour-là.' }
  }
  if ((date_sortie !== null && jour > date_sortie) || parti(archive_le, jour)) {
    return { type: 'refusee', raison: 'Cet intervenant n’était plus en poste ce jour-là.' }
  }
  return intervenant
}

function parti(archiveLe: number | null, jour: string): boolean {
  return archiveLe !== null && jour > jourDe(archiveLe)
}
