import { jourSuivant } from '../../domain/regles/jours.ts'
import { FINANCEURS } from './antennes.ts'
import type { Hasard } from './hasard.ts'

const TOTAL = FINANCEURS.reduce((somme, { poids }) => somme + poids, 0)

/** One person's prises en charge: a funder, often a second in rank, sometimes a change of funder behind her. */
export function prisesEnCharge(h: Hasard, jour: string) {
  const financeur = unFinanceur(h)
  const debut = jourSuivant(jour, -h.entier(20, 700))
  const lignes = [
    unePrise(h, financeur, debut, h.chance(0.85) ? jourSuivant(jour, h.entier(5, 700)) : null, 1),
  ]
  if (h.chance(0.25)) {
    const second = unFinanceur(h)
    if (second !== financeur) lignes.push(unePrise(h, second, debut, jourSuivant(jour, h.entier(30, 400)), 2))
  }
  if (h.chance(0.12)) {
    const avant = jourSuivant(debut, -h.entier(200, 700))
    lignes.push(unePrise(h, 'CNAV', avant, jourSuivant(debut, -1), 1))
  }
  return lignes
}

function unFinanceur(h: Hasard): string {
  let reste = h() * TOTAL
  return FINANCEURS.find(({ poids }) => (reste -= poids) < 0)?.code ?? 'CNAV'
}

function unePrise(h: Hasard, financeur: string, debut: string, fin: string | null, rang: number) {
  return {
    code_financeur: financeur,
    numero_pec: `${financeur.slice(0, 3)}${debut.slice(2, 4)}-${String(h.entier(0, 999_999)).padStart(6, '0')}`,
    date_debut: debut,
    date_fin: fin,
    ...plafond(h, financeur),
    rang,
    code_prestation: h.chance(0.8) ? 'AIDE_VIE' : 'ENTRETIEN',
  }
}

function plafond(h: Hasard, financeur: string): { heures_maximum: number | null; periode: string } {
  if (financeur === 'PCH') return { heures_maximum: h.entier(60, 300), periode: 'X' }
  if (financeur === 'MGEN') return { heures_maximum: h.entier(20, 60), periode: 'A' }
  if (financeur.startsWith('APA')) return { heures_maximum: h.entier(10, 60), periode: 'M' }
  if (financeur === 'ETAT') return { heures_maximum: null, periode: '' }
  return { heures_maximum: h.entier(8, 30) + (h.chance(0.3) ? 0.5 : 0), periode: 'M' }
}
