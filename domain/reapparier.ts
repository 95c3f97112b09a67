import type { Tx } from '../db/index.ts'
import { interventionsDesPointages, remplacerInterventions } from '../db/interventions.ts'
import { antenneDuBeneficiaire } from '../db/beneficiaires.ts'
import type { Ligne } from '../db/schema.ts'
import { apparier, type Paire } from './regles/appariement.ts'
import { jourDe } from './regles/jours.ts'
import { chaineDe, type Cadre } from './chaine.ts'

type Pointage = Ligne<'pointage'>

/**
 * Pairs anew the stamps of a carer at a home around `instant` and brings their interventions into line, keeping the
 * number of each intervention that still holds one of its stamps.
 */
export async function reapparier(
  tx: Tx,
  intervenantId: number,
  beneficiaireId: number,
  instant: number,
  maintenant: number,
  cadre: Cadre,
): Promise<void> {
  const chaine = await chaineDe(tx, intervenantId, beneficiaireId, instant, cadre)
  const existantes = await interventionsDesPointages(
    tx,
    chaine.map(({ id }) => id),
  )
  const antenneId = await antenneDuBeneficiaire(tx, beneficiaireId)
  const voulues = apparier(chaine, cadre.fenetres).map((paire) => ({
    beneficiaire_id: beneficiaireId,
    intervenant_id: intervenantId,
    antenne_id: antenneId,
    ...horodatage(paire),
    modifie_le: maintenant,
  }))
  await remplacerInterventions(tx, existantes, voulues)
}

function horodatage({ arrivee, depart }: Paire<Pointage>) {
  const premier = arrivee ?? depart
  if (premier === null) throw new Error('Une intervention a au moins un pointage.')
  return {
    jour: jourDe(premier.instant),
    debut_brut: arrivee?.instant ?? null,
    fin_brut: depart?.instant ?? null,
    debut: arrivee?.instant ?? null,
    fin: depart?.instant ?? null,
    arrivee_id: arrivee?.id ?? null,
    depart_id: depart?.id ?? null,
    origine: origineDe([arrivee, depart]),
    groupe: premier.groupe,
  }
}

/** The least direct of the two: a hand, then the fallback, then the telephone. */
function origineDe(pointages: readonly (Pointage | null)[]): Pointage['origine'] {
  const origines = pointages.map((pointage) => pointage?.origine)
  if (origines.includes('manuel')) return 'manuel'
  return origines.includes('secours') ? 'secours' : 'telephone'
}
