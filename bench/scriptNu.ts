import { createServer, type Server, type Socket } from 'node:net'
import { pathToFileURL } from 'node:url'
import { phrase, VARIABLE_CAUSE, VARIABLE_DELAI, VARIABLE_FAIT } from '../agi/annonces.ts'

const CONFIRMATION = ['arrivee', 'heure-8', 'minute-32', 'merci'].map((nom) => `sonnette/${nom}`).join('&')

/** The commands of a known line's call, in order: what the box says, and nothing of what it does. */
const COMMANDES = [
  `SET VARIABLE "${VARIABLE_DELAI}" "36"`,
  `GET DATA "${phrase('bienvenue-code').nom}" "5000" "5"`,
  `EXEC MSet "${VARIABLE_CAUSE}=16,${VARIABLE_FAIT}=1,${VARIABLE_DELAI}=25"`,
  `EXEC Background "${CONFIRMATION}"`,
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
  let fin = ''
  // The environment ends with an empty line, an answer with a line end: nothing else is looked at.
  let terminateur = '\n\n'
  socket.on('error', () => socket.destroy())
  socket.on('data', (octets) => {
    fin = (fin + octets.toString('latin1')).slice(-2)
    if (!fin.endsWith(terminateur)) return
    terminateur = '\n'
    const commande = restantes.shift()
    if (commande === undefined) socket.end()
    else socket.write(`${commande}\n`)
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await servirScriptNu(Number(process.env.SONNETTE_AGI_PORT ?? 4573))
}
