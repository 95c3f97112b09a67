import { setTimeout as attendre } from 'node:timers/promises'

/** Longer would hold the caller in silence: the fallback serves her better. */
const PATIENCE_MS = 2000
const REPRISE_MS = 25

/**
 * Does `ecriture` again while another process holds the base, without holding the other calls meanwhile: SQLite's own
 * wait would block them all, and the watchdog would take us for frozen.
 * @throws what the last attempt threw
 */
export async function patiemment<T>(ecriture: () => Promise<T>): Promise<T> {
  const limiteMs = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return await ecriture()
    } catch (erreur) {
      if (!occupee(erreur) || performance.now() > limiteMs) throw erreur
      await attendre(REPRISE_MS)
    }
  }
}

function occupee(erreur: unknown): boolean {
  return erreur instanceof Error && 'code' in erreur && erreur.code === 'SQLITE_BUSY'
}
