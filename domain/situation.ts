import type { Db } from '../db/index.ts'
import { interventionsDesPointages } from '../db/interventions.ts'
import { dernieresRevisions } from '../db/revisions.ts'
import type { Ligne } from '../db/schema.ts'
import { chaineDe, type Cadre } from './chaine.ts'
import { etatDe, lireEtat, type Etat } from './corrections/etat.ts'
import type { Pointage as PointageDeRegle, Tenue } from './regles/appariement.ts'

type Pointage = Ligne<'pointage'>

/** What the stamps of a carer at a home around an instant are, before they are paired. */
export interface Situation {
  /** The stamps the pairing disposes of. */
  libres: Pointage[]
  /** Those that corrections hold. */
  tenues: Tenue<Pointage>[]
  /** The interventions that pairing alone has made, and may make anew. */
  automatiques: Ligne<'intervention'>[]
  /** Those that corrections hold, as they are and as their last correction said. */
  corrigees: Corrigee[]
}

export interface Corrigee {
  ligne: Ligne<'intervention'>
  dite: Etat
}

/** The situation of a pair around `instant`. Reads only. */
export async function situationDe(
  db: Db,
  intervenantId: number,
  beneficiaireId: number,
  instant: number,
  cadre: Cadre,
): Promise<Situation> {
  const chaine = await chaineDe(db, intervenantId, beneficiaireId, instant, cadre)
  const lignes = await interventionsDesPointages(
    db,
    chaine.map(({ id }) => id),
  )
  const corrigees = await commeDites(db, lignes.filter(estCorrigee))
  const tenus = new Set(corrigees.flatMap(({ dite }) => [dite.arrivee_id, dite.depart_id]))
  return {
    libres: chaine.filter(({ id }) => !tenus.has(id)),
    tenues: corrigees.flatMap((corrigee) => tenuesDe(corrigee, chaine, intervenantId, beneficiaireId)),
    automatiques: lignes.filter((ligne) => !estCorrigee(ligne)),
    corrigees,
  }
}

/** Whether a person's correction is in force (a deletion is one). */
export function estCorrigee({ corrigee }: Ligne<'intervention'>): boolean {
  return corrigee === 1
}

/**
 * These interventions with what their last correction said. A departure that a call has given since is not the
 * person's: it follows the calls.
 */
export async function commeDites(db: Db, lignes: readonly Ligne<'intervention'>[]): Promise<Corrigee[]> {
  const dites = await dernieresRevisions(
    db,
    lignes.map(({ id }) => id),
  )
  const parIntervention = new Map(dites.map((r) => [r.intervention_id, lireEtat(r.apres)]))
  return lignes.map((ligne) => ({ ligne, dite: parIntervention.get(ligne.id) ?? etatDe(ligne) }))
}

function tenuesDe(
  { ligne, dite }: Corrigee,
  chaine: readonly Pointage[],
  intervenantId: number,
  beneficiaireId: number,
): Tenue<Pointage>[] {
  const pointage = chaine.find(({ id }) => id === (dite.arrivee_id ?? dite.depart_id))
  return pointage === undefined ? [] : [tenueDe(ligne.id, dite, pointage, intervenantId, beneficiaireId)]
}

/** What a correction holds, seen from the pairing of a carer at a home: a departure of theirs may close it. */
export function tenueDe<P extends PointageDeRegle>(
  interventionId: number,
  dite: Pick<
    Etat,
    'intervenant_id' | 'beneficiaire_id' | 'arrivee_id' | 'depart_id' | 'debut' | 'fin' | 'supprimee_le'
  >,
  pointage: P,
  intervenantId: number,
  beneficiaireId: number,
): Tenue<P> {
  const deCeCouple = dite.intervenant_id === intervenantId && dite.beneficiaire_id === beneficiaireId
  const attendUnDepart =
    deCeCouple && dite.supprimee_le === null && dite.arrivee_id !== null && dite.depart_id === null
  const ouverte = attendUnDepart && dite.debut !== null ? { debut: dite.debut, fin: dite.fin } : null
  return { interventionId, pointage, ouverte }
}
