import type { Route, Services } from './acces.ts'

/** To come. */
export function carteCodeRoutes(_services: Services): Route[] {
  return []
}
