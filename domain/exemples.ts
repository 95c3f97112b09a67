import type { Db } from '../db/index.ts'
import { lignesDUneSeulePersonne, porteursDeCode } from '../db/exemples.ts'
import { cadreDe } from './chaine.ts'
import { jourDe } from './regles/jours.ts'

/** A pair ready to ring: from this line, with this code, the call is an arrival. */
export interface Exemple {
  /** E.164. */
  numero: string
  code: string
  beneficiaire: string
  intervenant: string
}

/**
 * Up to `nombre` pairs, each on another line of one person alone, with a carer of the same antenne as long as there is
 * one; a carer comes twice only when all have come once.
 */
export async function exemples(db: Db, nombre: number, maintenant: number): Promise<Exemple[]> {
  const jour = jourDe(maintenant)
  const depuis = maintenant - (await cadreDe(db)).ecartMs
  const ouvertes = { jour: jourDe(depuis), depuis }
  const lieux = alterner(await lignesDUneSeulePersonne(db, jour, ouvertes)).slice(0, nombre)
  const porteurs = await porteursDeCode(db, jour)
  if (porteurs.length === 0) return []
  let libres = [...porteurs]
  return lieux.flatMap(({ numero, identifiant, antenne_id }) => {
    if (libres.length === 0) libres = [...porteurs]
    const proche = libres.findIndex((porteur) => porteur.antenne_id === antenne_id)
    const [choisi] = libres.splice(Math.max(proche, 0), 1)
    if (choisi === undefined || numero === null) return []
    return [{ numero, code: choisi.code, beneficiaire: identifiant, intervenant: choisi.identifiant }]
  })
}

/** One of each antenne in turn, so that the carers of all are used evenly. */
function alterner<L extends { antenne_id: number; vu: unknown }>(lieux: readonly L[]): L[] {
  const rangs = new Map<string, number>()
  const places = lieux.map((lieu) => {
    const cle = `${lieu.antenne_id} ${String(lieu.vu)}`
    const rang = rangs.get(cle) ?? 0
    rangs.set(cle, rang + 1)
    return { lieu, rang, vu: Number(lieu.vu) }
  })
  return places.toSorted((a, b) => a.vu - b.vu || a.rang - b.rang).map(({ lieu }) => lieu)
}
