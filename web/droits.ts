import type { Role } from '../db/schema.ts'

/**
 * What a page asks of the person who opens it, and the roles that have it (extranet.md, Roles and scope). Which rows
 * she then sees is her scope (`porteeDe`), never a matter of this table.
 */
export const DROITS = {
  /** Beneficiaires, carers, calls, interventions, alerts; corrections. */
  metier: ['gestionnaire', 'coordonnateur', 'siege'],
  /** Telephone lines and carers' codes. */
  telephonie: ['coordonnateur', 'siege'],
  /** Reference tables: motifs, funders, prestations, antennes. */
  references: ['siege'],
  /** Dated settings of the rules. */
  reglages: ['siege', 'administrateur'],
  comptes: ['administrateur'],
  journal: ['siege', 'informatique', 'administrateur', 'auditeur'],
} as const satisfies Record<string, readonly Role[]>

export type Droit = keyof typeof DROITS

/** An account as far as rights go. `administrateur: 1` adds the rights of an administrateur to any role. */
interface Titulaire {
  role: Role
  administrateur: 0 | 1
}

/** Whether this account has the right. */
export function aLeDroit({ role, administrateur }: Titulaire, droit: Droit): boolean {
  const roles: readonly Role[] = DROITS[droit]
  return roles.includes(role) || (administrateur === 1 && roles.includes('administrateur'))
}
