import type { Route, Services } from './acces.ts'

/** To come. */
export function prestationsRoutes(_services: Services): Route[] {
  return []
}
