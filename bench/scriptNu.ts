import { createServer, type Server, type Socket } from 'node:net'
import { pathToFileURL } from 'node:url'
import {
  CAUSE_ENREGISTRE,
  CAUSE_REFUSE,
  phrase,
  VARIABLE_CAUSE,
  VARIABLE_DELAI,
  VARIABLE_FAIT,
} from '../agi/annonces.ts'

const CONFIRMATION = ['arrivee', 'heure-8', 'minute-32', 'merci'].map((nom) => `sonnette/${nom}`).join('&')

/**
 * The commands of a known line's call, in order: what the box says, and nothing of what it does, but look whether the
 * five keys came. `reponse` is Asterisk's answer to the command before.
 */
const COMMANDES: readonly ((reponse: string) => string)[] = [
  () => `SET VARIABLE "${VARIABLE_DELAI}" "36"`,
  () => `GET DATA "${phrase('bienvenue-code').nom}" "5000" "5"`,
  (reponse) => {
    const cause = /^200 result=\d{5}$/.test(reponse) ? CAUSE_ENREGISTRE : CAUSE_REFUSE
    return `EXEC MSet "${VARIABLE_CAUSE}=${cause},${VARIABLE_FAIT}=1,${VARIABLE_DELAI}=25"`
  },
  () => `EXEC Background "${CONFIRMATION}"`,
]

/**
 * A FastAGI script that does nothing but the same prompts: the rate this Asterisk reaches with it is the ceiling ours
 * is compared with. Resolves once it listens on `port`.
 */
export async function servirScriptNu(port: number, adresse = '0.0.0.0'): Promise<Server> {
  const serveur = createServer({ noDelay: true }, repeter)
  await new Promise<void>((pret) => serveur.listen(port, adresse, pret))
  return serveur
}

function repeter(socket: Socket): void {
  const restantes = [...COMMANDES]
  let recu = ''
  // The environment ends with an empty line, an answer with a line end: nothing else is looked at.
  let terminateur = '\n\n'
  socket.on('error', () => socket.destroy())
  socket.on('data', (octets) => {
    recu += octets.toString('latin1')
    if (!recu.endsWith(terminateur)) return
    const commande = restantes.shift()
    if (commande === undefined) socket.end()
    else socket.write(`${commande(recu.trim())}\n`)
    terminateur = '\n'
    recu = ''
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await servirScriptNu(Number(process.env.SONNETTE_AGI_PORT ?? 4573))
}
