import type { LigneDe } from '../formats/description.ts'
import type { INTERVENANTS } from '../formats/intervenants.ts'
import { ANTENNES } from './antennes.ts'
import type { Hasard } from './hasard.ts'
import { NOMS, PRENOMS_AIDES } from './lexique.ts'
import { mobile, MOBILES_DES_INTERVENANTS } from './numeros.ts'

type Intervenant = Omit<LigneDe<typeof INTERVENANTS>, 'ligne'>

/** `nombre` carers spread over the antennes, `I0001` on; the box gives them their codes. */
export function intervenants(h: Hasard, nombre: number, jour: string): Intervenant[] {
  const annee = Number(jour.slice(0, 4))
  return Array.from({ length: nombre }, (_, i) => {
    const prenom = h.parmi(PRENOMS_AIDES)
    return {
      identifiant: `I${String(i + 1).padStart(4, '0')}`,
      civilite: /^(Karim|Moussa|Ibrahima|Sébastien|Olivier|Frédéric|Thierry|João|Bruno)$/.test(prenom)
        ? 'M.'
        : 'Mme',
      nom: h.parmi(NOMS).replaceAll('-', ' '),
      prenom,
      antenne: ANTENNES[i % ANTENNES.length]?.code ?? '',
      code: '',
      telephone: h.chance(0.9) && i < MOBILES_DES_INTERVENANTS ? (mobile(i) ?? '') : '',
      date_entree: `${annee - h.entier(11, 25)}-${String(h.entier(1, 12)).padStart(2, '0')}-01`,
      date_sortie: null,
    }
  })
}
