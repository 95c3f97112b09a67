import type { Role } from '../db/schema.ts'

/** The roles as people call them. */
export const ROLES = {
  gestionnaire: 'Gestionnaire',
  coordonnateur: 'Coordonnateur',
  siege: 'Siège',
  informatique: 'Informatique',
  administrateur: 'Administrateur',
  auditeur: 'Auditeur',
} as const satisfies Record<Role, string>

/** `Gestionnaire`, or `Siège et administrateur` for who also manages accounts and settings. */
export function nomDuRole({ role, administrateur }: { role: Role; administrateur: 0 | 1 }): string {
  return administrateur === 1 && role !== 'administrateur' ? `${ROLES[role]} et administrateur` : ROLES[role]
}
