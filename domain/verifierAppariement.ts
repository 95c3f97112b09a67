import type { Db } from '../db/index.ts'
import { interventionsTenues, pointagesParCouple } from '../db/verifier.ts'
import { cadreDe } from './chaine.ts'
import { apparier, type Fenetres, type Paire, type Pointage, type Tenue } from './regles/appariement.ts'
import { tenueDe } from './situation.ts'

const MONTREES = 20

/** A stamp with what the base made of it. */
interface Relu extends Pointage {
  intervenant_id: number
  beneficiaire_id: number
  arriveeDe: number | null
  departDe: number | null
  debut: number | null
  avecDepart: number | null
  fin: number | null
  avecArrivee: number | null
}

type Dite = Awaited<ReturnType<typeof interventionsTenues>>[number]

/** What corrections hold, found by pair and by stamp. */
interface Tenues {
  parCouple: ReadonlyMap<string, readonly Dite[]>
  parPointage: ReadonlyMap<number, Dite>
}

/** French: where the base does not hold the interventions that its stamps and its corrections make; the first twenty. */
export async function fautesDAppariement(db: Db): Promise<string[]> {
  const { fenetres } = await cadreDe(db)
  const tenues = ranger(await interventionsTenues(db))
  const fautes: string[] = []
  let couple: Relu[] = []
  for await (const pointage of pointagesParCouple(db)) {
    if (couple[0] !== undefined && cle(couple[0]) !== cle(pointage)) {
      fautes.push(...fautesDuCouple(couple, fenetres, tenues))
      couple = []
    }
    couple.push(pointage)
    if (fautes.length >= MONTREES) return fautes.slice(0, MONTREES)
  }
  return [...fautes, ...fautesDuCouple(couple, fenetres, tenues)].slice(0, MONTREES)
}

function ranger(dites: readonly Dite[]): Tenues {
  return {
    parCouple: Map.groupBy(dites, cle),
    parPointage: new Map(
      dites.flatMap((dite) =>
        [dite.arrivee_id, dite.depart_id].flatMap((id) => (id === null ? [] : [[id, dite] as const])),
      ),
    ),
  }
}

function cle({
  intervenant_id,
  beneficiaire_id,
}: {
  intervenant_id: number
  beneficiaire_id: number
}): string {
  return `${intervenant_id} ${beneficiaire_id}`
}

function fautesDuCouple(pointages: readonly Relu[], fenetres: Fenetres, tenues: Tenues): string[] {
  const [premier] = pointages
  if (premier === undefined) return []
  const siens = new Set(pointages.map(({ id }) => id))
  const libres = pointages.filter(({ id }) => !tenues.parPointage.has(id))
  const dites = new Set([
    ...(tenues.parCouple.get(cle(premier)) ?? []),
    ...pointages.flatMap(({ id }) => tenues.parPointage.get(id) ?? []),
  ])
  const paires = apparier<Pointage>(
    libres,
    fenetres,
    [...dites].flatMap((dite) => tenue(dite, premier, siens)),
  )
  const relus = new Map(pointages.map((pointage) => [pointage.id, pointage]))
  const departs = new Map([...dites].map(({ id, departActuel }) => [id, departActuel]))
  return paires.flatMap((paire) => fautesDeLaPaire(paire, relus, departs))
}

// Of another pair, only an arrival given to this one bears on its calls (domain/chaine.ts).
function tenue(dite: Dite, { intervenant_id, beneficiaire_id }: Relu, siens: ReadonlySet<number>): Tenue[] {
  const id = dite.arrivee_id ?? dite.depart_id
  const instant = dite.arrivee_id === null ? dite.fin_brut : dite.debut_brut
  if (id === null || instant === null) return []
  if (!siens.has(id) && (dite.arrivee_id === null || dite.supprimee_le !== null)) return []
  return [tenueDe(dite.id, dite, { id, instant, sens: null }, intervenant_id, beneficiaire_id)]
}

function fautesDeLaPaire(
  { arrivee, depart, repetitions, tenue }: Paire,
  relus: ReadonlyMap<number, Relu>,
  departs: ReadonlyMap<number, number | null>,
): string[] {
  const relu = (p: Pointage | null) => (p === null ? null : (relus.get(p.id) ?? null))
  const comptees = repetitions
    .map(relu)
    .filter((r) => r !== null && (r.arriveeDe !== null || r.departDe !== null))
    .map((r) => `répétition ${r?.id} comptée`)
  if (tenue === null) {
    const unies = ensemble(relu(arrivee), relu(depart))
    return unies
      ? comptees
      : [`pointages ${arrivee?.id ?? '-'} et ${depart?.id ?? '-'} mal réunis`, ...comptees]
  }
  const attendu = tenue.ouverte === null ? true : departs.get(tenue.interventionId) === (depart?.id ?? null)
  return attendu ? comptees : [`intervention corrigée ${tenue.interventionId} mal fermée`, ...comptees]
}

function ensemble(a: Relu | null, d: Relu | null): boolean {
  const arrivee = a === null || (a.arriveeDe !== null && a.departDe === null && a.debut === a.instant)
  const depart = d === null || (d.departDe !== null && d.arriveeDe === null && d.fin === d.instant)
  const unies =
    (a === null || a.avecDepart === (d?.id ?? null)) && (d === null || d.avecArrivee === (a?.id ?? null))
  return arrivee && depart && unies
}
