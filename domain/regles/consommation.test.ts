import { describe, expect, it } from 'vitest'
import { consommer, periodesMontrees } from './consommation.ts'

const prise = {
  ...{ minutesMaximum: 600, periode: 'M' as const, du: '2026-01-01', au: null, abattementCouple: false },
}
const montrees = (p: Partial<Parameters<typeof periodesMontrees>[0]>, du: string, au: string) =>
  periodesMontrees({ ...prise, ...p }, { du, au }).map((plage) => `${plage.du} ${plage.au}`)

describe('periodesMontrees', () => {
  it('cuts months at the dates of the prise en charge', () => {
    expect(montrees({ du: '2026-10-15', au: '2026-12-05' }, '2026-01-01', '2026-12-31')).toEqual([
      '2026-10-15 2026-10-31',
      '2026-11-01 2026-11-30',
      '2026-12-01 2026-12-05',
    ])
  })

  it('shows whole weeks, those that begin before the month too', () => {
    expect(montrees({ periode: 'S' }, '2026-11-01', '2026-11-30')).toEqual([
      '2026-10-26 2026-11-01',
      '2026-11-02 2026-11-08',
      '2026-11-09 2026-11-15',
      '2026-11-16 2026-11-22',
      '2026-11-23 2026-11-29',
      '2026-11-30 2026-12-06',
    ])
  })

  it('shows a year once, six rolling months as of the end of each month', () => {
    expect(montrees({ periode: 'A' }, '2026-11-01', '2026-11-30')).toEqual(['2026-01-01 2026-12-31'])
    expect(montrees({ periode: 'X', au: '2026-12-10' }, '2026-11-01', '2026-12-31')).toEqual([
      '2026-06-01 2026-11-30',
      '2026-06-11 2026-12-10',
    ])
  })

  it('shows months without a cap, all of it so far when the cap has no period, nothing out of its dates', () => {
    expect(montrees({ periode: null, minutesMaximum: null }, '2026-11-01', '2026-11-30')).toEqual([
      '2026-11-01 2026-11-30',
    ])
    expect(montrees({ periode: null }, '2026-11-01', '2026-11-30')).toEqual(['2026-01-01 2026-11-30'])
    expect(montrees({ au: '2026-10-31' }, '2026-11-01', '2026-11-30')).toEqual([])
    expect(montrees({ du: '2026-12-01' }, '2026-11-01', '2026-11-30')).toEqual([])
  })
})

describe('consommer', () => {
  const plages = [{ du: '2026-11-01', au: '2026-11-30' }]
  const faites = ['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((jour) => ({
    jour,
    minutes: 250,
  }))

  it('counts the days of the period, both included', () => {
    expect(consommer(prise, [], plages, faites)).toEqual([
      { ...plages[0], autoriseMin: 600, faitMin: 500, resteMin: 100 },
    ])
  })

  it('authorises less to a couple, and never leaves less than nothing', () => {
    const reduite = { ...prise, abattementCouple: true }
    expect(consommer(reduite, [{ du: '2026-11-30', au: null }], plages, faites)).toMatchObject([
      { autoriseMin: 480, faitMin: 500, resteMin: 0 },
    ])
    expect(consommer({ ...prise, minutesMaximum: null }, [], plages, faites)).toMatchObject([
      { autoriseMin: null, faitMin: 500, resteMin: null },
    ])
  })
})
