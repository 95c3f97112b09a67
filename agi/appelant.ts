import type { Appelant } from '../domain/appelant.ts'
import { normaliser } from '../domain/regles/numero.ts'
import type { Environnement } from './environnement.ts'

type Presentation = Appelant['presentation']

const NUMERO = /^\+?\d{3,15}$/
const BRUT_MAX = 256
// Q.931, the two bits of presentation within `agi_callingpres`.
const PRESENTATION = 0x60
const PERMISE = 0x00
const INDISPONIBLE = 0x40

/**
 * Who is calling, from what Asterisk says. `instant` (ms UTC): when the call was received. A caller who withholds her
 * number leaves no trace of it: neither the number nor the headers that carried it.
 */
export function lireAppelant(environnement: Environnement, instant: number): Appelant {
  const [de = '', pai = '', callId = '', raison = ''] = environnement.arguments.map(decoder)
  const presentation = presentationDe(environnement, raison)
  const tue = presentation === 'masquee' || presentation === 'anonyme'
  return {
    uniqueid: environnement.uniqueid,
    callId,
    instant,
    did: environnement.extension,
    deBrut: tue ? '' : de,
    paiBrut: tue ? '' : pai,
    numero: presentation === 'fournie' ? normaliser(environnement.numero) : null,
    presentation,
    origine: 'telephone',
  }
}

function presentationDe({ numero, presentation }: Environnement, raison: string): Presentation {
  const genre = presentation & PRESENTATION
  if (genre !== PERMISE && genre !== INDISPONIBLE) return 'masquee'
  if (raison === 'anonyme' || /^anonymous$/i.test(numero)) return 'anonyme'
  if (raison === 'malformee') return 'malformee'
  if (genre === INDISPONIBLE || numero === '' || numero === 'unknown') return 'vide'
  return NUMERO.test(numero) ? 'fournie' : 'malformee'
}

// The headers travel percent-encoded; what does not decode is kept as it came.
function decoder(argument: string): string {
  try {
    return decodeURIComponent(argument).slice(0, BRUT_MAX)
  } catch {
    return argument.slice(0, BRUT_MAX)
  }
}
