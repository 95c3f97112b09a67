import { heureDe } from './jours.ts'
import type { Parametres } from './parametres.ts'
import type { Depassement } from './repartition.ts'
import type { VisitePrevue } from './visites.ts'

/**
 * What each anomalie asks (regles.md §2): `a_corriger` blocks the closing of its month, `a_acquitter` a look and a word.
 * A repeated call (DOUBLON) is none: it is kept with the others, hidden.
 */
export const SEVERITES = {
  SANS_DEPART: 'a_corriger',
  SANS_ARRIVEE: 'a_corriger',
  BENEFICIAIRE_INCONNU: 'a_corriger',
  INTERVENANT_INCONNU: 'a_corriger',
  CHEVAUCHEMENT: 'a_corriger',
  HORS_PEC: 'a_corriger',
  TROP_COURTE: 'a_acquitter',
  TROP_LONGUE: 'a_acquitter',
  DEPASSEMENT: 'a_acquitter',
  HORS_HORAIRE: 'a_acquitter',
  LIGNE_INTERVENANT: 'a_acquitter',
  NON_PREVUE: 'a_acquitter',
  MANQUEE: 'a_acquitter',
  SECOURS: 'a_acquitter',
} as const satisfies Record<string, 'a_corriger' | 'a_acquitter'>

export type Code = keyof typeof SEVERITES

/** `empreinte` is what it was judged on: an acknowledgement holds as long as it does. `detail` is for a person. */
export interface Trouvee {
  code: Code
  empreinte: string
  detail: Readonly<Record<string, unknown>>
}

/** An intervention as the rules judge it: retained instants (ms UTC), at least one of them. */
export interface Jugee {
  id: number
  beneficiaire_id: number
  intervenant_id: number
  jour: string
  debut: number | null
  fin: number | null
  /** Homes of one couple stamped together share it. */
  groupe: string | null
}

/** A stamp of the intervention, as it came. */
export interface Marque {
  id: number
  origine: 'telephone' | 'secours' | 'manuel'
  /** The line it was called from, E.164. */
  numero: string | null
}

/** What one intervention is judged with. */
export interface Contexte {
  /** In force on its day. */
  parametres: Parametres
  /** The planned visit it answers. */
  visite: Pick<VisitePrevue, 'debut' | 'fin'> | undefined
  /** Whether anything is planned that day at this home or for this carer. */
  planning: boolean
  /** Interventions of the same carer on that day and around. */
  voisines: readonly Jugee[]
  prestation: string | null
  /** Whether a prise en charge covers its day and prestation. */
  couverte: boolean
  marques: readonly Marque[]
  /** E.164 of the carer's own telephone. */
  telephone: string | null
}

const MINUTE = 60_000

/** The anomalies of one intervention as of `maintenant` (ms UTC), in a fixed order; DEPASSEMENT is `depassements`'. */
export function anomalies(intervention: Jugee, contexte: Contexte, maintenant: number): Trouvee[] {
  return [
    sansDepart(intervention, contexte, maintenant),
    sansArrivee(intervention),
    chevauchement(intervention, contexte),
    horsPec(intervention, contexte),
    duree(intervention, contexte),
    horsHoraire(intervention, contexte),
    ligneDeLIntervenant(contexte),
    nonPrevue(intervention, contexte),
    secours(contexte),
  ].filter((trouvee) => trouvee !== undefined)
}

/**
 * When a departure that has not come is missing: once the longest duration has passed, or the planned end and a delay
 * (ms UTC, the first of the two). A plan already over when she arrived says nothing of when she leaves.
 */
export function echeancesDuDepart(
  debut: number,
  visite: Pick<VisitePrevue, 'fin'> | undefined,
  { dureeMaxMin, delaiDepartMin }: Parametres,
): { prevue: number | null; duree: number } {
  const prevue = visite === undefined ? null : visite.fin + delaiDepartMin * MINUTE
  return { prevue: prevue !== null && prevue > debut ? prevue : null, duree: debut + dureeMaxMin * MINUTE }
}

function sansDepart({ debut, fin }: Jugee, { parametres, visite }: Contexte, maintenant: number) {
  if (debut === null || fin !== null) return undefined
  const { prevue, duree: longue } = echeancesDuDepart(debut, visite, parametres)
  if (maintenant >= longue) return trouver('SANS_DEPART', [debut], { depuis: longue, cause: 'duree' })
  if (prevue === null || maintenant < prevue) return undefined
  return trouver('SANS_DEPART', [debut], { depuis: prevue, cause: 'prevue' })
}

function sansArrivee({ debut, fin }: Jugee) {
  return debut === null ? trouver('SANS_ARRIVEE', [fin], { depuis: fin }) : undefined
}

function chevauchement(intervention: Jugee, { voisines }: Contexte) {
  const avec = voisines
    .filter((autre) => seChevauchent(intervention, autre))
    .map(({ id }) => id)
    .toSorted((a, b) => a - b)
  return avec.length === 0 ? undefined : trouver('CHEVAUCHEMENT', avec, { avec })
}

/**
 * Whether one carer is in two homes at once: they overlap by more than an instant. Of half an intervention only what is
 * known counts: its one instant, within the other. Homes of a couple stamped together are one.
 */
export function seChevauchent(a: Jugee, b: Jugee): boolean {
  if (a.intervenant_id !== b.intervenant_id || a.beneficiaire_id === b.beneficiaire_id) return false
  if (a.groupe !== null && a.groupe === b.groupe) return false
  const [moitieDeA, moitieDeB] = [moitie(a), moitie(b)]
  if (moitieDeA !== undefined) return dedans(moitieDeA, b)
  if (moitieDeB !== undefined) return dedans(moitieDeB, a)
  return Math.max(a.debut ?? 0, b.debut ?? 0) < Math.min(a.fin ?? 0, b.fin ?? 0)
}

/** The one known instant of half an intervention. */
function moitie({ debut, fin }: Jugee): number | undefined {
  return debut === null || fin === null ? (debut ?? fin ?? undefined) : undefined
}

function dedans(instant: number, { debut, fin }: Jugee): boolean {
  return debut !== null && fin !== null && debut < instant && instant < fin
}

function horsPec({ jour }: Jugee, { couverte, prestation }: Contexte) {
  return couverte ? undefined : trouver('HORS_PEC', [jour, prestation], { prestation })
}

function duree({ debut, fin }: Jugee, { parametres: { dureeMinMin, dureeMaxMin } }: Contexte) {
  if (debut === null || fin === null) return undefined
  if (fin - debut < dureeMinMin * MINUTE)
    return trouver('TROP_COURTE', [debut, fin, dureeMinMin], { seuil: dureeMinMin })
  if (fin - debut > dureeMaxMin * MINUTE)
    return trouver('TROP_LONGUE', [debut, fin, dureeMaxMin], { seuil: dureeMaxMin })
  return undefined
}

function horsHoraire({ debut, fin }: Jugee, { parametres: { ouverture, fermeture } }: Contexte) {
  const dehors = [debut, fin].filter((instant) => {
    if (instant === null) return false
    const dite = heureDite(instant)
    return dite < ouverture || dite > fermeture
  })
  if (dehors.length === 0) return undefined
  return trouver('HORS_HORAIRE', [debut, fin, ouverture, fermeture], { ouverture, fermeture })
}

function heureDite(instant: number): string {
  const { heure, minute } = heureDe(instant)
  return `${String(heure).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function ligneDeLIntervenant({ marques, telephone }: Contexte) {
  const siennes = marques.filter(({ numero }) => numero !== null && numero === telephone)
  if (siennes.length === 0) return undefined
  const ids = siennes.map(({ id }) => id).toSorted((a, b) => a - b)
  return trouver('LIGNE_INTERVENANT', [telephone, ...ids], { numero: telephone })
}

function nonPrevue(
  { beneficiaire_id, intervenant_id, jour }: Jugee,
  { planning, visite }: Contexte,
): Trouvee | undefined {
  if (!planning || visite !== undefined) return undefined
  return trouver('NON_PREVUE', [beneficiaire_id, intervenant_id, jour], {})
}

function secours({ marques }: Contexte) {
  const notees = marques.filter(({ origine }) => origine === 'secours').map(({ id }) => id)
  if (notees.length === 0) return undefined
  return trouver(
    'SECOURS',
    notees.toSorted((a, b) => a - b),
    {},
  )
}

/** The anomalie of an intervention whose retained time passes the authorised hours of a period, once for each. */
export function depassement(passes: readonly Depassement[]): Trouvee | undefined {
  const par = passes
    .map(({ priseEnChargeId, periode, minutes }) => ({ priseEnChargeId, periode, minutes }))
    .toSorted((a, b) => a.priseEnChargeId - b.priseEnChargeId || a.minutes - b.minutes)
  if (par.length === 0) return undefined
  const empreinte = par.map(({ priseEnChargeId, periode, minutes }) => [priseEnChargeId, periode, minutes])
  return trouver('DEPASSEMENT', empreinte, {
    minutes: par.reduce((somme, { minutes }) => somme + minutes, 0),
    prises: par,
  })
}

/** When a planned visit without a stamp is missed (ms UTC). */
export function echeanceDeLaVisite({ debut }: { debut: number }, { delaiManqueeMin }: Parametres): number {
  return debut + delaiManqueeMin * MINUTE
}

/** The anomalie of a planned visit as of `maintenant` (ms UTC); none once it is answered, nor when nobody is at home. */
export function manquee(
  visite: VisitePrevue,
  { parametres, repondue, absent }: { parametres: Parametres; repondue: boolean; absent: boolean },
  maintenant: number,
): Trouvee | undefined {
  const depuis = echeanceDeLaVisite(visite, parametres)
  if (repondue || absent || maintenant < depuis) return undefined
  const { beneficiaire_id, intervenant_id, debut, fin } = visite
  return trouver('MANQUEE', [beneficiaire_id, intervenant_id, debut, fin], { depuis })
}

/** A call that no stamp was drawn from. */
export interface AppelPerdu {
  numero: string | null
  resultat: string
  beneficiaire_id: number | null
  intervenant_id: number | null
  /** What was keyed, in order. */
  saisies: readonly string[]
  /** Somebody linked or rejected it. */
  traite: boolean
}

/**
 * The anomalie of a call that could not be put to a home or to a carer, as long as nobody has treated it. A call hung up
 * before anything was keyed is nobody's: it is kept, and asks nothing.
 */
export function anomalieDeLAppel(appel: AppelPerdu): Trouvee | undefined {
  const { numero, resultat, beneficiaire_id, intervenant_id, saisies, traite } = appel
  if (traite) return undefined
  if (resultat === 'code_inconnu') return trouver('INTERVENANT_INCONNU', [numero], { numero })
  const commence = intervenant_id !== null || saisies.some((saisie) => saisie !== '')
  const perdu =
    resultat === 'beneficiaire_inconnu' ||
    resultat === 'sans_saisie' ||
    (resultat === 'raccroche' && commence)
  return perdu && beneficiaire_id === null ? trouver('BENEFICIAIRE_INCONNU', [numero], { numero }) : undefined
}

function trouver(code: Code, vu: readonly unknown[], detail: Trouvee['detail']): Trouvee {
  return { code, empreinte: JSON.stringify(vu), detail }
}
