import type { Appelant } from '../domain/appelant.ts'
import { choisirLieux } from '../domain/choisirLieux.ts'
import { lieuxDeLaLigne, type Lieu, type Porteur } from '../domain/identifier.ts'
import { situer } from './dossier.ts'
import { demanderLesquels, demanderLieu, demanderOu, demanderQui, RAPPEL, type Guichet } from './guichet.ts'

/** A call as it goes: who calls, on which handset, and what is known so far. */
export interface Appel extends Guichet {
  appelant: Appelant
}

/** The carer, and the homes her call may be for. */
export interface Trouve {
  porteur: Porteur
  lieux: readonly Lieu[]
}
/** Why a call is refused. */
export type Refus = 'code_inconnu' | 'beneficiaire_inconnu'

/** Where from, then who; or who, then where. */
export async function identifier(appel: Appel): Promise<Trouve | typeof RAPPEL | Refus> {
  const lieux = await lieuxConnus(appel)
  if (lieux.length > 0) return quiEstLa(appel, 'bienvenue-code', lieux)
  const reponse = await demanderOu(appel)
  if (reponse === undefined) return 'beneficiaire_inconnu'
  if (reponse === RAPPEL) return RAPPEL
  if ('lieu' in reponse) {
    situer(appel.dossier, 'code', [reponse.lieu])
    return quiEstLa(appel, 'code', [reponse.lieu])
  }
  appel.dossier.intervenantId = reponse.porteur.id
  const lieu = await demanderLieu(appel)
  if (lieu === undefined) return 'beneficiaire_inconnu'
  situer(appel.dossier, 'code', [lieu])
  return { porteur: reponse.porteur, lieux: [lieu] }
}

async function lieuxConnus({ db, appelant, jour, dossier }: Appel): Promise<readonly Lieu[]> {
  const lieux = appelant.numero === null ? [] : await lieuxDeLaLigne(db, appelant.numero, jour)
  if (lieux.length > 0) situer(dossier, 'ligne', lieux)
  return lieux
}

async function quiEstLa(
  appel: Appel,
  annonce: 'bienvenue-code' | 'code',
  lieux: readonly Lieu[],
): Promise<Trouve | typeof RAPPEL | Refus> {
  const porteur = await demanderQui(appel, annonce)
  if (porteur === undefined) return 'code_inconnu'
  if (porteur === RAPPEL) return RAPPEL
  appel.dossier.intervenantId = porteur.id
  return { porteur, lieux }
}

/** Several homes on the line: her open intervention, else her planned visit, else she says. */
export async function choisir(
  appel: Appel,
  { porteur, lieux }: Trouve,
): Promise<readonly Lieu[] | undefined> {
  const choix = await choisirLieux(appel.db, porteur.id, lieux, appel.appelant.instant)
  const choisis = choix === 'demander' ? await demanderLesquels(appel, lieux) : choix
  if (choisis !== undefined) situer(appel.dossier, appel.dossier.identification, choisis)
  return choisis
}
