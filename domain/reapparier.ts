import type { Tx } from '../db/index.ts'
import { remplacerInterventions, type Attache } from '../db/interventions.ts'
import { antenneDuBeneficiaire } from '../db/beneficiaires.ts'
import type { Ligne } from '../db/schema.ts'
import { apparier, type Paire } from './regles/appariement.ts'
import { jourDe } from './regles/jours.ts'
import { moinsDirecte } from './regles/origine.ts'
import type { Cadre } from './chaine.ts'
import { situationDe, type Situation } from './situation.ts'

type Pointage = Ligne<'pointage'>

/**
 * Pairs anew the stamps of a carer at a home around `instant` and brings their interventions into line, keeping the
 * number of each intervention that still holds one of its stamps. What a correction holds is left as it is, but that
 * a departure may close it. Returns the days that changed.
 */
export async function reapparier(
  tx: Tx,
  intervenantId: number,
  beneficiaireId: number,
  instant: number,
  maintenant: number,
  cadre: Cadre,
  sans: ReadonlySet<number> = new Set(),
): Promise<string[]> {
  const situation = await situationDe(tx, intervenantId, beneficiaireId, instant, cadre)
  const libres = situation.libres.filter(({ id }) => !sans.has(id))
  const paires = apparier(libres, cadre.fenetres, situation.tenues)
  const antenneId = await antenneDuBeneficiaire(tx, beneficiaireId)
  const voulues = paires
    .filter(({ tenue }) => tenue === null)
    .map((paire) => ({
      beneficiaire_id: beneficiaireId,
      intervenant_id: intervenantId,
      antenne_id: antenneId,
      ...horodatage(paire),
      modifie_le: maintenant,
    }))
  const attaches = paires.flatMap((paire) => attache(paire, situation))
  return remplacerInterventions(tx, situation.automatiques, voulues, attaches, maintenant)
}

function attache({ tenue, depart }: Paire<Pointage>, { corrigees }: Situation): Attache[] {
  const corrigee = corrigees.find(({ ligne }) => ligne.id === tenue?.interventionId)
  if (corrigee === undefined || tenue === null || tenue.ouverte === null) return []
  const { ligne, dite } = corrigee
  return [
    {
      ligne,
      depart_id: depart?.id ?? null,
      fin_brut: depart?.instant ?? null,
      fin: dite.fin ?? depart?.instant ?? null,
      origine: depart === null ? dite.origine : moinsDirecte([dite.origine, depart.origine]),
    },
  ]
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
    origine: moinsDirecte([arrivee?.origine, depart?.origine]),
    groupe: premier.groupe,
  }
}
