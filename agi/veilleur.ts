import type { ChildProcess } from 'node:child_process'
import type { Logger } from 'pino'

export interface Veille {
  /** Starts the watched program, with an IPC channel on which it says it is alive. */
  lancer: () => ChildProcess
  journal: Logger
  /** Silence after which it is taken for frozen. */
  silenceMs?: number
  /** How long it may take to speak for the first time: it may be bringing the base up to date. */
  demarrageMs?: number
  /** How long it may take to end its calls when asked to stop. */
  arretMs?: number
}

export interface Veilleur {
  /** Asks the program to end its calls and leave; resolves when it has. */
  arreter: () => Promise<void>
}

/** How often the program must say it is alive. */
export const BATTEMENT_MS = 250
const SILENCE_MS = 1500
const DEMARRAGE_MS = 300_000
const ARRET_MS = 58_000
/** A program that dies sooner than this is not restarted at once: it would only burn the processor. */
const VIE_COURTE_MS = 2000
const REPIT_MS = 1000

/**
 * Keeps the program running. One that dies, or is frozen, is replaced at once: its sockets close, so Asterisk sends its
 * callers to the fallback without waiting.
 */
export function veiller(veille: Veille): Veilleur {
  const { journal, silenceMs = SILENCE_MS, demarrageMs = DEMARRAGE_MS, arretMs = ARRET_MS } = veille
  const parti = Promise.withResolvers<void>()
  let arret = false
  let enfant: ChildProcess
  let limiteMs = 0
  let reprise: NodeJS.Timeout | undefined

  function demarrer(): void {
    const debutMs = performance.now()
    limiteMs = debutMs + demarrageMs
    enfant = veille.lancer()
    enfant.on('message', () => {
      limiteMs = performance.now() + silenceMs
    })
    enfant.once('exit', (code, signal) => {
      if (arret) return parti.resolve()
      journal.error({ code, signal }, 'programme mort, relancé')
      const vieMs = performance.now() - debutMs
      reprise = setTimeout(demarrer, vieMs < VIE_COURTE_MS ? REPIT_MS : 0)
    })
  }

  // When this very process was held up (a paused machine), the other's silence says nothing.
  let passageMs = performance.now()
  const ronde = setInterval(() => {
    const maintenantMs = performance.now()
    const retardMs = maintenantMs - passageMs - BATTEMENT_MS
    passageMs = maintenantMs
    if (retardMs > BATTEMENT_MS) limiteMs = Math.max(limiteMs, maintenantMs + silenceMs)
    if (maintenantMs < limiteMs || enfant.exitCode !== null || enfant.signalCode !== null) return
    journal.error({ silenceMs }, 'programme muet, tué')
    limiteMs = Infinity
    enfant.kill('SIGKILL')
  }, BATTEMENT_MS)

  demarrer()
  return {
    async arreter() {
      arret = true
      clearTimeout(reprise)
      if (enfant.exitCode !== null || enfant.signalCode !== null) parti.resolve()
      enfant.kill('SIGTERM')
      const borne = setTimeout(() => enfant.kill('SIGKILL'), arretMs)
      await parti.promise
      clearTimeout(borne)
      clearInterval(ronde)
    },
  }
}
