import type { Reglages } from '../../domain/reglages.ts'

/** What the secrets folder holds for the telephone. */
export interface SecretsDuTelephone {
  /** Shared by the dialplan and the program. */
  agi: string
  /** Password of the trunk; empty when the operator knows us by address. */
  trunk: string
  dossier: string
}

/** The files of /run/sonnette that `asterisk-conf/etc` includes, by name. */
export function fichiersAsterisk(reglages: Reglages, secrets: SecretsDuTelephone): Record<string, string> {
  return {
    'globales.conf': lignes({ AGI_ADRESSE: `${crochets(reglages.AGI_ADRESSE)}:4573`, AGI_CLE: secrets.agi }),
    'numeros.conf': reglages.NUMERO_VERT.flatMap((numero) =>
      notations(numero).map((composee) => `exten => ${composee},1,Goto(appel,${numero},1)\n`),
    ).join(''),
    'rtp.conf': lignes({ rtpstart: reglages.RTP_DEBUT, rtpend: reglages.RTP_FIN }),
    'modules.conf': modules(reglages),
    'pjsip.conf': pjsip(reglages, secrets),
  }
}

/** The same called number in each notation an operator may write it: `0800…`, `+33800…`, `33800…`, `0033800…`. */
export function notations(numero: string): string[] {
  const international = numero.startsWith('+')
    ? numero.slice(1)
    : /^0[1-9]\d{8}$/.test(numero)
      ? `33${numero.slice(1)}`
      : undefined
  if (international === undefined) return [numero]
  const national = international.startsWith('33') ? [`0${international.slice(2)}`] : []
  return [...national, `+${international}`, international, `00${international}`]
}

function modules({ TRUNK_MODE, TRUNK_TRANSPORT }: Reglages): string {
  return [
    ...(TRUNK_MODE === 'enregistrement'
      ? ['res_pjsip_outbound_registration.so', 'res_pjsip_outbound_authenticator_digest.so']
      : []),
    ...(TRUNK_TRANSPORT === 'tls' ? ['res_srtp.so'] : []),
  ]
    .map((module) => `load = ${module}\n`)
    .join('')
}

function pjsip(reglages: Reglages, secrets: SecretsDuTelephone): string {
  const { SIP_ADRESSE, SIP_PORT, TRUNK_TRANSPORT, TRUNK_ADRESSES, TRUNK_CONFIANCE_PAI } = reglages
  const toutes = SIP_ADRESSE === '0.0.0.0' || SIP_ADRESSE === '::'
  const chiffre = TRUNK_TRANSPORT === 'tls'
  return [
    section('transport', {
      type: 'transport',
      protocol: TRUNK_TRANSPORT,
      bind: `${crochets(SIP_ADRESSE)}:${SIP_PORT}`,
      ...(chiffre && {
        cert_file: `${secrets.dossier}/sip-certificat.pem`,
        priv_key_file: `${secrets.dossier}/sip-cle.pem`,
        ca_list_path: '/etc/ssl/certs',
        method: 'tlsv1_2',
        verify_server: 'yes',
      }),
    }),
    section('trunk](sonnette', {
      transport: 'transport',
      trust_id_inbound: TRUNK_CONFIANCE_PAI ? 'yes' : 'no',
      // one address: voice leaves and enters by it alone
      ...(!toutes && { media_address: SIP_ADRESSE, bind_rtp_to_media_address: 'yes' }),
      ...(chiffre && { media_encryption: 'sdes' }),
    }),
    section('trunk-adresses', { type: 'identify', endpoint: 'trunk', match: TRUNK_ADRESSES }),
    section('trunk-seul', { type: 'acl', deny: ['0.0.0.0/0.0.0.0', '::/0'], permit: TRUNK_ADRESSES }),
    ...enregistrement(reglages, secrets),
  ].join('\n')
}

function enregistrement(reglages: Reglages, secrets: SecretsDuTelephone): string[] {
  const { TRUNK_MODE, TRUNK_SERVEUR, TRUNK_IDENTIFIANT, TRUNK_TRANSPORT } = reglages
  if (TRUNK_MODE !== 'enregistrement') return []
  const schema = TRUNK_TRANSPORT === 'tls' ? 'sips' : 'sip'
  return [
    section('trunk-identifiants', {
      type: 'auth',
      auth_type: 'digest',
      username: TRUNK_IDENTIFIANT,
      password: secrets.trunk,
    }),
    section('trunk-enregistrement', {
      type: 'registration',
      transport: 'transport',
      outbound_auth: 'trunk-identifiants',
      server_uri: `${schema}:${TRUNK_SERVEUR}`,
      client_uri: `${schema}:${TRUNK_IDENTIFIANT}@${TRUNK_SERVEUR}`,
      contact_user: reglages.NUMERO_VERT[0] ?? '',
      expiration: 300,
      retry_interval: 30,
      forbidden_retry_interval: 300,
      max_retries: 1_000_000,
    }),
  ]
}

type Valeur = string | number | readonly string[]

function section(nom: string, cles: Record<string, Valeur>): string {
  return `[${nom}${nom.includes('](') ? ')' : ']'}\n${lignes(cles)}`
}

function lignes(cles: Record<string, Valeur>): string {
  return Object.entries(cles)
    .flatMap(([cle, valeur]) =>
      (typeof valeur === 'object' ? valeur : [valeur]).map((une) => `${cle} = ${une}\n`),
    )
    .join('')
}

const crochets = (adresse: string) => (adresse.includes(':') ? `[${adresse}]` : adresse)
