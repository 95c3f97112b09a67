import { createHash, timingSafeEqual } from 'node:crypto'
import { createServer, type Socket } from 'node:net'
import type { Logger } from 'pino'
import { lireEnvironnement, EnvironnementRefuse, type Environnement } from './environnement.ts'
import { Raccroche, tendreFil } from './fil.ts'
import { decrireErreur } from './journal.ts'
import type { Mesures } from './mesures.ts'
import { ouvrirSession, type Session } from './session.ts'

export interface Options {
  adresse: string
  port: number
  /** What the fifth argument (`agi_arg_5`) must be; undefined accepts every caller of this port. */
  cle: string | undefined
  /** Handles a call received at `instant` (ms UTC) and names its outcome. */
  traiter: (session: Session, environnement: Environnement, instant: number) => Promise<string>
  journal: Logger
  mesures: Mesures
  maintenant: () => number
  appelsMax?: number
  delaiEnteteMs?: number
}

export interface Serveur {
  port: number
  enCours: () => number
  /** Takes no new call, lets those in progress end, `delaiMs` at most. */
  arreter: (delaiMs: number) => Promise<void>
}

const APPELS_MAX = 2000
const DELAI_ENTETE_MS = 2000
const DELAI_ADIEU_MS = 2000

/** Listens for the calls Asterisk hands over: a socket is a session. Resolves once listening. */
export async function ecouter(options: Options): Promise<Serveur> {
  const { journal, mesures, appelsMax = APPELS_MAX } = options
  const sockets = new Set<Socket>()
  const serveur = createServer({ noDelay: true, keepAlive: true }, (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    void accueillir(options, socket)
  })
  serveur.maxConnections = appelsMax
  serveur.on('drop', () => {
    mesures.compter('trop_d_appels')
    journal.warn({ appelsMax }, 'appel laissé au secours')
  })
  await new Promise<void>((resoudre, rejeter) => {
    serveur.once('error', rejeter)
    serveur.listen(options.port, options.adresse, resoudre)
  })

  const adresse = serveur.address()
  return {
    port: typeof adresse === 'object' && adresse !== null ? adresse.port : options.port,
    enCours: () => sockets.size,
    async arreter(delaiMs) {
      const fini = new Promise<void>((resoudre) => serveur.close(() => resoudre()))
      const borne = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, delaiMs)
      await fini
      clearTimeout(borne)
    },
  }
}

async function accueillir(options: Options, socket: Socket): Promise<void> {
  const { journal, mesures, maintenant, delaiEnteteMs = DELAI_ENTETE_MS } = options
  const instant = maintenant()
  const fil = tendreFil(socket, delaiEnteteMs, (ms) => mesures.chronometrer(ms))
  let appel: string | undefined
  try {
    const environnement = lireEnvironnement(await fil.entete)
    exigerCle(environnement.arguments[RANG_CLE], options.cle)
    appel = environnement.uniqueid
    const issue = await options.traiter(ouvrirSession(fil), environnement, instant)
    mesures.compter(issue)
    journal.info({ appel, issue, dureeMs: maintenant() - instant }, 'appel terminé')
  } catch (erreur) {
    // Someone who connects and leaves without a word is a health check.
    if (appel === undefined && erreur instanceof Raccroche) return
    mesures.compter(erreur instanceof EnvironnementRefuse ? 'refuse' : 'abandonne')
    journal.error({ appel, erreur: decrireErreur(erreur) }, 'appel laissé au secours')
  } finally {
    quitter(socket)
  }
}

/** Closing our side is how the call is handed back to the dialplan. */
function quitter(socket: Socket): void {
  socket.end()
  const borne = setTimeout(() => socket.destroy(), DELAI_ADIEU_MS)
  socket.once('close', () => clearTimeout(borne))
}

/** The fifth argument: Asterisk logs the address it calls at each refused connection, not the arguments. */
const RANG_CLE = 4

function exigerCle(donnee: string | undefined, attendue: string | undefined): void {
  if (attendue === undefined) return
  if (!timingSafeEqual(empreinte(donnee ?? ''), empreinte(attendue)))
    throw new EnvironnementRefuse('mauvaise clé')
}

function empreinte(texte: string): Buffer {
  return createHash('sha256').update(texte).digest()
}
