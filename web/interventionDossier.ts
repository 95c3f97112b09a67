import type { Db } from '../db/index.ts'
import { anomaliesDesInterventions } from '../db/anomalies.ts'
import { appelsDuCouple } from '../db/appels.ts'
import { nomsDe } from '../db/choixPersonne.ts'
import { interventionsVisibles, type InterventionVue } from '../db/interventions.ts'
import { motifsDuJour } from '../db/motifs.ts'
import { libellesDesPrestations } from '../db/prestations.ts'
import { prestationsProposees } from '../db/prestationsProposees.ts'
import { repartitionDeLIntervention } from '../db/repartitions.ts'
import { revisionsDe } from '../db/revisions.ts'
import { visitesPrevues } from '../db/visites.ts'
import { lireEtat } from '../domain/corrections/etat.ts'
import { debutDuJour, jourSuivant } from '../domain/regles/jours.ts'
import type { Portee } from '../domain/regles/portee.ts'
import { visiteDe } from '../domain/regles/visites.ts'
import { suivreInterventions } from './suivi.ts'

const HEURE = 3_600_000

/** All that the page of an intervention shows. */
export type Dossier = NonNullable<Awaited<ReturnType<typeof dossierDe>>>

export async function dossierDe(db: Db, portee: Portee, vue: InterventionVue, instant: number) {
  const [suivi] = await suivreInterventions(db, [vue])
  if (suivi === undefined) return undefined
  const visites = await visitesPrevues(db, portee, [vue.intervenant_id], vue.jour, vue.jour)
  // The whole service day and a few hours around it: a visit may cross midnight.
  const appels = await appelsDuCouple(
    db,
    portee,
    { beneficiaireId: vue.beneficiaire_id, intervenantId: vue.intervenant_id },
    debutDuJour(vue.jour) - 2 * HEURE,
    debutDuJour(jourSuivant(vue.jour)) + 12 * HEURE,
  )
  const revisions = (await revisionsDe(db, portee, vue.id)).map((revision) => ({
    ...revision,
    avantLu: lireEtat(revision.avant),
    apresLu: lireEtat(revision.apres),
  }))
  const etats = revisions.flatMap(({ avantLu, apresLu }) => [avantLu ?? [], apresLu ?? []].flat())
  return {
    vue,
    suivi,
    instant,
    prevue: visiteDe(vue, visites),
    appels,
    revisions,
    noms: {
      beneficiaires: await nomsDe(db, portee, 'beneficiaire', idsDe(etats, 'beneficiaire_id')),
      intervenants: await nomsDe(db, portee, 'intervenant', idsDe(etats, 'intervenant_id')),
    },
    parts: await repartitionDeLIntervention(db, portee, vue.id),
    anomalies: (await anomaliesDesInterventions(db, [vue.id])).get(vue.id) ?? [],
    motifs: await motifsDuJour(db, vue.jour),
    voisines: await voisinesDe(db, portee, vue),
    prestations: await prestationsProposees(db, vue.beneficiaire_id),
    nomPrestation: await libellesDesPrestations(db),
  }
}

function idsDe<C extends string>(etats: readonly Record<C, number>[], colonne: C): number[] {
  return [...new Set(etats.map((etat) => etat[colonne]))]
}

/** The interventions that may be one with this one: same home and carer, the day before, that day or the next. */
export async function voisinesDe(
  db: Db,
  portee: Portee,
  { id, jour, beneficiaire_id: beneficiaireId, intervenant_id: intervenantId }: InterventionVue,
): Promise<InterventionVue[]> {
  const [du, au] = [jourSuivant(jour, -1), jourSuivant(jour)]
  const siennes = await interventionsVisibles(db, portee, { du, au, beneficiaireId, intervenantId })
  return siennes.filter((autre) => autre.id !== id).toReversed()
}
