import { expect, test } from 'vitest'
import { scenario, type Composition } from './scenario.ts'

const composition = (avec: Partial<Composition> = {}): Composition => ({
  de: '0142000001',
  pai: null,
  masque: false,
  vers: '0800400800',
  touches: [{ apresMs: 1000, touches: '42714' }],
  raccrocherApresMs: null,
  ...avec,
})

test('shows the number, keys the code one second after the answer, waits for the box to hang up', () => {
  const xml = scenario(composition())
  expect(xml).toContain('From: <sip:0142000001@[local_ip]:[local_port]>')
  expect(xml).not.toContain('Privacy')
  expect(xml).toMatch(
    /milliseconds="1000"[^]*play_dtmf="42714,100"[^]*milliseconds="1500"[^]*<recv request="BYE"/,
  )
})

test('withheld: the number only in what the operator vouches for, with Privacy', () => {
  const xml = scenario(composition({ masque: true, de: '0142000001', pai: '0142000001' }))
  expect(xml).toContain('From: "Anonymous" <sip:anonymous@anonymous.invalid>')
  expect(xml).toContain('P-Asserted-Identity: <sip:0142000001@[local_ip]>\nPrivacy: id')
})

test('hanging up: at that time after the answer, whatever was still to be keyed', () => {
  const xml = scenario(composition({ raccrocherApresMs: 2000 }))
  const pauses = [...xml.matchAll(/pause milliseconds="(\d+)"/g)].map(([, ms]) => Number(ms))
  expect(pauses.reduce((somme, ms) => somme + ms, 0)).toBeLessThanOrEqual(2001)
  expect(xml).toContain('BYE [next_url] SIP/2.0')
})

test('text that XML would read is escaped', () => {
  expect(scenario(composition({ touches: [{ apresMs: 1, touches: '1"<' }] }))).toContain(
    'play_dtmf="1&#34;&#60;,100"',
  )
})
