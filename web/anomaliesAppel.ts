import type { AnomalieVue } from '../db/anomalies.ts'
import type { Db } from '../db/index.ts'
import { visitesAutour } from '../db/visitesAutour.ts'
import { rattacherAppel } from '../domain/rattacherAppel.ts'
import type { Portee } from '../domain/regles/portee.ts'
import type { Geste } from './anomaliesGestes.ts'
import { heure, telephone } from './formats.ts'
import { nomBeneficiaire, nomIntervenant } from './noms.ts'

const AUTOUR_MS = 2 * 3_600_000
const PROPOSES = 2

interface Appel {
  objet_id: number
  beneficiaire_id: number | null
  intervenant_id: number | null
  appel_instant: number | null
  appel_numero: string | null
}

/** Whose a call may have been, from what was planned around it: linked in one click, the number remembered with it. */
export async function gestesDeLAppel(
  db: Db,
  portee: Portee,
  appel: Appel | AnomalieVue,
  autres: readonly number[] = [],
): Promise<Geste[]> {
  const { beneficiaire_id: chez, intervenant_id: par, appel_instant: instant, appel_numero: numero } = appel
  if (instant === null || (chez === null) === (par === null)) return []
  const qui = chez === null ? { intervenantId: par ?? 0 } : { beneficiaireId: chez }
  const visites = await visitesAutour(db, portee, qui, instant - AUTOUR_MS, instant + AUTOUR_MS)
  const proches = visites.toSorted((a, b) => ecart(a, instant) - ecart(b, instant)).slice(0, PROPOSES)
  return proches.flatMap((visite) => {
    const prevue = `prévue à ${heure(visite.debut)}`
    if (chez !== null) {
      const { intervenant_id: intervenantId } = visite
      const libelle = `Par ${nomIntervenant(visite)}, ${prevue}`
      return [lier(appel.objet_id, autres, `par-${intervenantId}`, libelle, { intervenantId })]
    }
    const { beneficiaire_id: beneficiaireId } = visite
    const libelle = `Chez ${nomBeneficiaire(visite)}, ${prevue}`
    const sans = lier(appel.objet_id, autres, `chez-${beneficiaireId}`, libelle, { beneficiaireId })
    if (numero === null) return [sans]
    const retenu = `${libelle}, et retenir le ${telephone(numero)}`
    return [lier(appel.objet_id, autres, `retenir-${beneficiaireId}`, retenu, { beneficiaireId }, true), sans]
  })
}

const ecart = ({ debut, fin }: { debut: number; fin: number }, instant: number) =>
  Math.min(Math.abs(debut - instant), Math.abs(fin - instant))

function lier(
  appelId: number,
  autres: readonly number[],
  valeur: string,
  libelle: string,
  qui: { beneficiaireId?: number; intervenantId?: number },
  retenirNumero = false,
): Geste {
  return {
    valeur,
    libelle,
    faire: ({ db, auteur, instant, note }) =>
      rattacherAppel(db, auteur, { appelId, autres, ...qui, retenirNumero, note }, instant),
  }
}
