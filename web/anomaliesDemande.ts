import type { Context } from 'hono'
import type { FiltreAnomalies } from '../db/anomalies.ts'
import type { CodeAnomalie } from '../db/schema.ts'
import { adresse, lireChoix, lireJour, lireNumero } from './adresse.ts'
import { ANOMALIES } from './libelles.ts'

const CODES = Object.keys(ANOMALIES) as CodeAnomalie[]
const GRAVITES = ['toutes', 'a_corriger', 'a_acquitter'] as const
const ETATS = ['ouvertes', 'acquittees'] as const

export type DemandeAnomalies = ReturnType<typeof lireDemandeAnomalies>

/** What the address of the work queue asks for. */
export function lireDemandeAnomalies(c: Context, antenne: number | undefined) {
  const code = CODES.find((possible) => possible === c.req.query('code'))
  const gravite = lireChoix(c.req.query('gravite'), GRAVITES)
  const etat = lireChoix(c.req.query('etat'), ETATS)
  const [du, au] = [lireJour(c.req.query('du')), lireJour(c.req.query('au'))]
  const beneficiaire = lireNumero(c.req.query('beneficiaire'))
  const intervenant = lireNumero(c.req.query('intervenant'))
  const filtre: FiltreAnomalies = {
    severite: gravite === 'toutes' ? undefined : gravite,
    du,
    au,
    beneficiaireId: beneficiaire,
    intervenantId: intervenant,
    etat,
  }
  const parametres = {
    code,
    gravite: gravite === 'toutes' ? undefined : gravite,
    etat: etat === 'ouvertes' ? undefined : etat,
    du,
    au,
    beneficiaire,
    intervenant,
    antenne,
  }
  const numero = lireNumero(c.req.query('page')) ?? 1
  return {
    code,
    gravite,
    etat,
    du,
    au,
    page: numero,
    /** Without the code: what the counts by code count. */
    filtre,
    filtreDuCode: code === undefined ? filtre : { ...filtre, codes: [code] },
    parametres,
    lien: (autres: Record<string, string | number | undefined> = {}, chemin = '/anomalies') =>
      adresse(chemin, { ...parametres, page: numero === 1 ? undefined : numero, ...autres }),
  }
}
