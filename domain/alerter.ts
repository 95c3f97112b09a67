import {
  finsDePrise,
  manqueesDepuis,
  moitiesDepuis,
  numerosInsistants,
  type AlerteVoulue,
} from '../db/causesAlertes.ts'
import type { Db } from '../db/index.ts'
import { parametres } from '../db/parametres.ts'
import { accorderAlertes } from './accorderAlertes.ts'
import { derniereEcheance, jourDAlerte } from './regles/alertes.ts'
import { debutDuJour, jourDe, jourSuivant } from './regles/jours.ts'
import { premierDuMois } from './regles/periodes.ts'

/** A missed visit, or a number that insists, is worth an alert as long as something can be done about it. */
const RECENT_JOURS = 31

const GENRES = [
  'appels_incomplets',
  'depart_absent',
  'visite_manquee',
  'prise_en_charge_echeance',
  'numero_inconnu',
] as const

/** Raises the alerts that are due and closes those whose cause is gone (regles.md §7), as of `maintenant` (ms UTC). */
export async function alerter(db: Db, maintenant: number): Promise<void> {
  const jour = jourDe(maintenant)
  const { alerteEcheanceMois, alerteNumeroFois } = await parametres(db, jour)
  const recent = jourSuivant(jour, -RECENT_JOURS)
  const voulues = [
    ...(await moities(db, jour)),
    ...(await manqueesDepuis(db, recent)),
    ...(await numerosInsistants(db, recent, alerteNumeroFois)),
    ...(await echeances(db, jour, alerteEcheanceMois)),
  ]
  await accorderAlertes(db, GENRES, voulues, maintenant)
}

// Those of the current month; one raised last month stays until it is handled or put right.
async function moities(db: Db, jour: string): Promise<AlerteVoulue[]> {
  const mois = premierDuMois(jour)
  const depuis = premierDuMois(jourSuivant(mois, -1))
  return (await moitiesDepuis(db, depuis)).map((moitie) => ({ ...moitie, leve: moitie.jour >= mois }))
}

async function echeances(db: Db, jour: string, mois: number): Promise<AlerteVoulue[]> {
  const fins = await finsDePrise(db, jour, derniereEcheance(jour, mois))
  return fins.map(({ id, antenne_id, beneficiaire_id, date_fin, financeur }) => ({
    genre: 'prise_en_charge_echeance',
    antenne_id,
    sujet: `prise:${id}:${date_fin}`,
    beneficiaire_id,
    intervenant_id: null,
    detail: JSON.stringify({ fin: date_fin, financeur }),
    echeance: debutDuJour(jourDAlerte(date_fin, mois)),
    leve: true,
  }))
}
