import { Command } from 'commander'
import { poserAntenne } from '../../domain/antennes.ts'
import { avecLaBase } from '../base.ts'
import { ecrireSortie } from '../sortie.ts'

const liste = (texte: string): string[] => texte.split(',').map((element) => element.trim())

/** `antenne`: the local offices, which the first import of an empty box needs. */
export function commandeAntenne(): Command {
  return new Command('antenne')
    .argument('<code>', 'code de l’antenne dans les fichiers, en majuscules')
    .description('ajoute une antenne, ou change la sienne')
    .requiredOption('--nom <nom>', 'nom')
    .requiredOption('--adresse <adresse>', 'adresse')
    .option('--codes-postaux <liste>', 'codes postaux qu’elle dessert, séparés par des virgules', liste, [])
    .action(async (code: string, options: { nom: string; adresse: string; codesPostaux: string[] }) => {
      await avecLaBase(async (db) => poserAntenne(db, { code, ...options }, Date.now()), { creer: true })
      await ecrireSortie(`Antenne ${code} enregistrée.\n`)
    })
}
