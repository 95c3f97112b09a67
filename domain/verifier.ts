import type { Db } from '../db/index.ts'
import {
  appelsSansPointage,
  fautesDuFichier,
  interventionsRevues,
  liensRompus,
  pointagesParCouple,
  pointagesSansAppel,
} from '../db/verifier.ts'
import { cadreDe } from './chaine.ts'
import { apparier, type Fenetres, type Pointage } from './regles/appariement.ts'

export interface Controle {
  quoi: string
  /** French, one a fault, the first twenty. */
  fautes: readonly string[]
}

const MONTREES = 20

/** Looks the whole base over, told as it goes: the file, its links, and that the stamps make these interventions. */
export async function* verifier(db: Db): AsyncGenerator<Controle> {
  yield { quoi: 'le fichier est entier', fautes: await fautesDuFichier(db) }
  yield { quoi: 'chaque lien mène à une ligne', fautes: await liensRompus(db) }
  yield { quoi: 'chaque appel enregistré a son pointage', fautes: await appelsSansPointage(db) }
  yield { quoi: 'chaque pointage vient de son appel', fautes: await pointagesSansAppel(db) }
  yield { quoi: 'les interventions sont celles des pointages', fautes: await fautesDAppariement(db) }
}

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

async function fautesDAppariement(db: Db): Promise<string[]> {
  const { fenetres } = await cadreDe(db)
  const revues = await interventionsRevues(db)
  const fautes: string[] = []
  let couple: Relu[] = []
  for await (const pointage of pointagesParCouple(db)) {
    if (couple[0] !== undefined && !memeCouple(couple[0], pointage)) {
      fautes.push(...fautesDuCouple(couple, fenetres, revues))
      couple = []
    }
    couple.push(pointage)
    if (fautes.length >= MONTREES) return fautes.slice(0, MONTREES)
  }
  return [...fautes, ...fautesDuCouple(couple, fenetres, revues)].slice(0, MONTREES)
}

function memeCouple(a: Relu, b: Relu): boolean {
  return a.intervenant_id === b.intervenant_id && a.beneficiaire_id === b.beneficiaire_id
}

function fautesDuCouple(
  pointages: readonly Relu[],
  fenetres: Fenetres,
  revues: ReadonlySet<number>,
): string[] {
  const touche = ({ arriveeDe, departDe }: Relu) => revues.has(arriveeDe ?? 0) || revues.has(departDe ?? 0)
  if (pointages.some(touche)) return []
  return apparier(pointages, fenetres).flatMap(({ arrivee, depart, repetitions }) => [
    ...(ensemble(arrivee, depart)
      ? []
      : [`pointages ${arrivee?.id ?? '-'} et ${depart?.id ?? '-'} mal réunis`]),
    ...repetitions
      .filter((r) => r.arriveeDe !== null || r.departDe !== null)
      .map((r) => `répétition ${r.id} comptée`),
  ])
}

function ensemble(a: Relu | null, d: Relu | null): boolean {
  const arrivee = a === null || (a.arriveeDe !== null && a.departDe === null && a.debut === a.instant)
  const depart = d === null || (d.departDe !== null && d.arriveeDe === null && d.fin === d.instant)
  const unies =
    (a === null || a.avecDepart === (d?.id ?? null)) && (d === null || d.avecArrivee === (a?.id ?? null))
  return arrivee && depart && unies
}
