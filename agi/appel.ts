import type { Logger } from 'pino'
import type { Db } from '../db/index.ts'
import { parametres } from '../db/parametres.ts'
import type { ResultatAppel } from '../db/schema.ts'
import type { Appelant } from '../domain/appelant.ts'
import { dernierPointage } from '../domain/dernierPointage.ts'
import { noterAppel, type IssueSansPointage } from '../domain/noterAppel.ts'
import { pointer, pointerOuDemander, type DemandeDePointage, type Pointe } from '../domain/pointer.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { CAUSE_ENREGISTRE, CAUSE_REFUSE, heureDite, phrase, type Son } from './annonces.ts'
import type { Combine } from './combine.ts'
import { ouvrirDossier } from './dossier.ts'
import { Raccroche } from './fil.ts'
import { demanderQui, RAPPEL } from './guichet.ts'
import { choisir, identifier, type Appel, type Refus, type Trouve } from './identite.ts'
import { ATTENTE_MESSAGE_MS, lireMessage, preparerMessage, type Message, type Voix } from './message.ts'
import { patiemment } from './patience.ts'

export interface Outils {
  db: Db
  voix: Voix
  journal: Logger
  maintenant: () => number
}

const TOUCHE_DEPART = '2'
const ATTENTE_DEPART_MS = 3000
/** How far back "your last stamp" looks. */
const RAPPEL_MS = 24 * 3_600_000

/**
 * The call, from the first prompt to the last. Gives what became of it; a hang-up is one of the outcomes.
 * Nothing is said stored before it is. @throws when the base or Asterisk fails: the dialplan's fallback takes over
 */
export async function repondre(outils: Outils, combine: Combine, appelant: Appelant): Promise<ResultatAppel> {
  const { db } = outils
  const jour = jourDe(appelant.instant)
  const dossier = ouvrirDossier()
  try {
    const appel = { db, combine, appelant, dossier, jour, regles: await parametres(db, jour) }
    const trouve = await identifier(appel)
    if (trouve === RAPPEL) return await rappeler(appel)
    if (typeof trouve === 'string') return await refuser(appel, trouve)
    const lieux = await choisir(appel, trouve)
    if (lieux === undefined) return await refuser(appel, 'beneficiaire_inconnu')
    return await enregistrer(outils, appel, { ...trouve, lieux })
  } catch (erreur) {
    if (!(erreur instanceof Raccroche)) throw erreur
    await patiemment(async () => noterAppel(db, appelant, { ...dossier, resultat: 'raccroche' }))
    return 'raccroche'
  }
}

/** Stored, then said. */
async function enregistrer(outils: Outils, appel: Appel, { porteur, lieux }: Trouve): Promise<ResultatAppel> {
  const { db, appelant, dossier } = appel
  dossier.etape = 'pointage'
  const message = await preparerMessage(outils, porteur.id)
  const demande: DemandeDePointage = {
    appel: appelant,
    saisies: dossier.saisies,
    identification: dossier.identification === 'ligne' ? 'ligne' : 'code',
    intervenantId: porteur.id,
    lieux,
    sens: null,
  }
  const premier = await patiemment(async () => pointerOuDemander(db, demande))
  const pointe = premier.resultat === 'a_confirmer' ? await repeter(appel, demande, premier.depuis) : premier
  const dejaDit = premier.resultat === 'a_confirmer' && pointe.resultat === 'repetition'
  await siEncoreLa(confirmer(outils, appel, dejaDit ? [] : annonceDe(pointe), message))
  return pointe.resultat
}

/** The arrival had been stamped: she says whether she leaves, then the call is stored as what it is. */
async function repeter(appel: Appel, demande: DemandeDePointage, depuis: number): Promise<Pointe> {
  const sens = await proposerDepart(appel, depuis)
  appel.dossier.etape = 'pointage'
  return patiemment(async () => pointer(appel.db, { ...demande, sens }))
}

/** A repetition may be a departure: she keys 2. A hang-up here says it was a repetition. */
async function proposerDepart({ combine, dossier }: Appel, depuis: number): Promise<'depart' | null> {
  dossier.etape = 'repetition'
  const sons = [phrase('deja'), ...heureDite(depuis), phrase('si-depart')]
  const touche = await siEncoreLa(combine.dire(sons, ATTENTE_DEPART_MS))
  if (typeof touche === 'string') dossier.saisies.push(touche)
  return touche === TOUCHE_DEPART ? 'depart' : null
}

function annonceDe({ resultat, instant }: Pointe): Son[] {
  return [phrase(resultat === 'repetition' ? 'deja' : resultat), ...heureDite(instant)]
}

async function confirmer(
  outils: Outils,
  { combine }: Appel,
  dit: readonly Son[],
  message: Message | undefined,
): Promise<void> {
  const merci = phrase('merci')
  if (message === undefined) return combine.conclure(CAUSE_ENREGISTRE, [...dit, merci])
  await combine.conclure(CAUSE_ENREGISTRE, dit, ATTENTE_MESSAGE_MS)
  await lireMessage(outils, combine, message)
  await combine.dire([merci])
}

/** 9: her last stamp, said again. */
async function rappeler(appel: Appel): Promise<ResultatAppel> {
  const { db, appelant } = appel
  const porteur = await demanderQui(appel, 'code')
  if (porteur === undefined || porteur === RAPPEL) return refuser(appel, 'code_inconnu')
  appel.dossier.intervenantId = porteur.id
  const dernier = await dernierPointage(db, porteur.id, appelant.instant - RAPPEL_MS)
  const sons = dernier
    ? [phrase(`dernier-${dernier.sens}`), ...heureDite(dernier.instant)]
    : [phrase('aucun-pointage')]
  return cloreSansPointage(appel, 'rappel', CAUSE_ENREGISTRE, [...sons, phrase('merci')])
}

/** Three wrong entries end the call politely; what was keyed is kept. */
async function refuser(appel: Appel, raison: Refus): Promise<ResultatAppel> {
  const muette = appel.dossier.saisies.every((saisie) => saisie === '')
  return cloreSansPointage(appel, muette ? 'sans_saisie' : raison, CAUSE_REFUSE, [phrase('refus')])
}

async function cloreSansPointage(
  { db, combine, appelant, dossier }: Appel,
  resultat: IssueSansPointage['resultat'],
  cause: number,
  sons: readonly Son[],
): Promise<ResultatAppel> {
  await patiemment(async () => noterAppel(db, appelant, { ...dossier, resultat }))
  await siEncoreLa(combine.conclure(cause, sons))
  return resultat
}

/** What is said may find nobody left to hear it: that changes nothing to what was stored. */
async function siEncoreLa<T>(parole: Promise<T>): Promise<T | undefined> {
  return parole.catch((erreur: unknown) => {
    if (erreur instanceof Raccroche) return undefined
    throw erreur
  })
}
