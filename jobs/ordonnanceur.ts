import { scheduleJob } from 'node-schedule'
import type { Logger } from 'pino'
import { FUSEAU, type Tache } from './calendrier.ts'

/**
 * Runs the tasks by their schedules, each once at start. A task that fails is said in the journal, once as long as it
 * fails the same way, and tried again at its next hour.
 */
export function ordonner(taches: readonly Tache[], journal: Logger): { arreter: () => Promise<void> } {
  const lancements = taches.map((tache) => sansChevauchement(tache, journal))
  const horloges = taches.map(({ cron }, i) =>
    scheduleJob({ rule: cron, tz: FUSEAU }, () => void lancements[i]?.lancer()),
  )
  for (const lancement of lancements) void lancement.lancer()
  return {
    async arreter() {
      for (const horloge of horloges) horloge?.cancel()
      await Promise.all(lancements.map(({ enCours }) => enCours()))
    },
  }
}

function sansChevauchement({ nom, faire }: Tache, journal: Logger) {
  let enCours: Promise<void> | undefined
  let echec = ''
  async function tenter(): Promise<void> {
    try {
      await faire()
      if (echec !== '') journal.info({ tache: nom }, 'la tâche réussit de nouveau')
      echec = ''
    } catch (erreur) {
      const message = erreur instanceof Error ? erreur.message : String(erreur)
      if (message !== echec) journal.error({ err: erreur, tache: nom }, 'la tâche a échoué')
      echec = message
    }
  }
  return {
    enCours: async () => enCours,
    async lancer(): Promise<void> {
      if (enCours !== undefined) return
      enCours = tenter()
      await enCours
      enCours = undefined
    },
  }
}
