import type { AnomalieJugee } from '../db/anomaliesJugees.ts'
import type { InterventionAJuger, PriseAJuger } from '../db/jugement.ts'
import type { Ligne } from '../db/schema.ts'
import { absenceDuJour } from './regles/absences.ts'
import { anomalies, manquee, SEVERITES, type Marque, type Trouvee } from './regles/anomalies.ts'
import type { Parametres } from './regles/parametres.ts'
import { prestationDe } from './regles/prestation.ts'
import { prisesQuiCouvrent } from './regles/prises.ts'
import { rapprocher } from './regles/visites.ts'

/** All that judging some interventions and planned visits takes, read before. */
export interface Faits {
  /** To be judged. */
  interventions: readonly InterventionAJuger[]
  /** To be judged. */
  visites: readonly Ligne<'visite'>[]
  /** The interventions of the same carers on the same days and around, and all of the homes' days judged. */
  voisines: readonly InterventionAJuger[]
  /** Everything planned those days for these carers and at these homes. */
  planning: readonly Ligne<'visite'>[]
  antennes: readonly { id: number; antenne_id: number }[]
  prises: readonly PriseAJuger[]
  absences: readonly { beneficiaire_id: number; du: string; au: string | null }[]
  parametres: (jour: string) => Parametres
}

/** The anomalies of these interventions and visits as of `maintenant` (ms UTC), ready to be stored; no DEPASSEMENT. */
export function juger(faits: Faits, maintenant: number): AnomalieJugee[] {
  const { interventions, visites, parametres } = faits
  const toutes = [...new Map([...faits.voisines, ...interventions].map((i) => [i.id, i])).values()]
  const reponses = rapprocher(toutes, faits.planning)
  const repondues = new Set([...reponses.values()].map(({ id }) => id))
  const parIntervenant = Map.groupBy(toutes, ({ intervenant_id }) => intervenant_id)
  const prises = Map.groupBy(faits.prises, ({ beneficiaire_id }) => beneficiaire_id)
  const absences = Map.groupBy(faits.absences, ({ beneficiaire_id }) => beneficiaire_id)
  const antennes = new Map(faits.antennes.map(({ id, antenne_id }) => [id, antenne_id]))
  const prevus = new Set(
    faits.planning.flatMap((v) => [`b${v.beneficiaire_id} ${v.jour}`, `i${v.intervenant_id} ${v.jour}`]),
  )
  const desInterventions = interventions.flatMap((i) => {
    const visite = reponses.get(i.id)
    const siennes = prises.get(i.beneficiaire_id) ?? []
    const prestation = prestationDe(i.prestation, visite, siennes, i.jour)
    const contexte = {
      parametres: parametres(i.jour),
      visite,
      planning: prevus.has(`b${i.beneficiaire_id} ${i.jour}`) || prevus.has(`i${i.intervenant_id} ${i.jour}`),
      voisines: parIntervenant.get(i.intervenant_id) ?? [],
      prestation,
      couverte: prisesQuiCouvrent(siennes, i.jour, prestation).length > 0,
      marques: marquesDe(i),
      telephone: i.telephone,
    }
    return anomalies(i, contexte, maintenant).map((trouvee) =>
      ligneDe(trouvee, 'intervention', i, i.antenne_id),
    )
  })
  const desVisites = visites.flatMap((v) => {
    const absent = absenceDuJour(absences.get(v.beneficiaire_id) ?? [], v.jour) !== undefined
    const etat = { parametres: parametres(v.jour), repondue: repondues.has(v.id), absent }
    const trouvee = manquee(v, etat, maintenant)
    const antenne = antennes.get(v.beneficiaire_id) ?? null
    return trouvee === undefined ? [] : [ligneDe(trouvee, 'visite', v, antenne)]
  })
  return [...desInterventions, ...desVisites]
}

/** A finding about an intervention or a planned visit, as it is stored. */
export function ligneDe(
  { code, empreinte, detail }: Trouvee,
  objet: 'intervention' | 'visite',
  qui: { id: number; jour: string; beneficiaire_id: number; intervenant_id: number },
  antenne_id: number | null,
): AnomalieJugee {
  const { id: objet_id, jour, beneficiaire_id, intervenant_id } = qui
  const sur = { objet, objet_id, antenne_id, jour, beneficiaire_id, intervenant_id }
  return { code, severite: SEVERITES[code], ...sur, empreinte, detail: JSON.stringify(detail) }
}

function marquesDe(i: InterventionAJuger): Marque[] {
  return [
    { id: i.arrivee_id, origine: i.arrivee_origine, numero: i.arrivee_numero },
    { id: i.depart_id, origine: i.depart_origine, numero: i.depart_numero },
  ].flatMap(({ id, origine, numero }) => (id === null || origine === null ? [] : [{ id, origine, numero }]))
}
