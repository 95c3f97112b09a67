import type { Route, Services } from './acces.ts'

/** To come. */
export function utilisateursRoutes(_services: Services): Route[] {
  return []
}
