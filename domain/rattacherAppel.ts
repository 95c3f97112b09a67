import { noterSort } from '../db/appelsTraites.ts'
import type { Db, Tx } from '../db/index.ts'
import { interventionsDesPointages } from '../db/interventions.ts'
import { journaliser } from '../db/journal.ts'
import { annoncer } from '../db/mouvements.ts'
import { ajouterPointage } from '../db/pointages.ts'
import type { Marque } from '../db/recalculs.ts'
import type { Ligne } from '../db/schema.ts'
import { appelATraiter, type AppelEmpeche } from './appelATraiter.ts'
import type { Auteur } from './auteur.ts'
import { cadreDe, type Cadre } from './chaine.ts'
import { beneficiaireDuJour, intervenantDuJour } from './corrections/personnes.ts'
import { reapparier } from './reapparier.ts'
import { recalculer } from './recalculer.ts'
import { recalculerAppels } from './recalculerAppels.ts'
import { jourDe } from './regles/jours.ts'
import { retenirNumero } from './retenirNumero.ts'

type Appel = Ligne<'appel'>

export interface DemandeDeRattachement {
  appelId: number
  /** Other calls of the same number, linked at once to the same home and carer. */
  autres?: readonly number[]
  /** What the call does not tell by itself. */
  beneficiaireId?: number | undefined
  intervenantId?: number | undefined
  /** Adds the number to the beneficiaire's lines, from today. */
  retenirNumero: boolean
  note: string
}

export type Rattache =
  /** The interventions that now hold the calls; none for a call that repeats another. */
  | { type: 'fait'; interventionIds: readonly number[]; numeroRetenu: boolean }
  | { type: 'refusee'; raison: string }
  | { type: 'introuvable' }

interface Lien {
  appel: Appel
  beneficiaire: Ligne<'beneficiaire'>
  intervenantId: number
}

/**
 * Says whose an unidentified call was: it makes the stamp it should have made, at its own instant, and that day is
 * paired again. The call itself never changes.
 */
export async function rattacherAppel(
  db: Db,
  auteur: Auteur,
  demande: DemandeDeRattachement,
  maintenant: number,
): Promise<Rattache> {
  const ids = [...new Set([demande.appelId, ...(demande.autres ?? [])])]
  return db.transaction().execute(async (tx) => {
    const liens: Lien[] = []
    for (const id of ids) {
      const lien = await lienDe(tx, auteur, demande, id)
      if ('type' in lien) return lien
      liens.push(lien)
    }
    const raison = refusDesLiens(liens)
    if (raison !== null) return { type: 'refusee', raison }
    const premier = liens[0]
    if (premier !== undefined && demande.retenirNumero) {
      const refus = await retenirNumero(tx, auteur, premier.appel, premier.beneficiaire, maintenant)
      if (refus !== null) return { type: 'refusee', raison: refus }
    }
    const cadre = await cadreDe(tx)
    const marques: Marque[] = []
    const pointageIds: number[] = []
    for (const lien of liens) {
      pointageIds.push(await pointer(tx, auteur, lien, demande.note, maintenant))
      marques.push(...(await apparierAvec(tx, lien, maintenant, cadre)))
    }
    await recalculer(tx, marques, maintenant)
    await recalculerAppels(tx, ids)
    const interventions = await interventionsDesPointages(tx, pointageIds)
    return {
      type: 'fait',
      interventionIds: interventions.map(({ id }) => id),
      numeroRetenu: demande.retenirNumero,
    }
  })
}

async function lienDe(
  tx: Tx,
  auteur: Auteur,
  demande: DemandeDeRattachement,
  appelId: number,
): Promise<Lien | AppelEmpeche> {
  const appel = await appelATraiter(tx, auteur, appelId)
  if ('type' in appel) return appel
  const beneficiaireId = demande.beneficiaireId ?? appel.beneficiaire_id
  const intervenantId = demande.intervenantId ?? appel.intervenant_id
  if (beneficiaireId === null) return { type: 'refusee', raison: 'Choisissez le bénéficiaire de cet appel.' }
  if (intervenantId === null) return { type: 'refusee', raison: 'Choisissez l’intervenant de cet appel.' }
  const jour = jourDe(appel.instant)
  const beneficiaire = await beneficiaireDuJour(tx, auteur, beneficiaireId, jour)
  if ('type' in beneficiaire) return beneficiaire
  // Whom the call itself names needs no right to be named.
  if (intervenantId !== appel.intervenant_id) {
    const intervenant = await intervenantDuJour(tx, auteur, intervenantId, jour)
    if ('type' in intervenant) return intervenant
  }
  return { appel, beneficiaire, intervenantId }
}

function refusDesLiens(liens: readonly Lien[]): string | null {
  const numeros = new Set(liens.map(({ appel }) => appel.numero))
  if (numeros.size === 1 && (liens.length === 1 || !numeros.has(null))) return null
  return 'Des appels ne se rattachent ensemble que s’ils viennent du même numéro.'
}

async function pointer(
  tx: Tx,
  auteur: Auteur,
  { appel, beneficiaire, intervenantId }: Lien,
  note: string,
  maintenant: number,
): Promise<number> {
  const { id: appelId, instant, origine } = appel
  const lieu = { beneficiaire_id: beneficiaire.id, intervenant_id: intervenantId }
  const pointage = { ...lieu, appel_id: appelId, instant, sens: null, origine, groupe: null }
  const pointageId = await ajouterPointage(tx, pointage)
  const qui = { utilisateur_id: auteur.utilisateurId, instant: maintenant }
  const sort = { ...lieu, ...qui, appel_id: appelId, sort: 'rattache', note: note.trim() } as const
  await noterSort(tx, sort)
  await journaliser(tx, {
    ...qui,
    action: 'appel rattaché',
    objet: 'appel',
    objet_id: String(appelId),
    apres: JSON.stringify(sort),
    adresse: auteur.adresse,
  })
  for (const antenneId of new Set([appel.antenne_id, beneficiaire.antenne_id])) await annoncer(tx, antenneId)
  return pointageId
}

async function apparierAvec(
  tx: Tx,
  { appel: { instant }, beneficiaire: { id: beneficiaireId }, intervenantId }: Lien,
  maintenant: number,
  cadre: Cadre,
): Promise<Marque[]> {
  const jours = await reapparier(tx, intervenantId, beneficiaireId, instant, maintenant, cadre)
  return [...jours, jourDe(instant)].map((jour) => ({ beneficiaireId, intervenantId, jour }))
}
