import { Command, Option } from 'commander'
import { antennesVisibles } from '../../db/antennes.ts'
import type { Db } from '../../db/index.ts'
import type { Role } from '../../db/schema.ts'
import {
  ajouterUtilisateur,
  changerMotDePasse,
  desactiverUtilisateur,
  retirerSecondFacteurDe,
} from '../../domain/utilisateurs.ts'
import { codeAcceptable } from '../../domain/secondFacteur.ts'
import { comptesDeDemonstration, secretDe } from '../../jobs/demonstration/comptes.ts'
import { avecLaBase } from '../base.ts'
import { estUneDemonstration } from './demo.ts'
import { tirerMotDePasse } from '../motDePasse.ts'
import { CommandeRefusee } from '../refus.ts'
import { ecrireSortie } from '../sortie.ts'

const ROLES = [
  'gestionnaire',
  'coordonnateur',
  'siege',
  'informatique',
  'administrateur',
  'auditeur',
] as const

interface Ajout {
  nom: string
  prenom: string
  role: Role
  antenne?: string
}

/** `utilisateur`: the accounts of the extranet. Passwords are drawn and said once. */
export function commandeUtilisateur(): Command {
  const commande = new Command('utilisateur')
    .usage('<commande> [options]')
    .description("gère les comptes de l'extranet")
  commande
    .command('ajouter <courriel>')
    .description('ouvre un compte et donne son mot de passe')
    .requiredOption('--nom <nom>', 'nom')
    .requiredOption('--prenom <prenom>', 'prénom')
    .addOption(new Option('--role <role>', 'rôle').choices(ROLES).makeOptionMandatory())
    .option('--antenne <code>', "code de l'antenne, pour un gestionnaire ou un coordonnateur")
    .action(async (courriel: string, { antenne, ...reste }: Ajout) => {
      const motDePasse = tirerMotDePasse()
      await avecLaBase(
        async (db) => {
          const antenneId = antenne === undefined ? null : await antenneDuCode(db, antenne)
          await ajouterUtilisateur(db, { courriel, ...reste, antenneId, motDePasse }, Date.now())
        },
        { creer: true },
      )
      await ecrireSortie(`Compte ${courriel} ouvert. Mot de passe : ${motDePasse}\n`)
    })
  commande
    .command('desactiver <courriel>')
    .description('ferme un compte et ses sessions')
    .action(async (courriel: string) => {
      await avecLaBase((db) => desactiverUtilisateur(db, courriel, Date.now()))
      await ecrireSortie(`Compte ${courriel} fermé.\n`)
    })
  commande
    .command('reinitialiser <courriel>')
    .description('donne un nouveau mot de passe, et rouvre le compte')
    .action(async (courriel: string) => {
      const motDePasse = tirerMotDePasse()
      await avecLaBase((db) => changerMotDePasse(db, courriel, motDePasse, Date.now()))
      await ecrireSortie(`Nouveau mot de passe de ${courriel} : ${motDePasse}\n`)
    })
  commande
    .command('sans-second-facteur <courriel>')
    .description('retire le second facteur de qui a perdu son téléphone et ses codes')
    .action(async (courriel: string) => {
      await avecLaBase((db) => retirerSecondFacteurDe(db, courriel, Date.now()))
      await ecrireSortie(`Second facteur de ${courriel} retiré.\n`)
    })
  commande
    .command('code <courriel>')
    .description('donne le code du second facteur, pour un compte de démonstration')
    .action(async (courriel: string) => {
      await ecrireSortie(`${await avecLaBase((db) => codeDeDemonstration(db, courriel))}\n`)
    })
  return commande
}

// Whoever reads the base could tell the code of anybody: only a demonstration does it for you.
async function codeDeDemonstration(db: Db, courriel: string): Promise<string> {
  const compte = comptesDeDemonstration().find((connu) => connu.courriel === courriel.trim().toLowerCase())
  if (!estUneDemonstration() || compte === undefined) {
    throw new CommandeRefusee(
      'Les codes ne se disent que pour les comptes de la démonstration. Téléphone perdu : « sans-second-facteur ».',
    )
  }
  const connu = await secretDe(db, compte.courriel)
  if (connu === undefined) throw new CommandeRefusee(`${compte.courriel} se connecte sans second facteur.`)
  const code = codeAcceptable(connu.secret, connu.dernierPas, Date.now())
  if (code === undefined) throw new CommandeRefusee('Les codes du moment ont servi : attendez 30 secondes.')
  return code
}

async function antenneDuCode(db: Db, code: string): Promise<number> {
  const antennes = await antennesVisibles(db, 'toutes')
  const antenne = antennes.find((a) => a.code.toUpperCase() === code.toUpperCase())
  if (antenne !== undefined) return antenne.id
  const connues = antennes.map((a) => a.code).join(', ')
  throw new CommandeRefusee(`Aucune antenne ${code}${connues === '' ? '' : ` : il y a ${connues}`}.`)
}
