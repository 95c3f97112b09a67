import type { AnomalieVue } from '../db/anomalies.ts'
import type { Db } from '../db/index.ts'
import { interventionVisible, type InterventionVue } from '../db/interventions.ts'
import { motifsDuJour } from '../db/motifs.ts'
import type { CodeAnomalie, Ligne } from '../db/schema.ts'
import { visitesPrevues } from '../db/visites.ts'
import type { Auteur } from '../domain/auteur.ts'
import type { Corrige, DemandeDActe } from '../domain/correction.ts'
import { creerIntervention } from '../domain/corrections/creer.ts'
import { deplacerIntervention } from '../domain/corrections/deplacer.ts'
import { fusionnerInterventions } from '../domain/corrections/fusionner.ts'
import { inverserIntervention } from '../domain/corrections/inverser.ts'
import { supprimerIntervention } from '../domain/corrections/supprimer.ts'
import type { Rattache } from '../domain/rattacherAppel.ts'
import { familleDesHeures, famillesDe, type ActeMotive, type Famille } from '../domain/regles/motifs.ts'
import type { Portee } from '../domain/regles/portee.ts'
import { visiteDe } from '../domain/regles/visites.ts'
import { gestesDeLAppel } from './anomaliesAppel.ts'
import { heure } from './formats.ts'
import { voisinesDe } from './interventionDossier.ts'
import { motifChoisi } from './motifsActe.tsx'

/** What a fix is done with. `motif` and `note` as typed; an empty motif is the usual one. */
export interface Contexte {
  db: Db
  auteur: Auteur
  instant: number
  /** Of the intervention, as it was shown. */
  version: number
  motif: string | undefined
  note: string
}

/** A fix in one click: what is sent, what the button says, and the doing. */
export interface Geste {
  valeur: string
  libelle: string
  faire: (contexte: Contexte) => Promise<Corrige | Rattache>
}

/** The frequent fixes of an anomalie, the likeliest first; found anew when one is asked for. */
export async function gestesDe(db: Db, portee: Portee, anomalie: AnomalieVue): Promise<Geste[]> {
  if (anomalie.objet === 'appel') return gestesDeLAppel(db, portee, anomalie)
  if (anomalie.objet === 'visite') return creerCommePrevu(anomalie)
  const vue = await interventionVisible(db, portee, anomalie.objet_id)
  return vue === undefined ? [] : gestesDeLIntervention(db, portee, anomalie.code, vue)
}

/** The same, for an anomalie of an intervention. */
export async function gestesDeLIntervention(
  db: Db,
  portee: Portee,
  code: CodeAnomalie,
  vue: InterventionVue,
): Promise<Geste[]> {
  if (code === 'TROP_COURTE') return [supprimer(vue)]
  if (code !== 'SANS_DEPART' && code !== 'SANS_ARRIVEE') return []
  const visites = await visitesPrevues(db, portee, [vue.intervenant_id], vue.jour, vue.jour)
  const voisines = await voisinesDe(db, portee, vue)
  return [
    ...heurePrevue(vue, visiteDe(vue, visites)),
    ...voisines.filter((autre) => complete(vue, autre)).map((autre) => fusionner(vue, autre)),
    inverser(vue),
  ]
}

// Two halves that make one visit: an arrival, then a departure less than half a day later.
const DEMI_JOUR_MS = 12 * 3_600_000
function complete(vue: InterventionVue, autre: InterventionVue): boolean {
  const [arrivee, depart] = vue.fin === null ? [vue, autre] : [autre, vue]
  if (arrivee.fin !== null || depart.debut !== null) return false
  const dure = (depart.fin ?? 0) - (arrivee.debut ?? 0)
  return dure > 0 && dure <= DEMI_JOUR_MS
}

async function acteDe(
  { db, version, motif, note }: Contexte,
  { id, jour }: { id: number; jour: string },
  acte: ActeMotive,
  familles: readonly Famille[] = famillesDe(acte),
): Promise<DemandeDActe> {
  // The line offers the motifs of its likeliest fix: another one keeps its usual motif.
  const sien = (await motifsDuJour(db, jour, familles)).some(({ id: autre }) => String(autre) === motif)
  const motifId = await motifChoisi(db, sien ? motif : undefined, { jour, acte, familles })
  return { interventionId: id, version, motifId, note }
}

function heurePrevue(vue: InterventionVue, prevue: { debut: number; fin: number } | undefined): Geste[] {
  if (prevue === undefined) return []
  const depart = vue.fin === null
  const instant = depart ? prevue.fin : prevue.debut
  const possible = depart ? instant > (vue.debut ?? 0) : instant < (vue.fin ?? 0)
  if (!possible) return []
  const heures = depart ? { debut: vue.debut, fin: instant } : { debut: instant, fin: vue.fin }
  const dit = depart ? 'Départ' : 'Arrivée'
  return [{ valeur: 'prevu', libelle: `${dit} comme prévu, ${heure(instant)}`, faire: deplacer(vue, heures) }]
}

/** Retains these hours. */
export function deplacer(vue: InterventionVue, heures: { debut: number | null; fin: number | null }) {
  return async (contexte: Contexte) => {
    const famille = familleDesHeures(vue, heures) ?? 'CO2'
    const acte = await acteDe(contexte, vue, 'deplacer', [famille])
    return deplacerIntervention(contexte.db, contexte.auteur, { ...acte, ...heures }, contexte.instant)
  }
}

function fusionner(vue: InterventionVue, autre: InterventionVue): Geste {
  return {
    // Its version too: it is merged as it was shown.
    valeur: `fusionner-${autre.id}-${autre.version}`,
    libelle:
      autre.debut === null
        ? `C’est la même visite que le départ de ${heure(autre.fin ?? 0)}`
        : `C’est la même visite que l’arrivée de ${heure(autre.debut)}`,
    async faire(contexte) {
      const acte = await acteDe(contexte, vue, 'fusionner')
      const demande = { ...acte, avecId: autre.id, avecVersion: autre.version }
      return fusionnerInterventions(contexte.db, contexte.auteur, demande, contexte.instant)
    },
  }
}

function inverser(vue: InterventionVue): Geste {
  return {
    valeur: 'inverser',
    libelle: vue.fin === null ? 'C’était le départ' : 'C’était l’arrivée',
    async faire(contexte) {
      const acte = await acteDe(contexte, vue, 'inverser')
      return inverserIntervention(contexte.db, contexte.auteur, acte, contexte.instant)
    },
  }
}

function supprimer(vue: InterventionVue): Geste {
  return {
    valeur: 'supprimer',
    libelle: 'Supprimer : appels passés par erreur',
    async faire(contexte) {
      const acte = await acteDe(contexte, vue, 'supprimer')
      return supprimerIntervention(contexte.db, contexte.auteur, acte, contexte.instant)
    },
  }
}

function creerCommePrevu(anomalie: AnomalieVue): Geste[] {
  const { beneficiaire_id: beneficiaireId, intervenant_id: intervenantId, jour } = anomalie
  const { visite_debut: debut, visite_fin: fin, visite_prestation: prestation } = anomalie
  if (beneficiaireId === null || intervenantId === null || debut === null || fin === null) return []
  return [
    {
      valeur: 'creer',
      libelle: `Créer comme prévu, ${heure(debut)} – ${heure(fin)}`,
      async faire(contexte) {
        const { motifId, note } = await acteDe(contexte, { id: 0, jour }, 'creer')
        const demande = { beneficiaireId, intervenantId, debut, fin, prestation, motifId, note }
        return creerIntervention(contexte.db, contexte.auteur, demande, contexte.instant)
      },
    },
  ]
}

/** The families of the motifs its line offers: those of its likeliest fixes. */
export function famillesDuCode(code: CodeAnomalie): readonly Ligne<'motif'>['famille'][] {
  if (code === 'SANS_DEPART') return ['COD']
  if (code === 'SANS_ARRIVEE') return ['COA']
  if (code === 'MANQUEE') return ['CRE']
  return code === 'TROP_COURTE' ? ['SUP'] : []
}
