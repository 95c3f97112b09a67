import type { Route, Services } from './acces.ts'

/** To come. */
export function anomaliesRoutes(_services: Services): Route[] {
  return []
}
