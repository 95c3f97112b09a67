import type { Route, Services } from './acces.ts'

/** To come. */
export function saisieRoutes(_services: Services): Route[] {
  return []
}
