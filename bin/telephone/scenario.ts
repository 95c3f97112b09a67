/** One call as a caller makes it: who she shows herself as, what she keys and when. */
export interface Composition {
  /** User part of From, as it goes on the wire (percent escapes included). */
  de: string
  /** P-Asserted-Identity, absent when null. */
  pai: string | null
  /** Withheld: From is anonymous and `Privacy: id` is asked. */
  masque: boolean
  vers: string
  /** In order; the first pause is counted from the answer. */
  touches: readonly { apresMs: number; touches: string }[]
  /** Hang up this long after the answer; null: wait for the box to hang up. */
  raccrocherApresMs: number | null
}

/** Longest a call may last before SIPp gives up, in milliseconds. */
export const DUREE_MAX_MS = 150_000

const TOUCHE_MS = 100
/** SIPp leaves 200 ms after each key. */
const CHAQUE_TOUCHE_MS = TOUCHE_MS + 200

/** The scenario SIPp plays for that call. Escapes what XML and SIPp read as their own. */
export function scenario(appel: Composition): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="appel">
${envoyer(invite(appel), '500')}
  <recv response="100" optional="true"/>
  <recv response="180" optional="true"/>
  <recv response="183" optional="true"/>
  <recv request="BYE" optional="global" next="bye">${noterCause}</recv>
  <recv response="200" rrs="true" timeout="10000"/>
${envoyer(requete('ACK', 1, appel))}
  <nop><action><log message="decroche"/></action></nop>
${clavier(appel)}
${appel.raccrocherApresMs === null ? attendre : raccrocher(appel)}
</scenario>
`
}

// play_dtmf returns at once: the pause that follows lets the keys be sent.
function clavier({ touches, raccrocherApresMs }: Composition): string {
  const pause = (ms: number) => `  <pause milliseconds="${ms}"/>`
  let passe = 0
  const lignes: string[] = []
  for (const { apresMs, touches: chiffres } of touches) {
    const duree = chiffres.length * CHAQUE_TOUCHE_MS
    if (raccrocherApresMs !== null && passe + apresMs >= raccrocherApresMs) break
    lignes.push(pause(apresMs))
    lignes.push(`  <nop><action><log message="touches ${xml(chiffres)}"/></action></nop>`)
    lignes.push(`  <nop><action><exec play_dtmf="${xml(chiffres)},${TOUCHE_MS}"/></action></nop>`)
    passe += apresMs
    const reste = raccrocherApresMs === null ? duree : Math.min(duree, raccrocherApresMs - passe)
    lignes.push(pause(reste))
    passe += reste
  }
  if (raccrocherApresMs !== null) lignes.push(pause(Math.max(1, raccrocherApresMs - passe)))
  return lignes.join('\n')
}

const noterCause = `
    <action>
      <ereg regexp="cause=([0-9]+)" search_in="hdr" header="Reason:" check_it="false" assign_to="raison,cause"/>
      <log message="cause [$cause]"/>
    </action>
  `

const attendre = `  <recv request="BYE" timeout="${DUREE_MAX_MS}">${noterCause}</recv>
  <label id="bye"/>
  <send><![CDATA[
SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0

]]></send>
  <Reference variables="raison"/>`

const raccrocher = (appel: Composition) => `  <nop><action><log message="raccroche"/></action></nop>
${envoyer(requete('BYE', 2, appel), '500')}
  <recv response="200"/>
  <nop next="fini"/>
${attendre}
  <label id="fini"/>
  <nop/>`

function envoyer(lignes: readonly string[], reprise?: string): string {
  return `  <send${reprise === undefined ? '' : ` retrans="${reprise}"`}><![CDATA[\n${lignes.join('\n')}\n]]></send>`
}

// SIPp numbers branches by its process id, the same in each new container: two calls would share their transactions
const VIA = 'Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]-[call_id]'

const utilisateur = ({ de, masque }: Composition) =>
  masque ? '"Anonymous" <sip:anonymous@anonymous.invalid>' : `<sip:${de}@[local_ip]:[local_port]>`

function invite(appel: Composition): string[] {
  const sdp = [
    'v=0',
    'o=- 1 1 IN IP[local_ip_type] [local_ip]',
    's=-',
    'c=IN IP[media_ip_type] [media_ip]',
    't=0 0',
    // SIPp sends keys under payload type 96 whatever is agreed
    'm=audio [media_port] RTP/AVP 8 96',
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:96 telephone-event/8000',
    'a=fmtp:96 0-15',
    'a=ptime:20',
    'a=sendrecv',
  ]
  return [
    `INVITE sip:${appel.vers}@[remote_ip]:[remote_port] SIP/2.0`,
    VIA,
    `From: ${utilisateur(appel)};tag=[pid]SIPp[call_number]`,
    `To: <sip:${appel.vers}@[remote_ip]:[remote_port]>`,
    'Call-ID: [call_id]',
    'CSeq: 1 INVITE',
    'Contact: <sip:appelant@[local_ip]:[local_port]>',
    'Max-Forwards: 70',
    ...(appel.pai === null ? [] : [`P-Asserted-Identity: <sip:${appel.pai}@[local_ip]>`]),
    ...(appel.masque ? ['Privacy: id'] : []),
    'Allow: INVITE, ACK, CANCEL, BYE',
    'Content-Type: application/sdp',
    'Content-Length: [len]',
    '',
    ...sdp,
  ]
}

function requete(methode: 'ACK' | 'BYE', suite: number, appel: Composition): string[] {
  return [
    `${methode} [next_url] SIP/2.0`,
    VIA,
    '[routes]',
    `From: ${utilisateur(appel)};tag=[pid]SIPp[call_number]`,
    `To: <sip:${appel.vers}@[remote_ip]:[remote_port]>[peer_tag_param]`,
    'Call-ID: [call_id]',
    `CSeq: ${suite} ${methode}`,
    'Contact: <sip:appelant@[local_ip]:[local_port]>',
    'Max-Forwards: 70',
    'Content-Length: 0',
    '',
  ]
}

const xml = (texte: string) => texte.replace(/[&<>"]/g, (signe) => `&#${signe.charCodeAt(0)};`)
