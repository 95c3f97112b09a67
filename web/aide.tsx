import type { Route, Services } from './acces.ts'

/** To come. */
export function aideRoutes(_services: Services): Route[] {
  return []
}
