import type { Db } from '../../db/index.ts'
import { interventionMeme } from '../../db/interventions.ts'
import type { Ligne } from '../../db/schema.ts'
import type { Auteur } from '../auteur.ts'
import type { Corrige } from '../correction.ts'
import { jourDe } from '../regles/jours.ts'
import { famillesDe } from '../regles/motifs.ts'
import { refusDesHeures } from './bornes.ts'
import { refusee } from './corriger.ts'
import type { Etat } from './etat.ts'
import { refusDuMotif } from './motif.ts'
import { beneficiaireDuJour, intervenantDuJour } from './personnes.ts'
import { reviser } from './reviser.ts'

export interface DemandeDeCreation {
  beneficiaireId: number
  intervenantId: number
  /** ms UTC. */
  debut: number
  fin: number
  prestation: string | null
  motifId: number
  note: string
}

/** Adds an intervention that left no stamp, by hand; none is invented (ESPPADOM: CRE). */
export async function creerIntervention(
  db: Db,
  auteur: Auteur,
  demande: DemandeDeCreation,
  maintenant: number,
): Promise<Corrige> {
  const { beneficiaireId, intervenantId, debut, fin } = demande
  const jour = jourDe(debut)
  return db.transaction().execute(async (tx) => {
    const beneficiaire = await beneficiaireDuJour(tx, auteur, beneficiaireId, jour)
    if ('type' in beneficiaire) return beneficiaire
    const intervenant = await intervenantDuJour(tx, auteur, intervenantId, jour)
    if ('type' in intervenant) return intervenant
    const raison =
      refusDesHeures(demande, maintenant) ?? (await refusDuMotif(tx, demande, jour, famillesDe('creer')))
    if (raison !== null) return refusee(raison)
    const meme = await interventionMeme(tx, intervenantId, beneficiaireId, debut, fin)
    if (meme !== undefined) return dejaLa(auteur, demande, meme)
    const apres = { ...SANS_POINTAGE, ...saisie(demande, jour), antenne_id: beneficiaire.antenne_id }
    return reviser(
      tx,
      auteur,
      { acte: 'creer', ...demande, changements: [{ ligne: null, apres }] },
      maintenant,
    )
  })
}

// The page was sent twice, or somebody has entered the same sheet: one is enough.
function dejaLa({ portee }: Auteur, { debut, fin }: DemandeDeCreation, meme: Ligne<'intervention'>): Corrige {
  if (portee !== 'toutes' && !portee.includes(meme.antenne_id)) {
    return refusee(
      'Une autre antenne a déjà une intervention de ces deux personnes à ces heures : voyez avec elle.',
    )
  }
  if (meme.debut === debut && meme.fin === fin) {
    return { ...refusee('Cette intervention est déjà enregistrée.'), existe: meme.id }
  }
  return refusee(`L’intervention n° ${meme.id} couvre déjà une partie de ces heures : corrigez-la plutôt.`)
}

function saisie({ beneficiaireId, intervenantId, debut, fin, prestation }: DemandeDeCreation, jour: string) {
  return { beneficiaire_id: beneficiaireId, intervenant_id: intervenantId, jour, debut, fin, prestation }
}

const SANS_POINTAGE = {
  debut_brut: null,
  fin_brut: null,
  arrivee_id: null,
  depart_id: null,
  origine: 'manuel',
  groupe: null,
  minutes_complementaires: 0,
  famille: 'CRE',
  corrigee: 1,
  supprimee_le: null,
} as const satisfies Partial<Etat>
