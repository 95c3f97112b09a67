import type { Route, Services } from './acces.ts'

/** To come. */
export function motifsRoutes(_services: Services): Route[] {
  return []
}
