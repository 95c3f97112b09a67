import type { Route, Services } from './acces.ts'

/** To come. */
export function antennesRoutes(_services: Services): Route[] {
  return []
}
