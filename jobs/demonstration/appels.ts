import type { Nouveau } from '../../db/schema.ts'
import type { Hasard } from './hasard.ts'
import type { Visite } from './planning.ts'

const SECONDE = 1000
const MINUTE = 60 * SECONDE

/** What the demonstration must know to ring: each home's line and each carer's code. */
export interface Annuaire {
  did: string
  numeros: ReadonlyMap<number, string>
  codesBeneficiaires: ReadonlyMap<number, string>
  codes: ReadonlyMap<number, string>
}

/** One stamp to be: when, which way, by which path. */
export interface Coup {
  instant: number
  resultat: 'arrivee' | 'depart' | 'repetition'
  sens: 'depart' | null
  origine: 'telephone' | 'secours'
}

/**
 * The calls a planned visit gave: most often an arrival and a departure some minutes off the plan, at times only one
 * of the two, a visit of a few minutes, a second call for nothing, a call by the fallback, or none at all.
 */
export function coupsDeLaVisite(h: Hasard, { debut, fin }: Visite): Coup[] {
  const sort = h()
  const a = debut + h.entier(-5 * 60, 10 * 60) * SECONDE
  const d = Math.max(fin + h.entier(-9 * 60, 9 * 60) * SECONDE, a + 20 * MINUTE)
  const arrivee: Coup = { instant: a, resultat: 'arrivee', sens: null, origine: 'telephone' }
  const depart: Coup = { instant: d, resultat: 'depart', sens: null, origine: 'telephone' }
  if (sort < 0.006) return []
  if (sort < 0.026) return [arrivee]
  if (sort < 0.03) return [{ ...depart, sens: 'depart' }]
  if (sort < 0.034) return [arrivee, { ...depart, instant: a + h.entier(150, 270) * SECONDE }]
  if (sort < 0.039) return [arrivee, { ...depart, origine: 'secours' }]
  if (sort < 0.05)
    return [arrivee, { ...arrivee, instant: a + h.entier(25, 100) * SECONDE, resultat: 'repetition' }, depart]
  return [arrivee, depart]
}

/** The call that carried a stamp; one in thirty comes from an unknown or withheld line, with the home's code keyed. */
export function appelDuCoup(
  h: Hasard,
  annuaire: Annuaire,
  { instant, resultat, origine }: Coup,
  { beneficiaire_id, intervenant_id, antenne_id }: Visite,
) {
  const parCode = h.chance(0.03)
  const code = annuaire.codes.get(intervenant_id) ?? ''
  const codeBeneficiaire = annuaire.codesBeneficiaires.get(beneficiaire_id) ?? ''
  const numero = parCode ? null : (annuaire.numeros.get(beneficiaire_id) ?? null)
  return {
    ...enveloppe(h, annuaire.did, instant, numero),
    identification: numero === null ? ('code' as const) : ('ligne' as const),
    beneficiaire_id,
    intervenant_id,
    antenne_id,
    saisies: JSON.stringify(numero === null ? [codeBeneficiaire, code] : [code]),
    resultat,
    etape: 'pointage',
    origine,
  } satisfies Partial<Nouveau<'appel'>>
}

/** A call that left no stamp: an unknown line, wrong codes, nothing keyed, or hung up. */
export function appelPerdu(
  h: Hasard,
  annuaire: Annuaire,
  instant: number,
  lieu: { id: number; antenne_id: number },
) {
  const inconnu = h.chance(0.4)
  const numero = inconnu ? `+3319900${h.entier(9000, 9999)}` : (annuaire.numeros.get(lieu.id) ?? null)
  const faux = () => String(h.entier(10_000, 89_999))
  const issue = h.parmi(
    inconnu
      ? (['beneficiaire_inconnu', 'beneficiaire_inconnu', 'raccroche'] as const)
      : (['code_inconnu', 'raccroche', 'sans_saisie'] as const),
  )
  const saisies = issue.endsWith('_inconnu') ? [faux(), faux(), faux()] : []
  return {
    ...enveloppe(h, annuaire.did, instant, numero),
    identification: inconnu ? ('aucune' as const) : ('ligne' as const),
    beneficiaire_id: inconnu ? null : lieu.id,
    intervenant_id: null,
    antenne_id: inconnu ? null : lieu.antenne_id,
    saisies: JSON.stringify(saisies),
    resultat: issue,
    etape: inconnu ? 'beneficiaire' : 'code',
    origine: 'telephone' as const,
  } satisfies Partial<Nouveau<'appel'>>
}

function enveloppe(h: Hasard, did: string, instant: number, numero: string | null) {
  const masque = numero === null
  return {
    call_id: `${Math.floor(h() * 2 ** 40).toString(16)}@demonstration`,
    instant,
    did,
    de_brut: masque ? '' : `"" <sip:${numero}@operateur>`,
    pai_brut: masque ? '' : `<sip:${numero}@operateur>`,
    numero,
    presentation: masque ? ('masquee' as const) : ('fournie' as const),
  }
}
