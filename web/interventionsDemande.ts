import type { Context } from 'hono'
import { jourSuivant } from '../domain/regles/jours.ts'
import type { CodeAnomalie } from '../db/schema.ts'
import { lireChoix, lireJour, lireNumero } from './adresse.ts'
import { TRIS } from './interventionsTri.ts'
import { ANOMALIES } from './libelles.ts'
import { FILTRES_ETAT } from './suivi.ts'

const CODES = Object.keys(ANOMALIES) as CodeAnomalie[]

/** A person's list covers this many days unless others are asked, and never more than a year. */
const JOURS_PAR_DEFAUT = 31
const JOURS_AU_PLUS = 366

export type Demande = ReturnType<typeof lireDemande>

/** What the address of a list of interventions asks for: a day or some days, of everybody or of one person. */
export function lireDemande(c: Context, aujourdhui: string) {
  const beneficiaireId = lireNumero(c.req.query('beneficiaire'))
  const intervenantId = lireNumero(c.req.query('intervenant'))
  const deQuelquUn = beneficiaireId !== undefined || intervenantId !== undefined
  const periode = deQuelquUn || [c.req.query('du'), c.req.query('au')].some((jour) => lireJour(jour))
  const jour = lireJour(c.req.query('jour')) ?? aujourdhui
  const fin = periode ? (lireJour(c.req.query('au')) ?? aujourdhui) : jour
  const debut = periode ? (lireJour(c.req.query('du')) ?? jourSuivant(fin, 1 - JOURS_PAR_DEFAUT)) : jour
  const plusTot = jourSuivant(fin, 1 - JOURS_AU_PLUS)
  const du = debut > fin ? fin : debut < plusTot ? plusTot : debut
  const etat = lireChoix(c.req.query('etat'), FILTRES_ETAT)
  const anomalie = CODES.find((code) => code === c.req.query('anomalie'))
  const tri = lireChoix(c.req.query('tri'), TRIS)
  const sens = lireChoix(c.req.query('sens'), ['desc', 'asc'])
  const texte = (c.req.query('texte') ?? '').slice(0, 60).trim()
  return {
    aujourdhui,
    periode,
    jour,
    du,
    au: fin,
    texte,
    beneficiaireId,
    intervenantId,
    etat,
    anomalie,
    /** The row whose hours are being corrected. */
    corriger: lireNumero(c.req.query('corriger')),
    tri,
    sens,
    page: lireNumero(c.req.query('page')) ?? 1,
    /** The same, as an address says it: what is usual is left unsaid. */
    parametres: {
      jour: periode || jour === aujourdhui ? undefined : jour,
      du: periode ? c.req.query('du') && du : undefined,
      au: periode ? c.req.query('au') && fin : undefined,
      texte,
      beneficiaire: beneficiaireId,
      intervenant: intervenantId,
      etat: etat === 'toutes' ? undefined : etat,
      anomalie,
      tri: tri === 'debut' ? undefined : tri,
      sens: sens === 'desc' ? undefined : sens,
    },
  }
}
