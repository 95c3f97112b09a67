import type { Route, Services } from './acces.ts'

/** To come. */
export function journalRoutes(_services: Services): Route[] {
  return []
}
