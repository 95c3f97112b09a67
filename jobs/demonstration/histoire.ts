import type { Db, Tx } from '../../db/index.ts'
import { ajouterEnMasse, sansIndex } from '../../db/masse.ts'
import type { Nouveau } from '../../db/schema.ts'
import { instantDe, jourDe, jourSuivant } from '../../domain/regles/jours.ts'
import { presences, type Absence } from './absences.ts'
import { appelDuCoup, appelPerdu, type Annuaire } from './appels.ts'
import { coupsDeLaVisite, type Coup } from './coups.ts'
import { hasard, type Hasard } from './hasard.ts'
import { joursEntre, planningDuJour, type Tournee, type Visite } from './planning.ts'

const PLANNING_AVANT = 35
const PLANNING_APRES = 14
/** Days of which not everything is put right yet. */
const RECENTS = 30
const PERDUS_PAR_JOUR = { recent: 15, ancien: 1 }
/** Visits done that nobody had planned. */
const NON_PREVUES = 0.015
/** Calls kept in memory before they are written. */
const LOT = 4000

export interface Passe {
  graine: number
  maintenant: number
  /** How far back the calls go; 0: there is no call at all. */
  jours: number
  annuaire: Annuaire
  tournees: readonly Tournee[]
  absences: readonly Absence[]
}

/**
 * Rings the past: calls, stamps and interventions of every day up to `maintenant`, as the pairing would have made
 * them, then the planning around today, all or nothing. The base must hold no call. Returns the number of interventions.
 */
export async function ecrireLHistoire(db: Db, passe: Passe): Promise<number> {
  return db
    .transaction()
    .execute((tx) =>
      sansIndex(tx, ['appel', 'pointage', 'intervention', 'visite'], async () => sonnerLePasse(tx, passe)),
    )
}

async function sonnerLePasse(tx: Tx, passe: Passe): Promise<number> {
  const aujourdhui = jourDe(passe.maintenant)
  const cahier = ouvrirCahier(passe.annuaire)
  const jours = passe.jours === 0 ? [] : joursEntre(jourSuivant(aujourdhui, -passe.jours), aujourdhui)
  const absent = presences(passe.absences)
  for (const jour of jours) {
    const h = hasard(passe.graine * 7_368_787 + Math.floor(instantDe(jour, '12:00') / 86_400_000))
    const recent = jour >= jourSuivant(aujourdhui, -RECENTS)
    const visites = planningDuJour(passe.graine, jour, passe.tournees)
    for (const [i, prevue] of visites.entries()) {
      const visite = sansConjointAbsent(prevue, absent)
      const apres = visites[i + 1]
      const suivante = apres?.intervenant_id === visite.intervenant_id ? apres : undefined
      const coups = coupsDeLaVisite(h, visite, suivante, recent)
      if (absent(visite.beneficiaire_id, jour)) continue
      noter(
        cahier,
        h,
        visite,
        coups.filter((c) => c.instant <= passe.maintenant),
      )
    }
    noterPerdus(cahier, h, passe, jour, recent)
    if (cahier.appels.length >= LOT) await vider(tx, cahier)
  }
  await vider(tx, cahier)
  await ecrireLePlanning(tx, passe, aujourdhui)
  return cahier.interventions
}

function sansConjointAbsent(visite: Visite, absent: ReturnType<typeof presences>): Visite {
  const { conjoint_id, jour } = visite
  return conjoint_id !== null && absent(conjoint_id, jour) ? { ...visite, conjoint_id: null } : visite
}

interface Cahier {
  annuaire: Annuaire
  appels: Nouveau<'appel'>[]
  pointages: Nouveau<'pointage'>[]
  paires: Nouveau<'intervention'>[]
  dernierAppel: number
  dernierPointage: number
  interventions: number
}

function ouvrirCahier(annuaire: Annuaire): Cahier {
  return {
    annuaire,
    appels: [],
    pointages: [],
    paires: [],
    dernierAppel: 0,
    dernierPointage: 0,
    interventions: 0,
  }
}

function ajouterAppel(cahier: Cahier, appel: Omit<Nouveau<'appel'>, 'id' | 'uniqueid'>): number {
  const id = (cahier.dernierAppel += 1)
  cahier.appels.push({ id, uniqueid: `${Math.floor(appel.instant / 1000)}.d${id}`, ...appel })
  return id
}

function noter(cahier: Cahier, h: Hasard, visite: Visite, coups: readonly Coup[]): void {
  const { beneficiaire_id, conjoint_id } = visite
  const gens = conjoint_id === null ? [beneficiaire_id] : [beneficiaire_id, conjoint_id]
  const appels = coups.map((coup) => ({
    ...coup,
    appel_id: ajouterAppel(cahier, appelDuCoup(h, cahier.annuaire, coup, visite)),
  }))
  for (const id of gens) reunir(cahier, { ...visite, beneficiaire_id: id }, appels)
}

type CoupNote = Coup & { appel_id: number }

/** One person's stamps of a visit and the intervention they make; `conjoint_id`: stamped with somebody else. */
function reunir(cahier: Cahier, visite: Visite, coups: readonly CoupNote[]): void {
  const poses = coups.map((coup) => ({ ...coup, ...ajouterPointage(cahier, visite, coup) }))
  const arrivee = poses.find(({ resultat }) => resultat === 'arrivee')
  const depart = poses.find(({ resultat }) => resultat === 'depart')
  const dernier = depart ?? arrivee
  if (dernier === undefined) return
  const { beneficiaire_id, intervenant_id, antenne_id, jour } = visite
  cahier.interventions += 1
  cahier.paires.push({
    ...{ beneficiaire_id, intervenant_id, antenne_id, jour },
    debut_brut: arrivee?.instant ?? null,
    fin_brut: depart?.instant ?? null,
    debut: arrivee?.instant ?? null,
    fin: depart?.instant ?? null,
    arrivee_id: arrivee?.id ?? null,
    depart_id: depart?.id ?? null,
    origine: dernier.origine,
    groupe: (arrivee ?? dernier).groupe,
    modifie_le: dernier.instant,
  })
}

function ajouterPointage(cahier: Cahier, visite: Visite, { appel_id, instant, sens, origine }: CoupNote) {
  const { beneficiaire_id, intervenant_id, conjoint_id } = visite
  const id = (cahier.dernierPointage += 1)
  const groupe = conjoint_id === null ? null : `demonstration-${appel_id}`
  cahier.pointages.push({ id, appel_id, beneficiaire_id, intervenant_id, instant, sens, origine, groupe })
  return { id, groupe }
}

function noterPerdus(
  cahier: Cahier,
  h: Hasard,
  { maintenant, tournees }: Passe,
  jour: string,
  recent: boolean,
): void {
  const vraies = tournees.filter(({ foyers }) => foyers.length > 0)
  if (vraies.length === 0) return
  const nombre = recent ? PERDUS_PAR_JOUR.recent : PERDUS_PAR_JOUR.ancien
  for (let i = 0; i < nombre; i++) {
    const instant = instantDe(jour, '08:00') + h.entier(0, 12 * 3600) * 1000
    const { intervenant_id, antenne_id, foyers } = h.parmi(vraies)
    const tentative = { intervenant_id, antenne_id, beneficiaire_id: h.parmi(foyers).id }
    const appel = appelPerdu(h, cahier.annuaire, instant, tentative)
    if (instant <= maintenant) ajouterAppel(cahier, appel)
  }
}

async function vider(tx: Tx, cahier: Cahier): Promise<void> {
  await ajouterEnMasse(tx, 'appel', cahier.appels.splice(0))
  await ajouterEnMasse(tx, 'pointage', cahier.pointages.splice(0))
  await ajouterEnMasse(tx, 'intervention', cahier.paires.splice(0))
}

async function ecrireLePlanning(tx: Tx, passe: Passe, aujourdhui: string): Promise<void> {
  const { graine, tournees, absences } = passe
  const partis = presences(absences.filter(({ au }) => au === null))
  const avant = Math.min(PLANNING_AVANT, passe.jours)
  const jours = joursEntre(jourSuivant(aujourdhui, -avant), jourSuivant(aujourdhui, PLANNING_APRES))
  const h = hasard(graine * 32_452_843)
  const lignes = jours.flatMap((jour) =>
    planningDuJour(graine, jour, tournees).flatMap(({ beneficiaire_id, conjoint_id, ...visite }) => {
      const { intervenant_id, debut, fin, prestation } = visite
      if (h.chance(NON_PREVUES) || partis(beneficiaire_id, jour)) return []
      const gens = conjoint_id === null ? [beneficiaire_id] : [beneficiaire_id, conjoint_id]
      return gens.map((id) => ({ beneficiaire_id: id, intervenant_id, debut, fin, jour, prestation }))
    }),
  )
  await ajouterEnMasse(tx, 'visite', lignes)
}
