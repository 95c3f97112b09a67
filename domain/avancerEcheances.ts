import { departsAttendus, visitesCommencees } from '../db/echeances.ts'
import type { Db } from '../db/index.ts'
import { bornesDesJours } from '../db/jugement.ts'
import { parametresParJour } from '../db/parametres.ts'
import { marquer, type Marque } from '../db/recalculs.ts'
import { marquerLesJours } from '../db/recalculsEnMasse.ts'
import { avancerRepere, lireRepere } from '../db/reperes.ts'
import { echeanceDeLaVisite, echeancesDuDepart } from './regles/anomalies.ts'
import { jourDe, jourSuivant } from './regles/jours.ts'

/** How far the instants at which something becomes missing have been looked at. */
export const REPERE_ECHEANCES = 'echeances'

const JOUR = 86_400_000
/** No delay of the rules is longer. */
const DELAI_MAXIMAL = 2 * JOUR

/**
 * Marks what time alone makes missing since the last time: planned visits without a stamp, departures that have not come.
 * After a stop it takes up where it was. The first time ever, everything is marked: nothing had been computed.
 */
export async function avancerEcheances(db: Db, maintenant: number): Promise<void> {
  const vu = await lireRepere(db, REPERE_ECHEANCES)
  if (vu !== undefined && vu >= maintenant) return
  const marques = vu === undefined ? [] : await marquesEntre(db, vu, maintenant)
  const bornes = vu === undefined ? await bornesDesJours(db) : undefined
  await db.transaction().execute(async (tx) => {
    if (!(await avancerRepere(tx, REPERE_ECHEANCES, maintenant))) return
    await marquer(tx, marques)
    if (bornes !== undefined) await marquerLesJours(tx, bornes.du, jourDe(maintenant))
  })
}

/** What became missing after `vu` and up to `maintenant` (ms UTC). */
async function marquesEntre(db: Db, vu: number, maintenant: number): Promise<Marque[]> {
  const parametres = await parametresParJour(db)
  const venue = (echeance: number | null) => echeance !== null && vu < echeance && echeance <= maintenant
  const premier = jourSuivant(jourDe(vu - DELAI_MAXIMAL), -1)
  const visites = await visitesCommencees(db, premier, vu - DELAI_MAXIMAL, maintenant)
  const departs = await departsAttendus(db, premier)
  return [
    ...visites.filter((visite) => venue(echeanceDeLaVisite(visite, parametres(visite.jour)))),
    ...departs.filter(({ debut, fin, jour }) => {
      const visite = fin === null ? undefined : { fin }
      const { prevue, duree } = echeancesDuDepart(debut, visite, parametres(jour))
      return venue(prevue) || venue(duree)
    }),
  ].map(({ beneficiaire_id, intervenant_id, jour }) => ({
    beneficiaireId: beneficiaire_id,
    intervenantId: intervenant_id,
    jour,
  }))
}
