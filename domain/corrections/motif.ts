import type { Db } from '../../db/index.ts'
import { motifsDuJour } from '../../db/motifs.ts'
import type { Famille } from '../regles/motifs.ts'

const DITES: Record<Famille, string> = {
  CRE: 'intervention ajoutée',
  MDT: 'modification autre que les heures',
  SUP: 'suppression',
  COA: 'arrivée corrigée',
  COD: 'départ corrigé',
  CO2: 'arrivée et départ corrigés',
  HOR: 'horodatages seuls',
}

/** French: why this motif does not do for an act of these families on `jour`; null when it does. */
export async function refusDuMotif(
  db: Db,
  { motifId, note }: { motifId: number; note: string },
  jour: string,
  familles: readonly Famille[],
): Promise<string | null> {
  const motif = (await motifsDuJour(db, jour)).find(({ id }) => id === motifId)
  if (motif === undefined) return 'Choisissez un motif en vigueur ce jour-là.'
  if (!familles.includes(motif.famille)) {
    const voulues = familles.map((famille) => `« ${DITES[famille]} »`).join(' ou ')
    return `Le motif « ${motif.libelle} » ne convient pas ici : choisissez-en un de la famille ${voulues}.`
  }
  if (motif.note_obligatoire === 1 && note.trim() === '') {
    return `Le motif « ${motif.libelle} » demande une note : dites en quelques mots ce qui s’est passé.`
  }
  return null
}
