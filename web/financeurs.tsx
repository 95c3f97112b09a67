import type { Route, Services } from './acces.ts'

/** To come. */
export function financeursRoutes(_services: Services): Route[] {
  return []
}
