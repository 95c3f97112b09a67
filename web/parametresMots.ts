import type { Parametres } from '../domain/regles/parametres.ts'
import { decrire, type Nature, type Valeur } from '../domain/regles/parametresDecrits.ts'
import { duree, nombre } from './formats.ts'

const NOMS: Partial<Record<Nature, [string, string]>> = {
  secondes: ['seconde', 'secondes'],
  jours: ['jour', 'jours'],
  mois: ['mois', 'mois'],
  fois: ['fois', 'fois'],
  chiffres: ['chiffre', 'chiffres'],
}

/** A value of a setting as it is read: `8 h 30`, `12 h 00`, `90 %`, `Oui`. */
export function direValeur(cle: keyof Parametres, valeur: Valeur): string {
  const { nature } = decrire(cle)
  if (typeof valeur === 'boolean') return valeur ? 'Oui' : 'Non'
  if (typeof valeur === 'string') {
    const [heures, minutes] = valeur.split(':')
    return `${Number(heures)}\u00A0h\u00A0${minutes}`
  }
  if (nature === 'minutes') return valeur >= 60 ? duree(valeur) : nombre(valeur, 'minute')
  if (nature === 'pourcent') return `${valeur}\u00A0%`
  const noms = NOMS[nature]
  return noms === undefined ? String(valeur) : nombre(valeur, ...noms)
}

/** The same as one types it in the form. */
export function taper(valeur: Valeur): string {
  return typeof valeur === 'boolean' ? (valeur ? 'oui' : 'non') : String(valeur)
}

/** What the field asks for. */
export const UNITES: Record<Nature, string> = {
  secondes: 'en secondes',
  minutes: 'en minutes',
  jours: 'en jours',
  mois: 'en mois',
  pourcent: 'en pour cent',
  fois: 'nombre de fois',
  chiffres: 'nombre de chiffres',
  nombre: '',
  heure: 'par exemple 8:30',
  ouiNon: '',
}
