import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { Db } from '../db/index.ts'
import type { Ligne, Role } from '../db/schema.ts'
import type { Utilisateur } from '../db/utilisateurs.ts'
import type { Portee } from '../domain/regles/portee.ts'
import type { Direct } from './direct.ts'
import { DROITS, type Droit } from './droits.ts'

/** What every page is made with. */
export interface Services {
  db: Db
  direct: Direct
  /** The address people type, `https://sonnette.example`. */
  origine: string
  maintenant: () => number
  journal: Logger
  /** The numbers carers call, as configured; printed on their cards. */
  numerosVerts?: readonly string[]
}

/** Who asks, and through which door. */
export interface Acces {
  utilisateur: Utilisateur
  jeton: string
  /** What this role may see, narrowed to the antenne chosen by headquarters. */
  portee: Portee
  antennes: readonly Ligne<'antenne'>[]
  antenneChoisie: number | undefined
  /** The turn of the live watch when the page was begun (see direct.ts). */
  tour: number
  /** Path of the page asked for, to show where one is. */
  chemin: string
}

type Reponse = Response | Promise<Response>

/** `publique`: anyone. `connecte`: any account. Else the right it takes (see droits.ts). */
export type Route = { methode: 'get' | 'post'; chemin: string } & (
  | { politique: 'publique'; repondre: (c: Context) => Reponse }
  | { politique: 'connecte' | Droit; repondre: (c: Context, acces: Acces) => Reponse }
)

/** The scope of a person: her antenne, every antenne for headquarters, nothing for the other roles. */
export function porteeDe({ role, antenne_id }: Pick<Utilisateur, 'role' | 'antenne_id'>): Portee {
  if (role === 'siege') return 'toutes'
  return estMetier(role) && antenne_id !== null ? [antenne_id] : []
}

const METIER: readonly Role[] = DROITS.metier

/** Whether this role sees beneficiaires, carers and calls. */
export function estMetier(role: Role): boolean {
  return METIER.includes(role)
}

/** `portee` narrowed to one antenne; asking for one outside it changes nothing. */
export function restreindre(portee: Portee, antenneId: number | undefined): Portee {
  if (antenneId === undefined) return portee
  return portee === 'toutes' || portee.includes(antenneId) ? [antenneId] : portee
}

/** Whether rows of this antenne may be shown. */
export function voit(portee: Portee, antenneId: number | null): boolean {
  return portee === 'toutes' || (antenneId !== null && portee.includes(antenneId))
}
