import type { Context } from 'hono'
import type { AlerteVue } from '../db/alertes.ts'
import { jourDe } from '../domain/regles/jours.ts'
import { ALERTES, faitsDe } from './alertesMots.ts'
import { csv, type ColonneCsv } from './csv.ts'
import { heure, jourCourt, personne } from './formats.ts'
import { nomBeneficiaire, nomIntervenant } from './noms.ts'

const quand = (instant: number | null) =>
  instant === null ? null : `${jourCourt(jourDe(instant))} ${heure(instant)}`

const COLONNES: readonly ColonneCsv<AlerteVue>[] = [
  { titre: 'Alerte', valeur: ({ genre }) => ALERTES[genre].nom },
  { titre: 'Échéance', valeur: ({ echeance }) => quand(echeance) },
  { titre: 'Faits', valeur: faitsDe },
  { titre: 'Bénéficiaire', valeur: nomBeneficiaire },
  { titre: 'Intervenant', valeur: nomIntervenant },
  { titre: 'Antenne', valeur: ({ antenne_nom }) => antenne_nom ?? 'Siège' },
  { titre: 'Traitée le', valeur: ({ traitee_le }) => quand(traitee_le) },
  {
    titre: 'Traitée par',
    valeur: ({ par_prenom, par_nom }) =>
      personne({ civilite: '', prenom: par_prenom ?? '', nom: par_nom ?? '' }),
  },
  { titre: 'Note', valeur: ({ note }) => note },
]

/** The list of alerts as a file for a spreadsheet. */
export function alertesCsv(c: Context, jour: string, alertes: readonly AlerteVue[]): Response {
  return csv(c, `alertes-${jour}`, COLONNES, alertes)
}
