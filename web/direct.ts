import { sql } from 'kysely'
import type { Db } from '../db/index.ts'
import { derniersMouvements, mouvementsDepuis } from '../db/mouvements.ts'
import { empreinteDuJeton } from '../domain/jetons.ts'
import type { Portee } from '../domain/regles/portee.ts'
import { voit } from './acces.ts'

/** How often the base is asked whether anyone committed, and how often one browser is told at most. */
const PERIODE_MS = 200
const ECART_MS = 600
/** Live pages one session may hold open. */
export const FLUX_PAR_SESSION = 6

export interface Abonne {
  /** The session, so that its end closes the stream. */
  jeton: string
  portee: Portee
  /** The turn at which the page was made, when it says so: whatever moved since is told at once. */
  vuAuTour?: number | undefined
  /** Something changed within the scope: the page asks for itself again. */
  prevenir: () => void
  /** The stream ends; `pourDeBon` when the session is over, else the browser comes back. */
  fermer: (pourDeBon: boolean) => void
}

/** Tells the open pages that their antenne moved. Nothing but "something moved" goes through it. */
export interface Direct {
  /** Undefined when this session already holds as many as it may; else what ends it. */
  abonner: (abonne: Abonne) => (() => void) | undefined
  /** Ends the streams of a session. */
  fermer: (jeton: string) => void
  /** Ends the streams of these sessions, told by their marks in the base. */
  fermerSessions: (empreintes: readonly string[]) => void
  /** A number that grows each time something moves: what was made at one turn is true until the next. */
  tour: () => number
  /** Ends them all and stops looking. */
  arreter: () => void
}

/**
 * Watches the base through a connection of its own, since the calls are committed by other processes: `data_version`
 * moves when they do, and the new calls and revisions say which antennes are concerned.
 */
export async function suivre(db: Db, siErreur: (erreur: unknown) => void): Promise<Direct> {
  const abonnes = new Map<Abonne, { attend: boolean }>()
  let ronde = -ECART_MS
  let vu = await derniersMouvements(db)
  let version = await versionDe(db)
  let enCours = false
  // Never the number of another run of this process: a page made before a restart must be told.
  let tours = Date.now()

  async function regarder(): Promise<void> {
    const actuelle = await versionDe(db)
    if (actuelle !== version) {
      const { antennes, jusque } = await mouvementsDepuis(db, vu)
      version = actuelle
      tours += 1
      vu = jusque
      for (const [abonne, etat] of abonnes) {
        if (antennes.some((antenne) => voit(abonne.portee, antenne))) etat.attend = true
      }
    }
    // All together, so that the pages of one scope ask the same thing at the same moment (see memoire.ts).
    if (performance.now() - ronde < ECART_MS) return
    for (const [abonne, etat] of abonnes) {
      if (!etat.attend) continue
      etat.attend = false
      ronde = performance.now()
      abonne.prevenir()
    }
  }

  const minuterie = setInterval(() => {
    if (enCours) return
    enCours = true
    regarder()
      .catch(siErreur)
      .finally(() => (enCours = false))
  }, PERIODE_MS)

  const fermerCeux = (choisi: (abonne: Abonne) => boolean, pourDeBon: boolean) => {
    for (const abonne of [...abonnes.keys()].filter(choisi)) {
      abonnes.delete(abonne)
      abonne.fermer(pourDeBon)
    }
  }
  return {
    abonner(abonne) {
      const siens = [...abonnes.keys()].filter(({ jeton }) => jeton === abonne.jeton)
      if (siens.length >= FLUX_PAR_SESSION) return undefined
      abonnes.set(abonne, { attend: abonne.vuAuTour !== undefined && abonne.vuAuTour !== tours })
      return () => abonnes.delete(abonne)
    },
    fermer: (jeton) => fermerCeux((abonne) => abonne.jeton === jeton, true),
    fermerSessions: (empreintes) =>
      fermerCeux(({ jeton }) => empreintes.includes(empreinteDuJeton(jeton)), true),
    tour: () => tours,
    arreter() {
      clearInterval(minuterie)
      fermerCeux(() => true, false)
    },
  }
}

async function versionDe(db: Db): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db)
  return rows[0]?.data_version ?? 0
}
