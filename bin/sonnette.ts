import { Command } from 'commander'
import { commandeAppels } from './commandes/appels.ts'
import { commandeDemo } from './commandes/demo.ts'
import { commandeEtat } from './commandes/etat.ts'
import { commandeExemples } from './commandes/exemples.ts'
import { commandeImporter } from './commandes/importer.ts'
import { commandeInterventions } from './commandes/interventions.ts'
import { commandeMessage } from './commandes/message.ts'
import { commandeUtilisateur } from './commandes/utilisateur.ts'
import { commandeVerifier } from './commandes/verifier.ts'
import { direLEchec } from './refus.ts'

const TITRES: Readonly<Record<string, string>> = {
  'Usage:': 'Usage :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
}

const programme = new Command('sonnette').description("La commande de l'administrateur.")
const commandes = [
  commandeEtat(),
  commandeAppels(),
  commandeInterventions(),
  commandeExemples(),
  commandeImporter(),
  commandeUtilisateur(),
  commandeMessage(),
  commandeVerifier(),
  commandeDemo(),
]
for (const commande of commandes) programme.addCommand(commande)
franciser(programme)

// A reader that stops early (`| head`) is no failure.
process.stdout.on('error', (erreur: NodeJS.ErrnoException) => process.exit(erreur.code === 'EPIPE' ? 0 : 2))

try {
  await programme.parseAsync()
} catch (erreur) {
  const { message, statut } = direLEchec(erreur)
  if (message !== '') console.error(message)
  process.exitCode = statut
}

function franciser(commande: Command): void {
  commande
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .configureHelp({ styleTitle: (titre) => TITRES[titre] ?? titre })
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand('help [commande]', "affiche l'aide d'une commande")
  for (const fille of commande.commands) franciser(fille)
}
