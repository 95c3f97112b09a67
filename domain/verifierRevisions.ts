import type { Db } from '../db/index.ts'
import type { Ligne } from '../db/schema.ts'
import { revisionsParIntervention } from '../db/verifier.ts'
import { lireEtat, memeEtat, type Etat } from './corrections/etat.ts'

const MONTREES = 20

/**
 * French: where the corrections of an intervention do not follow from one another up to what it is now; the first
 * twenty. Between two corrections, calls may close what waited for a departure, and tell anew what no correction holds.
 */
export async function fautesDesRevisions(db: Db): Promise<string[]> {
  const fautes: string[] = []
  let courante: { ligne: Ligne<'intervention'>; dite: Etat | null } | undefined
  for await (const { revision, avant, apres, ...ligne } of revisionsParIntervention(db)) {
    if (courante?.ligne.id !== ligne.id) {
      fautes.push(...fauteDeLaFin(courante))
      courante = undefined
    }
    const vue = lireEtat(avant)
    if (courante !== undefined && !suit(courante.dite, vue)) {
      fautes.push(`révision ${revision} : ne part pas de la précédente`)
    }
    courante = { ligne, dite: lireEtat(apres) }
    if (fautes.length >= MONTREES) return fautes.slice(0, MONTREES)
  }
  return [...fautes, ...fauteDeLaFin(courante)].slice(0, MONTREES)
}

function fauteDeLaFin(courante: { ligne: Ligne<'intervention'>; dite: Etat | null } | undefined): string[] {
  if (courante === undefined) return []
  const { ligne, dite } = courante
  const juste = dite === null ? ligne.supprimee_le !== null : suit(dite, ligne)
  return juste ? [] : [`intervention ${ligne.id} : n’est pas ce que dit sa dernière révision`]
}

/** Whether `vue` is `dite`, or what calls may have made of it since. */
function suit(dite: Etat | null, vue: Etat | null): boolean {
  if (dite === null || vue === null) return dite === vue
  if (dite.corrigee === 0) return true
  const { depart_id, fin_brut, origine } = vue
  const ferme = dite.arrivee_id !== null && dite.depart_id === null && depart_id !== null
  return memeEtat(ferme ? { ...dite, depart_id, fin_brut, origine, fin: dite.fin ?? fin_brut } : dite, vue)
}
