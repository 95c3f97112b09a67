import { expect, test } from 'vitest'
import { lireReglages } from '../../domain/reglages.ts'
import { pareFeu } from './pareFeu.ts'

const regles = (conf: string) =>
  pareFeu(lireReglages(conf))
    .split('\n')
    .map((ligne) => ligne.trim())
    .filter((ligne) => / (accept|drop)$/.test(ligne))

test('the operator and nobody else: signalling and voice by their own addresses', () => {
  expect(regles('TRUNK_ADRESSES=203.0.113.4,2001:db8::/64\nTRUNK_MEDIA=203.0.113.64/28')).toEqual([
    'ip saddr { 203.0.113.4 } meta l4proto { tcp, udp } th dport 5060 accept',
    'ip6 saddr { 2001:db8::/64 } meta l4proto { tcp, udp } th dport 5060 accept',
    'ip saddr { 203.0.113.64/28 } udp dport 20000-23999 accept',
    'meta l4proto { tcp, udp } th dport 5060 drop',
    'udp dport 20000-23999 drop',
  ])
})

test('voice comes from the signalling addresses when no other is told', () => {
  expect(regles('TRUNK_ADRESSES=203.0.113.4')[1]).toContain('203.0.113.4')
})
