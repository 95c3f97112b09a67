import { connect, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { decoupeur } from '../agi/lignes.ts'

/*
 * A fake Asterisk: it speaks AGI over TCP as the real one was recorded doing, with a caller who keys what she must
 * when she hears a given sound, and a dialplan that says at the end what it would do.
 */

/** How the caller's leaving reaches the program. */
export type Depart = 'fin' | 'coupure' | 'hangup' | 'canal-mort'

export interface Appelante {
  numero?: string
  presentation?: number
  uniqueid?: string
  extension?: string
  cle?: string
  /** `agi_arg_1`…: From, P-Asserted-Identity, Call-ID, why the number was set aside. */
  parametres?: readonly string[]
  /** Lines added to the environment block as they are. */
  enPlus?: readonly string[]
  /** What she keys when she hears a sound (without `sonnette/`); one after the other when it is a list. */
  touches?: Readonly<Record<string, string | readonly string[]>>
  /** She leaves while the command of this rank runs; 0: before any. */
  raccrocheApres?: number
  depart?: Depart
  /** Sounds that Asterisk does not find. */
  absents?: readonly string[]
  octetParOctet?: boolean
  /** What happens elsewhere when the command of this rank reaches Asterisk. */
  pendant?: (rang: number) => void
}

export interface Ecoute {
  /** Every command, in order, as Asterisk parsed it. */
  commandes: string[][]
  /** Every sound played, without `sonnette/`. */
  entendu: string[]
  variables: Record<string, string>
  /** What the dialplan then does: hang up with this cause, or fall back. */
  suite: number | 'secours'
}

/** The key she presses when nothing plays: at a GET DATA without a sound, at WAIT FOR DIGIT. */
export const SILENCE = 'silence'

/** Splits a command line into arguments as Asterisk does (res_agi.c, parse_args). */
export function lireCommande(ligne: string): string[] {
  const mots: string[] = []
  let mot: string | undefined
  let entreGuillemets = false
  for (let i = 0; i < ligne.length; i += 1) {
    const c = ligne[i] ?? ''
    if (c === '"') {
      entreGuillemets = !entreGuillemets
      mot ??= ''
    } else if ((c === ' ' || c === '\t') && !entreGuillemets) {
      if (mot !== undefined) mots.push(mot)
      mot = undefined
    } else {
      if (c === '\\') i += 1
      mot = (mot ?? '') + (c === '\\' ? (ligne[i] ?? '') : c)
    }
  }
  return mot === undefined ? mots : [...mots, mot]
}

/** Rings the program listening on `port` and follows the call to its end. */
export async function appeler(port: number, appelante: Appelante = {}): Promise<Ecoute> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const ecoute: Ecoute = { commandes: [], entendu: [], variables: {}, suite: 'secours' }
  const canal = ouvrirCanal(socket, appelante, ecoute)
  await emettre(socket, environnement(appelante), appelante.octetParOctet)
  if (appelante.raccrocheApres === 0) canal.partir()
  await new Promise((resoudre) => {
    socket.on('error', () => {})
    socket.once('close', resoudre)
  })
  if (ecoute.variables.SONNETTE_FAIT === '1') ecoute.suite = Number(ecoute.variables.SONNETTE_CAUSE)
  return ecoute
}

function ouvrirCanal(socket: Socket, appelante: Appelante, ecoute: Ecoute) {
  const { depart = 'canal-mort', raccrocheApres, octetParOctet } = appelante
  const appelant = ouvrirAppelant(appelante, ecoute)
  const decouper = decoupeur(8192)
  let vivant = true

  function partir(): void {
    vivant = false
    if (depart === 'coupure') socket.resetAndDestroy()
    else if (depart === 'fin') socket.end()
    else if (depart === 'hangup') socket.end('HANGUP\n')
    else socket.write('HANGUP\n')
  }
  socket.on('data', (octets) => {
    for (const ligne of decouper(octets)) {
      const commande = lireCommande(ligne)
      ecoute.commandes.push(commande)
      appelante.pendant?.(ecoute.commandes.length)
      if (ecoute.commandes.length === raccrocheApres) {
        if (depart === 'canal-mort') socket.write(surCanal(commande) ? '200 result=-1\n' : appelant(commande))
        partir()
      } else if (vivant) void emettre(socket, appelant(commande), octetParOctet)
      else
        socket.write(
          surCanal(commande) ? '511 Command Not Permitted on a dead channel\n' : appelant(commande),
        )
    }
  })
  // Asterisk always says a last HANGUP when the program leaves first.
  socket.on('end', () => socket.end(vivant ? 'HANGUP\n' : ''))
  return { partir }
}

/** Answers commands for one caller. */
function ouvrirAppelant({ touches = {}, absents = [] }: Appelante, ecoute: Ecoute) {
  const restantes = Object.fromEntries(Object.entries(touches).map(([son, t]) => [son, [t].flat()]))
  const frapper = (son: string) => restantes[son]?.shift() ?? ''

  function jouer(liste: string): { cle: string; manque: boolean } {
    for (const nom of liste === '' ? [] : liste.split('&')) {
      const son = nom.replace(/^sonnette\//, '')
      if (absents.includes(son)) return { cle: '', manque: true }
      ecoute.entendu.push(son)
      const cle = frapper(son)
      if (cle !== '') return { cle, manque: false }
    }
    return { cle: liste === '' ? frapper(SILENCE) : '', manque: false }
  }
  function lire(son: string, max: number): string {
    const { cle, manque } = jouer(son)
    if (manque) return '200 result=-1\n'
    const fin = cle.indexOf('#')
    const complet = fin !== -1 || cle.length >= max
    const digits = fin === -1 ? cle.slice(0, max) : cle.slice(0, Math.min(fin, max))
    // Keys beyond the last expected stay in the channel for the next reading.
    if (cle.length > max) (restantes[SILENCE] ??= []).unshift(cle.slice(max))
    return `200 result=${digits}${complet ? '' : ' (timeout)'}\n`
  }
  function poser(nom: string, valeur: string): void {
    ecoute.variables[nom] = valeur
  }

  return (commande: readonly string[]): string => {
    const [verbe, objet = '', premier = '', second = ''] = commande
    switch (`${verbe} ${objet}`) {
      case 'GET DATA':
        return lire(premier, Number(commande[4]))
      case 'SET VARIABLE':
        poser(premier, second)
        return '200 result=1\n'
      case 'STREAM FILE': {
        const { cle, manque } = jouer(premier)
        return `200 result=${manque ? -1 : (cle.codePointAt(0) ?? 0)} endpos=8000\n`
      }
      case 'WAIT FOR':
        return `200 result=${frapper(SILENCE).codePointAt(0) ?? 0}\n`
      case 'EXEC Background':
        return `200 result=${jouer(premier).cle.codePointAt(0) ?? 0}\n`
      case 'EXEC MSet':
        for (const [nom = '', valeur = ''] of premier.split(',').map((paire) => paire.split('=')))
          poser(nom, valeur)
        return '200 result=0\n'
      case 'CHANNEL STATUS':
        return '200 result=6\n'
      default:
        return '510 Invalid or unknown command\n'
    }
  }
}

function surCanal([verbe, objet]: readonly string[]): boolean {
  return !(verbe === 'SET' || (verbe === 'EXEC' && objet === 'MSet'))
}

function environnement(appelante: Appelante): string {
  const {
    numero = '0142000001',
    presentation = 0,
    uniqueid = '1795393863.0',
    extension = '0800400800',
  } = appelante
  const [de = '', pai = '', callId = '', motif = ''] = appelante.parametres ?? []
  const parametres = [de, pai, callId, motif, appelante.cle ?? '']
  const lignes = [
    'agi_network: yes',
    'agi_network_script: pointage',
    'agi_request: agi://127.0.0.1:4573/pointage',
    'agi_channel: PJSIP/trunk-00000000',
    'agi_language: fr',
    'agi_type: PJSIP',
    `agi_uniqueid: ${uniqueid}`,
    'agi_version: 22.10.1',
    `agi_callerid: ${numero}`,
    'agi_calleridname: Dupont: Jean',
    `agi_callingpres: ${presentation}`,
    'agi_rdnis: unknown',
    'agi_context: depuis-operateur',
    `agi_extension: ${extension}`,
    'agi_priority: 3',
    'agi_accountcode: ',
    ...(appelante.enPlus ?? []),
    ...parametres.map((parametre, i) => `agi_arg_${i + 1}: ${parametre}`),
  ]
  return `${lignes.join('\n')}\n\n`
}

async function emettre(socket: Socket, texte: string, octetParOctet = false): Promise<void> {
  if (!octetParOctet) return void socket.write(texte)
  for (const octet of Buffer.from(texte)) {
    socket.write(Buffer.of(octet))
    await setImmediate()
  }
}
