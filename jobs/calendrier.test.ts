import { setTimeout } from 'node:timers/promises'
import { scheduleJob } from 'node-schedule'
import { pino } from 'pino'
import { describe, expect, it, vi } from 'vitest'
import { calendrier, FUSEAU, type Tache } from './calendrier.ts'
import { ordonner } from './ordonnanceur.ts'

const rien = async () => undefined
const sans = { rejouer: rien, verser: rien, recalculer: rien, alerter: rien, mesurer: rien }
const taches = calendrier({ ...sans, envoyer: rien, recevoir: rien })

describe('the calendar', () => {
  it.each(taches)('$nom does nothing by the clock in the hour that is missing or comes twice', ({ cron }) => {
    const [, minutes, heures] = cron.split(' ')
    if (minutes === '*' && heures === '*') return
    expect(heures).not.toBe('*')
    expect(heures?.split(',').some((h) => h === '2' || /^[01]-([2-9]|1\d|2\d)$/.test(h))).toBe(false)
  })

  it.each(taches)('$nom is understood by the scheduler', ({ cron }) => {
    const horloge = scheduleJob({ rule: cron, tz: FUSEAU }, rien)
    expect(horloge?.nextInvocation()).toBeTruthy()
    horloge?.cancel()
  })

  it('receives nothing when there is no partner, sends nothing without a mail server', () => {
    expect(calendrier(sans).map(({ nom }) => nom)).toEqual([
      ...['rejeu', 'recalcul', 'alertes', 'consommation', 'versement'],
    ])
  })
})

describe('the scheduler', () => {
  function chaqueSeconde(faire: () => Promise<void>): Tache[] {
    return [{ nom: 'essai', quoi: 'essai', cron: '* * * * * *', faire }]
  }
  function journalVu() {
    const dits: string[] = []
    return { dits, journal: pino({ level: 'info' }, { write: (ligne) => dits.push(ligne) }) }
  }

  it('runs at start and by the clock, never twice at once, and waits for the last when stopped', async () => {
    let enCours = 0
    let fois = 0
    const { arreter } = ordonner(
      chaqueSeconde(async () => {
        expect((enCours += 1)).toBe(1)
        await setTimeout(1500)
        enCours -= 1
        fois += 1
      }),
      journalVu().journal,
    )
    await vi.waitFor(() => expect(fois).toBe(2), { timeout: 6000 })
    await vi.waitFor(() => expect(enCours).toBe(1), { timeout: 3000 })
    await arreter()
    expect(enCours).toBe(0)
  })

  it('goes on after a failure, said once as long as it lasts', async () => {
    let fois = 0
    const { journal, dits } = journalVu()
    const { arreter } = ordonner(
      chaqueSeconde(async () => {
        fois += 1
        if (fois < 3) throw new Error('panne')
      }),
      journal,
    )
    await vi.waitFor(() => expect(fois).toBe(3), { timeout: 5000 })
    await arreter()
    expect(dits.filter((d) => d.includes('"la tâche a échoué"'))).toHaveLength(1)
    expect(dits.at(-1)).toContain('réussit de nouveau')
  })
})
