import type { Nouveau } from '../../db/schema.ts'
import type { Coup } from './coups.ts'
import type { Hasard } from './hasard.ts'
import type { Visite } from './planning.ts'

/** What the demonstration must know to ring: each home's line and each carer's code. */
export interface Annuaire {
  did: string
  numeros: ReadonlyMap<number, string>
  codesBeneficiaires: ReadonlyMap<number, string>
  codes: ReadonlyMap<number, string>
  /** The carers' own telephones. */
  telephones: ReadonlyMap<number, string>
}

/** The call that carried a stamp; one in thirty comes from an unknown or withheld line, with the home's code keyed. */
export function appelDuCoup(
  h: Hasard,
  annuaire: Annuaire,
  { instant, resultat, origine, ligneIntervenant }: Coup,
  { beneficiaire_id, intervenant_id, antenne_id }: Visite,
) {
  const parCode = h.chance(0.03)
  const code = annuaire.codes.get(intervenant_id) ?? ''
  const codeBeneficiaire = annuaire.codesBeneficiaires.get(beneficiaire_id) ?? ''
  const propre = ligneIntervenant ? (annuaire.telephones.get(intervenant_id) ?? null) : null
  const domicile = parCode || ligneIntervenant ? null : (annuaire.numeros.get(beneficiaire_id) ?? null)
  return {
    ...enveloppe(h, annuaire.did, instant, propre ?? domicile),
    identification: domicile === null ? ('code' as const) : ('ligne' as const),
    beneficiaire_id,
    intervenant_id,
    antenne_id,
    saisies: JSON.stringify(domicile === null ? [codeBeneficiaire, code] : [code]),
    resultat,
    etape: 'pointage',
    origine,
  } satisfies Partial<Nouveau<'appel'>>
}

/** Somebody who could have rung, and from where. */
export interface Tentative {
  beneficiaire_id: number
  intervenant_id: number
  antenne_id: number
}

const INCONNUS = 25

/**
 * A call that left no stamp: from a known line with wrong codes, nothing keyed or hung up; from an unknown or withheld
 * one, where no home was found, whether the carer was known or not. Some unknown lines ring more than once.
 */
export function appelPerdu(h: Hasard, annuaire: Annuaire, instant: number, tentative: Tentative) {
  const sort = h.parmi(['ligne', 'ligne', 'inconnue', 'inconnue', 'masquee'] as const)
  if (sort === 'ligne') return appelSansCode(h, annuaire, instant, tentative)
  const numero = sort === 'masquee' ? null : `+331990090${h.entier(10, 10 + INCONNUS)}`
  const { intervenant_id, antenne_id } = tentative
  const porteur = h.chance(0.4) ? { intervenant_id, antenne_id } : { intervenant_id: null, antenne_id: null }
  const faux = [faussesTouches(h), faussesTouches(h), faussesTouches(h)]
  const code = annuaire.codes.get(intervenant_id) ?? ''
  return {
    ...enveloppe(h, annuaire.did, instant, numero),
    identification: 'aucune' as const,
    beneficiaire_id: null,
    ...porteur,
    saisies: JSON.stringify(porteur.intervenant_id === null ? faux : [code, ...faux]),
    resultat: 'beneficiaire_inconnu' as const,
    etape: 'beneficiaire',
    origine: 'telephone' as const,
  } satisfies Partial<Nouveau<'appel'>>
}

function appelSansCode(
  h: Hasard,
  annuaire: Annuaire,
  instant: number,
  { beneficiaire_id, antenne_id }: Tentative,
) {
  const resultat = h.parmi(['code_inconnu', 'raccroche', 'sans_saisie'] as const)
  const faux = [faussesTouches(h), faussesTouches(h), faussesTouches(h)]
  return {
    ...enveloppe(h, annuaire.did, instant, annuaire.numeros.get(beneficiaire_id) ?? null),
    identification: 'ligne' as const,
    beneficiaire_id,
    intervenant_id: null,
    antenne_id,
    saisies: JSON.stringify(resultat === 'code_inconnu' ? faux : []),
    resultat,
    etape: 'code',
    origine: 'telephone' as const,
  } satisfies Partial<Nouveau<'appel'>>
}

function faussesTouches(h: Hasard): string {
  return String(h.entier(10_000, 89_999))
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
