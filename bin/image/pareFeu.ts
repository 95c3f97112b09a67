import type { Reglages } from '../../domain/reglages.ts'

/**
 * The packet filter of the telephone, for nftables: SIP from the operator's signalling addresses only, voice from its
 * media addresses only (its signalling ones when none are given); the rest is dropped before Asterisk sees it, which
 * must not be alone to check. Touches no other port of the machine.
 */
export function pareFeu(reglages: Reglages): string {
  const { SIP_PORT, RTP_DEBUT, RTP_FIN, TRUNK_ADRESSES, TRUNK_MEDIA } = reglages
  const voix = TRUNK_MEDIA.length > 0 ? TRUNK_MEDIA : TRUNK_ADRESSES
  const sip = `meta l4proto { tcp, udp } th dport ${SIP_PORT}`
  const rtp = `udp dport ${RTP_DEBUT}-${RTP_FIN}`
  const regles = [...admettre(TRUNK_ADRESSES, sip), ...admettre(voix, rtp), `${sip} drop`, `${rtp} drop`]
  return `table inet sonnette
delete table inet sonnette
table inet sonnette {
  chain telephone {
    type filter hook input priority filter - 10
${regles.map((regle) => `    ${regle}\n`).join('')}  }
}
`
}

function admettre(adresses: readonly string[], port: string): string[] {
  const familles = {
    ip: adresses.filter((a) => !a.includes(':')),
    ip6: adresses.filter((a) => a.includes(':')),
  }
  return Object.entries(familles)
    .filter(([, siennes]) => siennes.length > 0)
    .map(([famille, siennes]) => {
      return `${famille} saddr { ${siennes.join(', ')} } ${port} accept`
    })
}
