import type { Route, Services } from './acces.ts'

/** To come. */
export function lienRoutes(_services: Services): Route[] {
  return []
}
