import { CommanderError } from 'commander'
import { AntenneRefusee } from '../domain/antennes.ts'
import { ReglagesInvalides } from '../domain/reglages.ts'
import { CompteRefuse } from '../domain/utilisateurs.ts'
import { FluxInconnu } from '../jobs/importerFichier.ts'

/** The command cannot do what it was asked; the message is French, for a person. */
export class CommandeRefusee extends Error {}

const ATTENDUES = [CommandeRefusee, AntenneRefusee, ReglagesInvalides, CompteRefuse, FluxInconnu]

const FAUTES: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'Option inconnue',
  'commander.unknownCommand': 'Commande inconnue',
  'commander.missingArgument': 'Argument manquant',
  'commander.optionMissingArgument': 'Valeur manquante pour',
  'commander.missingMandatoryOptionValue': 'Option obligatoire absente',
  'commander.excessArguments': "Trop d'arguments",
}

/** What to say of a failure, and the exit status: 1 for what a person can mend, 2 for what we must. */
export function direLEchec(erreur: unknown): { message: string; statut: number } {
  if (erreur instanceof CommanderError) return direLaFaute(erreur)
  if (ATTENDUES.some((classe) => erreur instanceof classe)) {
    return { message: (erreur as Error).message, statut: 1 }
  }
  const detail = erreur instanceof Error ? (erreur.stack ?? erreur.message) : String(erreur)
  return { message: `Erreur inattendue.\n${detail}`, statut: 2 }
}

function direLaFaute({ code, message, exitCode }: CommanderError): { message: string; statut: number } {
  if (exitCode === 0) return { message: '', statut: 0 }
  if (code === 'commander.help') return { message: '', statut: 1 }
  const faute = FAUTES[code]
  const objet = /'([^']+)'/.exec(message)?.[1]
  const invalide = /^error: .*'([^']+)'.* is invalid\. (.+)$/s.exec(message)
  if (invalide !== null) return { message: `${objet} : ${direLesChoix(invalide[2] ?? '')}`, statut: 1 }
  if (faute === undefined) return { message: message.replace(/^error: /, ''), statut: 1 }
  return { message: `${faute}${objet === undefined ? '' : ` : ${objet}`}. Voir --help.`, statut: 1 }
}

function direLesChoix(texte: string): string {
  return texte.replace(/^Allowed choices are/, 'valeurs possibles :')
}
