import { cle } from '../../domain/regles/code.ts'
import { jourSuivant } from '../../domain/regles/jours.ts'
import type { LigneDe } from '../formats/description.ts'
import type { USAGERS } from '../formats/usagers.ts'
import type { Hasard } from './hasard.ts'
import { NOMS, PRENOMS_FEMMES, PRENOMS_HOMMES, RUES } from './lexique.ts'
import { fixe, mobile, MOBILES_DES_INTERVENANTS } from './numeros.ts'
import { prisesEnCharge } from './prisesEnCharge.ts'

type Usager = Omit<LigneDe<typeof USAGERS>, 'ligne'>

/** Part of the homes where two persons are helped on one line. */
const COUPLES = 0.06

/**
 * `nombre` people helped, one line per prise en charge since `depuis`; their identifiers are codes the telephone
 * accepts.
 */
export function usagers(h: Hasard, nombre: number, jour: string, depuis: string): Usager[] {
  const lignes: Usager[] = []
  for (let rang = 0, foyer = 0; rang < nombre; foyer++) {
    const domicile = unDomicile(h, foyer)
    const couple = rang + 1 < nombre && h.chance(COUPLES)
    for (const femme of couple ? [true, false] : [h.chance(0.74)]) {
      const personne = { ...domicile, ...unePersonne(h, femme, rang, jour) }
      lignes.push(...prisesEnCharge(h, jour, depuis).map((prise) => ({ ...personne, ...prise })))
      rang++
    }
  }
  return lignes
}

function unDomicile(h: Hasard, foyer: number) {
  const codePostal = h.parmi(Object.keys(RUES))
  const portable = h.chance(0.3) ? mobile(MOBILES_DES_INTERVENANTS + foyer) : undefined
  return {
    nom: h.parmi(NOMS).replaceAll('-', ' '),
    adresse: `${h.entier(1, 140)}${h.chance(0.08) ? ' bis' : ''} ${h.parmi(RUES[codePostal] ?? [])}`,
    code_postal: codePostal,
    ville: 'Paris',
    telephones: [fixe(foyer), ...(portable === undefined ? [] : [portable])],
    antenne: '',
  }
}

function unePersonne(h: Hasard, femme: boolean, rang: number, jour: string) {
  const corps = String(10_000 + rang)
  return {
    identifiant: corps + cle(corps),
    civilite: femme ? 'Mme' : 'M.',
    prenom: h.parmi(femme ? PRENOMS_FEMMES : PRENOMS_HOMMES),
    date_naissance: jourSuivant(jour, -h.entier(62 * 365, 101 * 365)),
    gir: h.chance(0.1) ? null : h.parmi([2, 3, 4, 4, 4, 5, 5, 6]),
  }
}
