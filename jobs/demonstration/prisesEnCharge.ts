import { jourSuivant } from '../../domain/regles/jours.ts'
import { FINANCEURS } from './antennes.ts'
import type { Hasard } from './hasard.ts'

const TOTAL = FINANCEURS.reduce((somme, { poids }) => somme + poids, 0)

/**
 * One person's prises en charge, renewed one after the other from `depuis` on: a funder, often a second in rank, now
 * and then another kind of service beside the first, or a funder before this one.
 */
export function prisesEnCharge(h: Hasard, jour: string, depuis: string) {
  const prestation = h.chance(0.8) ? 'AIDE_VIE' : 'ENTRETIEN'
  const financeur = unFinanceur(h)
  const lignes = renouvelees(h, { financeur, rang: 1, prestation }, jour, depuis)
  const second = unFinanceur(h)
  if (h.chance(0.25) && second !== financeur) {
    lignes.push(...renouvelees(h, { financeur: second, rang: 2, prestation }, jour, depuis))
  }
  if (h.chance(0.15)) {
    const autre = prestation === 'AIDE_VIE' ? 'ENTRETIEN' : 'AIDE_VIE'
    lignes.push(...renouvelees(h, { financeur: 'CNAV', rang: 1, prestation: autre }, jour, depuis))
  }
  return lignes
}

interface Accord {
  financeur: string
  rang: number
  prestation: string
}

function renouvelees(h: Hasard, accord: Accord, jour: string, depuis: string) {
  const fin = h.chance(0.85) ? jourSuivant(jour, h.entier(5, 700)) : null
  let debut = jourSuivant(jour, -h.entier(20, 700))
  const lignes = [unePrise(h, accord, debut, fin)]
  let { financeur } = accord
  while (debut > depuis) {
    const veille = jourSuivant(debut, -1)
    debut = jourSuivant(veille, -h.entier(300, 730))
    if (h.chance(0.08)) financeur = unFinanceur(h)
    lignes.push(unePrise(h, { ...accord, financeur }, debut, veille))
  }
  return lignes
}

function unFinanceur(h: Hasard): string {
  let reste = h() * TOTAL
  return FINANCEURS.find(({ poids }) => (reste -= poids) < 0)?.code ?? 'CNAV'
}

function unePrise(h: Hasard, { financeur, rang, prestation }: Accord, debut: string, fin: string | null) {
  return {
    code_financeur: financeur,
    numero_pec: `${financeur.slice(0, 3)}${debut.slice(2, 4)}-${String(h.entier(0, 999_999)).padStart(6, '0')}`,
    date_debut: debut,
    date_fin: fin,
    ...plafond(h, financeur),
    rang,
    code_prestation: prestation,
  }
}

// Most plans cover what is done (some eight hours a month); a few fall short of it.
function plafond(h: Hasard, financeur: string): { heures_maximum: number | null; periode: string } {
  if (financeur === 'PCH') return { heures_maximum: h.entier(70, 300), periode: 'X' }
  if (financeur === 'MGEN') return { heures_maximum: h.entier(110, 200), periode: 'A' }
  if (financeur === 'CPAM75') return { heures_maximum: h.entier(5, 9), periode: 'S' }
  if (financeur.startsWith('APA')) return { heures_maximum: h.entier(16, 60), periode: 'M' }
  if (financeur === 'ETAT') return { heures_maximum: null, periode: '' }
  return { heures_maximum: h.entier(14, 34) + (h.chance(0.3) ? 0.5 : 0), periode: 'M' }
}
