import { Command } from 'commander'
import { commandeAntenne } from './commandes/antenne.ts'
import { commandeAppels } from './commandes/appels.ts'
import { commandeDemo } from './commandes/demo.ts'
import { commandeEtat } from './commandes/etat.ts'
import { commandeExemples } from './commandes/exemples.ts'
import { commandeImporter } from './commandes/importer.ts'
import { commandeInterventions } from './commandes/interventions.ts'
import { commandeMessage } from './commandes/message.ts'
import { commandeUtilisateur } from './commandes/utilisateur.ts'
import { commandeVerifier } from './commandes/verifier.ts'

const TITRES: Readonly<Record<string, string>> = {
  'Usage:': 'Usage :',
  'Arguments:': 'Arguments :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
}

/** The administrator's command, in French to the end; a fault is thrown (see `refus.ts`). */
export function sonnette(): Command {
  const programme = new Command('sonnette')
    .usage('<commande> [options]')
    .description("La commande de l'administrateur.")
  const commandes = [
    commandeEtat(),
    commandeAppels(),
    commandeInterventions(),
    commandeExemples(),
    commandeImporter(),
    commandeAntenne(),
    commandeUtilisateur(),
    commandeMessage(),
    commandeVerifier(),
    commandeDemo(),
  ]
  for (const commande of commandes) programme.addCommand(commande)
  franciser(programme)
  return programme
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
