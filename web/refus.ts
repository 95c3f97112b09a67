import type { Context } from 'hono'
import { noterRefus } from '../domain/noterRefus.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresseDuClient } from './auteur.ts'

const ECART_MS = 60_000
const MEMOIRE = 1000

/**
 * Notes what was refused. A page forbidden to the role goes to the journal, once a minute at most for one person and
 * page, so that nobody fills it by insisting; a file not found, which may be another antenne's, to the program's log.
 */
export function noterLesRefus({ db, journal, maintenant }: Services) {
  const derniers = new Map<string, number>()
  return {
    async interdit(c: Context, { utilisateur }: Acces, { methode, chemin }: Route): Promise<void> {
      const cle = `${utilisateur.id} ${methode} ${chemin}`
      const instant = maintenant()
      if (instant - (derniers.get(cle) ?? -Infinity) < ECART_MS) return
      if (derniers.size >= MEMOIRE) derniers.clear()
      derniers.set(cle, instant)
      const refus = { utilisateurId: utilisateur.id, page: chemin, adresse: adresseDuClient(c) }
      await noterRefus(db, refus, instant)
    },
    introuvable(c: Context, { utilisateur }: Acces): void {
      journal.warn({ utilisateur: utilisateur.id, chemin: c.req.path }, 'page introuvable')
    },
  }
}
