import type { Db, Tx } from '../../db/index.ts'
import { ajouterEnMasse, sansIndex } from '../../db/masse.ts'
import type { Nouveau } from '../../db/schema.ts'
import { instantDe, jourDe, jourSuivant } from '../../domain/regles/jours.ts'
import { appelDuCoup, appelPerdu, coupsDeLaVisite, type Annuaire, type Coup } from './appels.ts'
import { hasard, type Hasard } from './hasard.ts'
import { joursEntre, planningDuJour, type Tournee, type Visite } from './planning.ts'

const PLANNING_AVANT = 14
const PLANNING_APRES = 14
const PERDUS_PAR_JOUR = 15
/** Calls kept in memory before they are written. */
const LOT = 4000

export interface Passe {
  graine: number
  maintenant: number
  /** How far back the calls go; 0: there is no call at all. */
  jours: number
  annuaire: Annuaire
  tournees: readonly Tournee[]
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
  for (const jour of jours) {
    const h = hasard(passe.graine * 7_368_787 + Math.floor(instantDe(jour, '12:00') / 86_400_000))
    for (const visite of planningDuJour(passe.graine, jour, passe.tournees)) {
      noter(
        cahier,
        h,
        visite,
        coupsDeLaVisite(h, visite).filter((c) => c.instant <= passe.maintenant),
      )
    }
    noterPerdus(cahier, h, passe, jour)
    if (cahier.appels.length >= LOT) await vider(tx, cahier)
  }
  await vider(tx, cahier)
  await ecrireLePlanning(tx, passe, aujourdhui)
  return cahier.interventions
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
  const poses = coups.map((coup) => ({ ...coup, id: ajouterPointage(cahier, h, visite, coup) }))
  const arrivee = poses.find(({ resultat }) => resultat === 'arrivee')
  const depart = poses.find(({ resultat }) => resultat === 'depart')
  const dernier = depart ?? arrivee
  if (dernier === undefined) return
  const { beneficiaire_id, intervenant_id, antenne_id, jour, prestation } = visite
  cahier.interventions += 1
  cahier.paires.push({
    ...{ beneficiaire_id, intervenant_id, antenne_id, jour, prestation },
    debut_brut: arrivee?.instant ?? null,
    fin_brut: depart?.instant ?? null,
    debut: arrivee?.instant ?? null,
    fin: depart?.instant ?? null,
    arrivee_id: arrivee?.id ?? null,
    depart_id: depart?.id ?? null,
    origine: dernier.origine,
    groupe: null,
    modifie_le: dernier.instant,
  })
}

function ajouterPointage(cahier: Cahier, h: Hasard, visite: Visite, coup: Coup): number {
  const { beneficiaire_id, intervenant_id } = visite
  const { instant, sens, origine } = coup
  const id = (cahier.dernierPointage += 1)
  const appel_id = ajouterAppel(cahier, appelDuCoup(h, cahier.annuaire, coup, visite))
  cahier.pointages.push({
    id,
    appel_id,
    beneficiaire_id,
    intervenant_id,
    instant,
    sens,
    origine,
    groupe: null,
  })
  return id
}

function noterPerdus(cahier: Cahier, h: Hasard, { maintenant, tournees }: Passe, jour: string): void {
  const vraies = tournees.filter(({ beneficiaires }) => beneficiaires.length > 0)
  if (vraies.length === 0) return
  for (let i = 0; i < PERDUS_PAR_JOUR; i++) {
    const instant = instantDe(jour, '08:00') + h.entier(0, 12 * 3600) * 1000
    const { intervenant_id, antenne_id, beneficiaires } = h.parmi(vraies)
    const tentative = { intervenant_id, antenne_id, beneficiaire_id: h.parmi(beneficiaires) }
    const appel = appelPerdu(h, cahier.annuaire, instant, tentative)
    if (instant <= maintenant) ajouterAppel(cahier, appel)
  }
}

async function vider(tx: Tx, cahier: Cahier): Promise<void> {
  await ajouterEnMasse(tx, 'appel', cahier.appels.splice(0))
  await ajouterEnMasse(tx, 'pointage', cahier.pointages.splice(0))
  await ajouterEnMasse(tx, 'intervention', cahier.paires.splice(0))
}

async function ecrireLePlanning(tx: Tx, { graine, tournees }: Passe, aujourdhui: string): Promise<void> {
  const jours = joursEntre(jourSuivant(aujourdhui, -PLANNING_AVANT), jourSuivant(aujourdhui, PLANNING_APRES))
  const lignes = jours.flatMap((jour) =>
    planningDuJour(graine, jour, tournees).map((visite) => {
      const { beneficiaire_id, intervenant_id, debut, fin, prestation } = visite
      return { beneficiaire_id, intervenant_id, debut, fin, jour, prestation }
    }),
  )
  await ajouterEnMasse(tx, 'visite', lignes)
}
