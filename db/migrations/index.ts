import type { Migration } from 'kysely/migration'
import * as socle from './001-socle.ts'
import * as journee from './002-journee.ts'

/** Every migration, in order. Never edit one that has shipped: add the next. */
export const migrations: Record<string, Migration> = {
  '001-socle': socle,
  '002-journee': journee,
}
