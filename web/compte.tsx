import type { Route, Services } from './acces.ts'

/** To come. */
export function compteRoutes(_services: Services): Route[] {
  return []
}
