import type { Route, Services } from './acces.ts'

/** To come. */
export function secondFacteurRoutes(_services: Services): Route[] {
  return []
}
