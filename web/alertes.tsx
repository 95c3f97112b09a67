import type { Route, Services } from './acces.ts'

/** To come. */
export function alertesRoutes(_services: Services): Route[] {
  return []
}
