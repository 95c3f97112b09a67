import type { Route, Services } from './acces.ts'

/** To come. */
export function parametresRoutes(_services: Services): Route[] {
  return []
}
