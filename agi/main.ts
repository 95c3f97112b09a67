import { fork } from 'node:child_process'
import { pino } from 'pino'
import { repondreAuTelephone } from './programme.ts'
import { veiller } from './veilleur.ts'

// One file, two processes: the watchdog starts the telephone program as its child.
if (process.argv[2] === 'programme') {
  await repondreAuTelephone()
} else {
  const journal = pino({ base: { service: 'agi' } })
  const veilleur = veiller({ lancer: () => fork(import.meta.filename, ['programme']), journal })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void veilleur.arreter())
  }
}
