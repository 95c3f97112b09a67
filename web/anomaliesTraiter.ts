import type { Context } from 'hono'
import { z } from 'zod'
import { anomaliesOuvertes, type AnomalieVue } from '../db/anomalies.ts'
import { interventionVisible } from '../db/interventions.ts'
import { acquitterAnomalie, type Acquittee } from '../domain/acquitterAnomalie.ts'
import type { Corrige } from '../domain/correction.ts'
import type { Rattache } from '../domain/rattacherAppel.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireNumero } from './adresse.ts'
import { lireDemandeAnomalies } from './anomaliesDemande.ts'
import { deplacer, gestesDe, type Contexte } from './anomaliesGestes.ts'
import { auteurDe } from './auteur.ts'
import { introuvable } from './erreurs.tsx'
import { lireFormulaire, versPage } from './formulaire.tsx'
import { heure } from './formats.ts'
import { ecrireHeure, lireHeures } from './heures.ts'
import { retourDe } from './interventionCorriger.ts'
import type { Refus } from './interventionHeures.tsx'

/** A fix that was not accepted: on which line, why, and what was typed. */
export interface EtatAnomalies {
  statut?: 404 | 409 | 422
  refus?: Refus & { anomalieId: number | undefined }
}

type Montrer = (c: Context, acces: Acces, etat: EtatAnomalies) => Response | Promise<Response>
type Resultat = Corrige | Rattache | Acquittee | { type: 'faute'; champ: string; faute: string }

/** Where the fixes of the work queue are sent. */
export function traiterRoutes(services: Services, montrer: Montrer): Route[] {
  return [
    {
      methode: 'post',
      chemin: '/anomalies/:id/geste',
      politique: 'metier',
      repondre: (c, acces) => traiter(c, acces, services, montrer),
    },
    {
      methode: 'post',
      chemin: '/anomalies/acquitter',
      politique: 'metier',
      repondre: (c, acces) => acquitterLot(c, acces, services, montrer),
    },
  ]
}

const GESTES_DITS: Record<string, string> = { acquitter: 'acquittee', creer: 'creee' }

async function traiter(c: Context, acces: Acces, services: Services, montrer: Montrer) {
  const { db } = services
  const id = lireNumero(c.req.param('id')) ?? 0
  const { brut } = await lireFormulaire(c, z.object({}))
  const [anomalie] = await anomaliesOuvertes(db, acces.portee, { id })
  if (anomalie === undefined) {
    // Dealt with meanwhile, of another antenne, or never was: the same answer.
    return montrer(c, acces, { statut: 404, refus: { anomalieId: undefined, brut, fautes: { '': DEJA } } })
  }
  const contexte: Contexte = {
    db,
    auteur: auteurDe(c, acces),
    instant: services.maintenant(),
    version: lireNumero(brut.version) ?? 0,
    motif: brut.motif,
    note: (brut.note ?? '').slice(0, 500),
  }
  const geste = brut.geste ?? ''
  const resultat = await faire(anomalie, geste, brut, contexte)
  const refuser = (statut: 409 | 422, fautes: Record<string, string>) =>
    montrer(c, acces, { statut, refus: { anomalieId: id, brut, fautes } })
  if (resultat.type === 'fait') {
    const suivante = lireNumero(brut.suivante)
    const file = lireDemandeAnomalies(c, acces.antenneChoisie).lien()
    const ici = retourDe(brut, services) ?? file + (suivante === undefined ? '' : `#x${suivante}`)
    return versPage(c, ici, GESTES_DITS[geste] ?? 'corrigee')
  }
  if (resultat.type === 'introuvable') return introuvable(c, acces)
  if (resultat.type === 'faute') return refuser(422, { [resultat.champ]: resultat.faute })
  if (resultat.type === 'refusee') {
    // A motif that wants a note: the line grows a field for it.
    const note: Record<string, string> = resultat.raison.includes('note') ? { note: 'À écrire.' } : {}
    return refuser(422, { '': resultat.raison, ...note })
  }
  return refuser(409, {
    '': `Entre-temps, ${resultat.qui} a changé cette intervention à ${heure(resultat.quand)} : voici où elle en est. Recommencez si c’est encore utile.`,
  })
}

const DEJA = 'Cette anomalie n’est plus à traiter : elle a été corrigée ou acquittée entre-temps.'
const PLUS_PROPOSE = 'Ce geste n’est plus possible : la situation a changé entre-temps. Voici où elle en est.'

async function faire(
  anomalie: AnomalieVue,
  valeur: string,
  brut: Record<string, string>,
  contexte: Contexte,
): Promise<Resultat> {
  const { db, auteur, instant, note } = contexte
  if (valeur === 'acquitter') {
    if (note.trim() === '') return { type: 'faute', champ: 'note', faute: 'Dites en quelques mots pourquoi.' }
    return acquitterAnomalie(db, auteur, { anomalieId: anomalie.id, note }, instant)
  }
  if (valeur === 'heure') return heureTapee(anomalie, brut.heure ?? '', contexte)
  const geste = (await gestesDe(db, auteur.portee, anomalie)).find((propose) => propose.valeur === valeur)
  return geste === undefined ? { type: 'refusee', raison: PLUS_PROPOSE } : geste.faire(contexte)
}

/** The missing hour, typed in the line. */
async function heureTapee(anomalie: AnomalieVue, texte: string, contexte: Contexte): Promise<Resultat> {
  const vue =
    anomalie.objet === 'intervention'
      ? await interventionVisible(contexte.db, contexte.auteur.portee, anomalie.objet_id)
      : undefined
  if (vue === undefined) return { type: 'refusee', raison: PLUS_PROPOSE }
  const manque = vue.fin === null ? 'fin' : 'debut'
  const connues = { debut: ecrireHeure(vue.debut), fin: ecrireHeure(vue.fin), [manque]: texte }
  const { fautes, ...lues } = lireHeures(vue.jour, connues, vue)
  const faute = fautes[manque] ?? (lues[manque] === null ? 'Écrivez l’heure.' : undefined)
  if (faute !== undefined) return { type: 'faute', champ: 'heure', faute }
  return deplacer(vue, lues)(contexte)
}

/** Several at once, with the same word. */
async function acquitterLot(c: Context, acces: Acces, services: Services, montrer: Montrer) {
  const corps = await c.req.parseBody({ all: true })
  const ids = [corps.ids].flat().flatMap((id) => (typeof id === 'string' ? (lireNumero(id) ?? []) : []))
  const note = typeof corps.note === 'string' ? corps.note.trim().slice(0, 500) : ''
  const brut = { note }
  const refuser = (faute: string) =>
    montrer(c, acces, { statut: 422, refus: { anomalieId: undefined, brut, fautes: { '': faute } } })
  if (ids.length === 0) return refuser('Cochez les anomalies à acquitter.')
  if (note === '') return refuser('Dites en quelques mots pourquoi vous les acquittez.')
  let refusees = 0
  for (const anomalieId of ids.slice(0, 100)) {
    const demande = { anomalieId, note }
    const { type } = await acquitterAnomalie(services.db, auteurDe(c, acces), demande, services.maintenant())
    if (type !== 'fait') refusees += 1
  }
  if (refusees === ids.length) return refuser('Aucune de ces anomalies n’attend plus d’être acquittée.')
  return versPage(c, lireDemandeAnomalies(c, acces.antenneChoisie).lien(), 'acquittees')
}
