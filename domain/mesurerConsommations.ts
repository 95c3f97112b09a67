import { setImmediate } from 'node:timers/promises'
import { prisesEntamees, type AlerteVoulue } from '../db/causesAlertes.ts'
import type { Db } from '../db/index.ts'
import { parametres } from '../db/parametres.ts'
import { accorderAlertes } from './accorderAlertes.ts'
import { consommation } from './consommation.ts'
import { consommationHaute } from './regles/alertes.ts'
import { contient } from './regles/intervalles.ts'
import { jourDe, jourSuivant } from './regles/jours.ts'

/** Nothing done for so long changes no consumption that a new period has not forgotten. */
const FENETRE_JOURS = 366

/**
 * Raises an alert for each prise en charge whose authorised hours of the current period are nearly or wholly done
 * (regles.md §7); one a period. Reads home after home, giving way in between.
 */
export async function mesurerConsommations(db: Db, maintenant: number): Promise<void> {
  const jour = jourDe(maintenant)
  const { alerteConsommationPourcent: pourcent } = await parametres(db, jour)
  const dossiers = await prisesEntamees(db, jour, jourSuivant(jour, -FENETRE_JOURS))
  const voulues: AlerteVoulue[] = []
  for (const dossier of dossiers) {
    voulues.push(...(await hautes(db, dossier, jour, pourcent, maintenant)))
    await setImmediate()
  }
  await accorderAlertes(db, ['consommation'], voulues, maintenant)
}

async function hautes(
  db: Db,
  { beneficiaire_id, antenne_id }: { beneficiaire_id: number; antenne_id: number },
  jour: string,
  pourcent: number,
  maintenant: number,
): Promise<AlerteVoulue[]> {
  const prises = await consommation(db, 'toutes', beneficiaire_id, { mois: jour.slice(0, 7) })
  return prises.flatMap(({ prise, periodes }) => {
    const periode = periodes.find((plage) => contient(plage, jour))
    if (periode === undefined || !consommationHaute(periode.faitMin, periode.autoriseMin, pourcent)) return []
    const { du, au, autoriseMin, faitMin } = periode
    return [
      {
        genre: 'consommation' as const,
        antenne_id,
        sujet: `prise:${prise.id}:${du}`,
        beneficiaire_id,
        intervenant_id: null,
        detail: JSON.stringify({ financeur: prise.financeurLibelle, du, au, autoriseMin, faitMin }),
        echeance: maintenant,
        leve: true,
      },
    ]
  })
}
