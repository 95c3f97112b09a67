import type { Route, Services } from './acces.ts'

/** To come. */
export function planningRoutes(_services: Services): Route[] {
  return []
}
